import type { ProofCase } from "../proof-case.ts";

const used = 'printf %s "$NPM_TOKEN" | sha256sum > /used';
const use = { digestOf: "{secret}" };

export const environmentCases: readonly ProofCase[] = [
  {
    rule: "no-secret-env",
    title: "ENV with a literal that a RUN uses",
    exposure: "B01",
    context: { Dockerfile: `FROM localhost/bb\nENV NPM_TOKEN={secret}\nRUN ${used}\n` },
    use,
    mend: "suggestion",
  },
  {
    rule: "no-secret-env",
    title: "ENV from an ARG",
    exposure: "B03",
    context: { Dockerfile: `FROM localhost/bb\nARG NPM_TOKEN\nENV NPM_TOKEN=$NPM_TOKEN\nRUN ${used}\n` },
    given: { buildArgs: { NPM_TOKEN: "{secret}" } },
    use,
    mend: "suggestion",
  },
  {
    rule: "no-secret-env",
    title: "ENV that a later ENV empties",
    exposure: "B05",
    context: { Dockerfile: `FROM localhost/bb\nENV NPM_TOKEN={secret}\nRUN ${used}\nENV NPM_TOKEN=\n` },
    use,
    mend: "suggestion",
  },
  {
    rule: "no-secret-env",
    title: "ENV in the stage that the last one starts from",
    exposure: "B08",
    context: { Dockerfile: `FROM localhost/bb AS base\nENV NPM_TOKEN={secret}\nFROM base\nRUN ${used}\n` },
    use,
    mend: "suggestion",
  },
  {
    rule: "no-secret-env",
    title: "password in a connection string",
    exposure: "B07",
    context: { Dockerfile: "FROM localhost/bb\nENV DATABASE_URL=postgres://app:{secret}@db.internal:5432/app\n" },
    use: "at run time",
    mend: "suggestion",
  },
  {
    rule: "no-default-password",
    title: "ENV with a default that everybody knows",
    value: "changeme",
    context: { Dockerfile: "FROM localhost/bb\nENV ADMIN_PASSWORD=changeme\nCMD [\"/bin/sh\"]\n" },
    use: "at run time",
    mend: "suggestion",
  },
];
