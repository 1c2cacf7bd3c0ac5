import type { Dockerfile } from "../../parser/dockerfile/ast.ts";
import type { Settings } from "../../trace/settings.ts";

/**
 * Whether a secret mount may use `env=`. The setting decides; `auto` reads `# syntax`: frontends from 1.10 on know it,
 * and so does whatever `docker/dockerfile:1` names today. Without the line the builder's own frontend is used, which
 * may be older, and buildah before 1.44 refuses it (EXPOSURE section 6).
 */
export function allowsEnvironmentMount({ directives }: Dockerfile, { mountStyle }: Settings): boolean {
  if (mountStyle !== "auto") return mountStyle === "env";
  const syntax = directives.find(({ name }) => name === "syntax")?.value ?? "";
  const match = /(?:^|\/)docker\/dockerfile(?:-upstream)?(?::(\d+)(?:\.(\d+))?(?:\.\d+)?(?:-labs)?|:latest|:labs)?(?:@|$)/.exec(syntax);
  if (!match) return false;
  const [, major, minor] = match;
  return major === undefined || Number(major) > 1 || (major === "1" && (minor === undefined || Number(minor) >= 10));
}
