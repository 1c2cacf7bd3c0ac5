import type { ProofCase } from "../proof-case.ts";

const used = 'printf %s "$NPM_TOKEN" | sha256sum > /used';
const use = { digestOf: "@@" };
const mounted = {
  context: {
    Dockerfile: `FROM localhost/bb\nRUN --mount=type=secret,id=npm_token,required=true export NPM_TOKEN="$(cat /run/secrets/npm_token)" && ${used}\n`,
  },
  given: { secrets: { npm_token: "@@" } },
};

export const environmentCases: readonly ProofCase[] = [
  {
    rule: "no-secret-env",
    title: "ENV with a literal that a RUN uses",
    exposure: "B01",
    context: { Dockerfile: `FROM localhost/bb\nENV NPM_TOKEN=@@\nRUN ${used}\n` },
    use,
    mend: mounted,
  },
  {
    rule: "no-secret-env",
    title: "ENV from an ARG",
    exposure: "B03",
    context: { Dockerfile: `FROM localhost/bb\nARG NPM_TOKEN\nENV NPM_TOKEN=$NPM_TOKEN\nRUN ${used}\n` },
    given: { buildArgs: { NPM_TOKEN: "@@" } },
    use,
    mend: mounted,
  },
  {
    rule: "no-secret-env",
    title: "ENV that a later ENV empties",
    exposure: "B05",
    context: { Dockerfile: `FROM localhost/bb\nENV NPM_TOKEN=@@\nRUN ${used}\nENV NPM_TOKEN=\n` },
    use,
    mend: mounted,
  },
  {
    rule: "no-secret-env",
    title: "ENV in the stage that the last one starts from",
    exposure: "B08",
    context: { Dockerfile: `FROM localhost/bb AS base\nENV NPM_TOKEN=@@\nFROM base\nRUN ${used}\n` },
    use,
    mend: mounted,
  },
  {
    rule: "no-secret-env",
    title: "password in a connection string",
    exposure: "B07",
    context: { Dockerfile: "FROM localhost/bb\nENV DATABASE_URL=postgres://app:@@@db.internal:5432/app\n" },
    use: "at run time",
    mend: { context: { Dockerfile: "FROM localhost/bb\nENV DATABASE_HOST=db.internal\n" } },
  },
  {
    rule: "no-default-password",
    title: "ENV with a default that everybody knows",
    value: "changeme",
    context: { Dockerfile: "FROM localhost/bb\nENV ADMIN_PASSWORD=changeme\nCMD [\"/bin/sh\"]\n" },
    use: "at run time",
    mend: { context: { Dockerfile: "FROM localhost/bb\nCMD [\"/bin/sh\", \"-c\", \": ${ADMIN_PASSWORD:?is not set}\"]\n" } },
  },
];
