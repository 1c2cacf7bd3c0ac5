import type { Workspace } from "./workspace.ts";

/** Keeps each answer about a path as long as its workspace is in use, whose files stay as they were when first asked for. */
export function perWorkspace<Answer, Rest extends readonly unknown[]>(
  ask: (path: string, workspace: Workspace, ...rest: Rest) => Answer,
): (path: string, workspace: Workspace, ...rest: Rest) => Answer {
  const answers = new WeakMap<Workspace, Map<string, Answer>>();
  return (path, workspace, ...rest) => {
    let known = answers.get(workspace);
    if (known === undefined) answers.set(workspace, (known = new Map<string, Answer>()));
    let answer = known.get(path);
    if (answer === undefined) known.set(path, (answer = ask(path, workspace, ...rest)));
    return answer;
  };
}
