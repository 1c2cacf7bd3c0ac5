import type { Evidence } from "./evidence.ts";
import { judgeFileName } from "./files.ts";
import { judgeName } from "./names.ts";

/** Hosts that only the build can reach: a helper beside it that hands out secrets, the cloud's metadata service. */
const nearHost = /^(localhost|host\.docker\.internal|127\.\d+\.\d+\.\d+|10\.\d+\.\d+\.\d+|192\.168\.\d+\.\d+|172\.(1[6-9]|2\d|3[01])\.\d+\.\d+|169\.254\.\d+\.\d+|\[::1\]|[a-z0-9_-]+)(:\d+)?$/i;

/**
 * Whether what an address names is a credential. A public host serves public keys under names such as
 * `release.key`, so there only names that are never public count; a host beside the build may serve any secret.
 */
export function judgeDownload(url: string): Evidence | null {
  const match = /^(?:[a-z][a-z0-9]*:\/\/)?(?:[^/@]*@)?([^/?#]+)([^?#]*)/i.exec(url);
  if (!match) return null;
  const [, host = "", path = ""] = match;
  const base = path.slice(path.lastIndexOf("/") + 1);
  if (base === "") return null;
  const isNear = nearHost.test(host) && /^[a-z][a-z0-9]*:\/\//i.test(url);
  const byFile = isNear || neverPublic.test(base) ? judgeFileName(path.slice(1)) : null;
  if (byFile && byFile.confidence !== "possible") return byFile;
  if (!isNear) return null;
  const verdict = judgeName(base.replace(/\.\w{1,5}$/, ""));
  return verdict && verdict.confidence !== "possible"
    ? { kind: verdict.kind, confidence: "likely", basis: "file", why: `its address ends in ${base}`, wellKnown: false }
    : null;
}

/** Names of files that are never public: logins, and the private halves of pairs, as TLS and SSH call them. Those of packages' signers are named after these. */
const neverPublic = /^(id_(rsa|dsa|ecdsa|ed25519)|\.npmrc|\.netrc|\.pypirc|\.pgpass|\.git-credentials|\.env|(server|client|tls|ssl|https|localhost|private)([-_]?key\.pem|\.key)|privkey\.pem)$/;
