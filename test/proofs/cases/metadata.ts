import type { ProofCase } from "../proof-case.ts";

const use = "at run time";

export const metadataCases: readonly ProofCase[] = [
  {
    rule: "no-secret-argv",
    title: "CMD with a literal",
    exposure: "G03",
    context: { Dockerfile: 'FROM localhost/bb\nCMD ["/app", "--token={secret}"]\n' },
    use,
    mend: { context: { Dockerfile: 'FROM localhost/bb\nCMD ["/app", "--token-file=/run/secrets/token"]\n' } },
  },
  {
    rule: "no-secret-argv",
    title: "CMD with a literal, replaced by a later CMD",
    exposure: "G10",
    context: { Dockerfile: 'FROM localhost/bb\nCMD ["/app", "--token={secret}"]\nCMD ["/app"]\n' },
    use,
    mend: { context: { Dockerfile: 'FROM localhost/bb\nCMD ["/app"]\n' } },
  },
  {
    rule: "no-secret-argv",
    title: "CMD with a literal, replaced in the stage that starts from it",
    exposure: "G10",
    context: { Dockerfile: 'FROM localhost/bb AS base\nCMD ["/app", "--token={secret}"]\nFROM base\nENTRYPOINT ["/app"]\n' },
    use,
    mend: { context: { Dockerfile: 'FROM localhost/bb AS base\nFROM base\nENTRYPOINT ["/app"]\n' } },
  },
  {
    rule: "no-secret-argv",
    title: "HEALTHCHECK with a password in an address",
    exposure: "G06",
    context: { Dockerfile: "FROM localhost/bb\nHEALTHCHECK CMD wget -q http://u:{secret}@localhost/ || exit 1\n" },
    use,
    mend: { context: { Dockerfile: "FROM localhost/bb\nHEALTHCHECK CMD wget -q http://localhost/healthz || exit 1\n" } },
  },
  {
    rule: "no-secret-metadata",
    title: "LABEL with a literal",
    exposure: "G01",
    context: { Dockerfile: "FROM localhost/bb\nLABEL deploy.stage=production deploy.token={secret}\n" },
    use,
    mend: "suggestion",
  },
  {
    rule: "no-secret-metadata",
    title: "LABEL with a literal, emptied later",
    exposure: "G11",
    context: { Dockerfile: "FROM localhost/bb\nLABEL token={secret}\nLABEL token=\n" },
    use,
    mend: "suggestion",
  },
  {
    rule: "no-hardcoded-secret",
    title: "a token in a comment",
    exposure: "C07",
    value: ["ghp", "k7Qd2mXw9RtT4sLz8HnBv3JcY6pFe5A0uNWG"].join("_"),
    context: { Dockerfile: "FROM localhost/bb\n# the old token was {secret}\nRUN echo done > /done\n" },
    use,
    before: { leaks: false },
    mend: { context: { Dockerfile: "FROM localhost/bb\nRUN echo done > /done\n" } },
  },
];
