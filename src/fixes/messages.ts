import type { Suggestion } from "../findings/rule.ts";

/** What the suggestions say, by the rewrite behind them. Rules that offer any spread them into their messages. */
export const suggestionMessages = {
  mountArgument: "Mount {{name}} as a secret where it is used, and remove the {{keywords}}.",
  mountForPrograms: "Mount {{name}} as a secret where a program may read it from its environment (no RUN names it), and remove the {{keywords}}.",
  removeVariable: "Remove {{name}}: no RUN needs it. What needs it in the container is given it when that starts.",
  mountFile: "Mount {{name}} as a secret where it is read, and do not copy it.",
  removeCopy: "Do not copy {{name}}: no RUN reads it. What needs it in the container is given it when that starts.",
  mountAndIgnoreFile: "Mount {{name}} as a secret where it is read, do not copy it, and add {{entry}} to {{file}}, for a directory that is copied brings it, too.",
  removeCopyAndIgnore: "Do not copy {{name}}: no RUN reads it. Add {{entry}} to {{file}}, for a directory that is copied brings it, too. What needs it in the container is given it when that starts.",
  forwardAgent: "Let the build use the SSH agent (--mount=type=ssh) where git or ssh runs, and do not copy {{name}}.",
  ignoreFiles: "Add {{entries}} to {{file}}.",
  ignoreAndMount: "Add {{entries}} to {{file}}, and mount what a RUN reads of it as a secret.",
  mountLiteral: "Mount {{name}} as a secret, and read it where it is written now.",
  sendHeader: "Hand the credential to git in a header, which it does not store, and take it out of the address.",
  moveSetting: "Give the setting to git itself (git -c … clone), which does not store it.",
  mountAtTarget: "Mount the secret at {{target}} instead of writing it there.",
  removeWritten: "Remove {{target}} at the end of the RUN that writes it.",
  writeWhereRead: "Write {{target}} in the RUN that reads it, and remove it there.",
  takeBack: "Take the setting out of {{target}} at the end of the RUN that makes it.",
  takeBackWhereRead: "Make the setting in the RUN that reads {{target}}, and take it out there.",
  fetchInRun: "Fetch it in a RUN with the credential mounted.",
  fetchWithVariable: "Fetch it in a RUN, which can have {{name}} mounted.",
  removeLabel: "Remove the label that holds {{name}}.",
  useGitToken: "Take the credential out of the address, and hand it to the build as the secret GIT_AUTH_TOKEN.",
  buildSecret: "Offer {{name}} to the build as a secret in place of an argument.",
  secretFileVariable: "Give the service the secret as a file, in {{variable}}.",
  requireVariable: "Take the value of {{name}} from Compose's environment.",
  requireInCommand: "Take it from Compose's environment, as {{variable}}. The container's own command line keeps it.",
} as const;

/** A rewrite with what it says; the rules hand it on as it is. */
export interface Proposal extends Suggestion {
  readonly messageId: keyof typeof suggestionMessages;
}
