import type { Channel } from "./channel.ts";
import type { CredentialFile } from "./image-files.ts";
import type { Leak, Place } from "./leak.ts";
import { baseName, directoriesAbove, shownPath } from "./paths.ts";
import { reachesImage, type OriginRecord, type Pass } from "./pass.ts";

/** What became of the files that each place brought, once the whole Dockerfile has been walked. */
export function fileLeaks(pass: Pass): Leak[] {
  return pass.origins.flatMap((record) => {
    const files = distinct(record);
    return files.length === 0 ? [] : [leakOf(pass, record, files)];
  });
}

/** The files to speak of, most telling first; a path that stands twice, for want of knowing which, counts once. */
function distinct({ origin }: OriginRecord): CredentialFile[] {
  const byLabel = new Map<string, CredentialFile>();
  const byPath = new Map(origin.files.map((file) => [file.path, file]));
  for (const file of origin.files) {
    // A file that a RUN made of a copied one is in a layer already; the COPY is the finding.
    if (origin.kind === "write" && file.secret.origin === "file") continue;
    // No file is below another: `/k/l` and `/k/l/id_rsa` are the two places where one may be.
    const above = directoriesAbove(file.path).map((directory) => byPath.get(directory)).find((other) => other?.secret === file.secret);
    const { label } = above ?? file;
    const known = byLabel.get(label);
    if (!known || (known.removal === null && file.removal !== null)) byLabel.set(label, file);
  }
  return [...byLabel.values()].sort((a, b) => rank(a) - rank(b));
}

function nameOf({ secret, path }: CredentialFile): string {
  return secret.goesByFile === true ? baseName(path) : secret.name;
}

function rank({ secret: { evidence } }: CredentialFile): number {
  return (evidence.confidence === "certain" ? 0 : 1) + (evidence.wellKnown ? 2 : 0);
}

function leakOf(pass: Pass, { origin, stage, extent, literal, detail }: OriginRecord, files: readonly CredentialFile[]): Leak {
  const [first] = files as [CredentialFile];
  const removal = files.every((file) => file.removal !== null) ? first.removal : null;
  const place: Place = origin.kind === "write" ? "write" : removal ? "copy-then-rm" : "copy";
  const channels: Channel[] = reachesImage(pass, stage) ? ["image.layer"] : ["cache.exported"];
  if (literal) channels.push("repository");
  return {
    place,
    range: origin.range,
    extent,
    subject: origin.kind === "write" ? nameOf(first) : first.label,
    evidence: first.secret.evidence,
    channels,
    literal,
    secret: first.secret,
    detail: {
      target: shownPath(first.path),
      files: files.map(({ label }) => label),
      targets: files.map(({ path }) => path),
      ...detail,
      ...(removal && { removal }),
    },
  };
}
