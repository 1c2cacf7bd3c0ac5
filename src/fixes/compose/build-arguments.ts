import type { Leak } from "../../trace/leak.ts";
import type { Trace } from "../../trace/trace.ts";
import type { Proposal } from "../messages.ts";
import { replaceVariable } from "../variables/replace-variable.ts";
import { withBuilders } from "./builders.ts";

/**
 * Offers a build argument as a secret instead, and mounts it in the Dockerfile that the service builds: all files, or
 * none. Null where the Dockerfile cannot be read or rewritten, for the build would no longer find the value.
 */
export function offerToBuild({ detail, extent, subject: name }: Leak, { compose }: Trace): Proposal | null {
  const service = compose?.services.find((one) => one.name.value === detail.service && one.build?.args.some(({ range }) => range[0] === extent[0]));
  const built = detail.keyword === "build.args" && service ? compose!.dockerfileOf(service) : null;
  const leak = built?.leaks.find(({ place, subject }) => place === "arg" && subject === name);
  const mounted = built && leak && replaceVariable(leak, built);
  const rewrite = mounted && withBuilders(mounted.rewrite, name, built.builtBy?.() ?? []);
  if (!rewrite) return null;
  return {
    messageId: "buildSecret",
    data: { name },
    rewrite: { ...rewrite, handover: rewrite.handover.filter(({ to }) => to === "compose") },
  };
}
