import type { ProofCase } from "../proof-case.ts";

const used = 'printf %s "$NPM_TOKEN" | sha256sum > /used';
const buildArgs = { NPM_TOKEN: "{secret}" };
const use = { digestOf: "{secret}" };

export const argumentCases: readonly ProofCase[] = [
  {
    rule: "no-secret-arg",
    title: "ARG that a RUN uses",
    exposure: "A03",
    context: { Dockerfile: `FROM localhost/bb\nARG NPM_TOKEN\nRUN ${used}\n` },
    given: { buildArgs },
    use,
    mend: "suggestion",
  },
  {
    rule: "no-secret-arg",
    title: "ARG with a default",
    exposure: "A04",
    context: { Dockerfile: `FROM localhost/bb\nARG NPM_TOKEN={secret}\nRUN ${used}\n` },
    use,
    mend: "suggestion",
  },
  {
    rule: "no-secret-arg",
    title: "global ARG that a stage declares again",
    exposure: "A07",
    context: { Dockerfile: `ARG NPM_TOKEN={secret}\nFROM localhost/bb\nARG NPM_TOKEN\nRUN ${used}\n` },
    use,
    mend: "suggestion",
  },
  {
    rule: "no-secret-arg",
    title: "ARG in the stage that the last one starts from, used in two RUNs",
    exposure: "A19",
    context: { Dockerfile: `FROM localhost/bb AS base\nARG NPM_TOKEN\nRUN test -n "$NPM_TOKEN"\nRUN ${used}\nFROM base\nRUN echo done > /done\n` },
    given: { buildArgs },
    use,
    mend: "suggestion",
  },
  {
    rule: "no-secret-arg",
    title: "ARG, with a RUN of another user",
    exposure: "F05",
    context: { Dockerfile: `FROM localhost/bb\nRUN touch /used && chown app /used\nUSER app\nARG NPM_TOKEN\nRUN ${used}\n` },
    given: { buildArgs },
    use,
    mend: "suggestion",
  },
  {
    rule: "no-secret-arg",
    title: "ARG in curl's Authorization header",
    exposure: "C10",
    tool: "curl",
    context: {
      Dockerfile: 'FROM localhost/bb\nARG NPM_TOKEN\nRUN curl -fsS -H "Authorization: Bearer $NPM_TOKEN" http://{host}/private/file -o /file\n',
    },
    given: { buildArgs },
    use: "server",
    mend: "suggestion",
  },
  {
    rule: "no-secret-arg",
    title: "ARG in pip's --index-url",
    exposure: "C23",
    tool: "pip",
    context: { Dockerfile: 'FROM localhost/bb\nARG PIP_TOKEN\nRUN pip install -q --index-url "http://u:$PIP_TOKEN@{host}/simple" proofpkg\n' },
    given: { buildArgs: { PIP_TOKEN: "{secret}" } },
    use: "server",
    mend: "suggestion",
  },
  {
    rule: "no-secret-arg",
    title: "ARG written to .npmrc, npm install, rm, in one RUN",
    exposure: "C17",
    tool: "npm",
    context: {
      Dockerfile: [
        "FROM localhost/bb",
        "WORKDIR /app",
        "ARG NPM_TOKEN",
        'RUN echo "//{host}/npm/:_authToken=$NPM_TOKEN" > /root/.npmrc && \\',
        "    npm install --registry http://{host}/npm/ proofpkg && \\",
        "    rm /root/.npmrc",
        "",
      ].join("\n"),
    },
    given: { buildArgs },
    use: "server",
    mend: "suggestion",
  },
  {
    rule: "no-secret-arg",
    title: "ARG that a copied .npmrc refers to",
    exposure: "C20",
    tool: "npm",
    context: {
      Dockerfile: "FROM localhost/bb\nWORKDIR /app\nARG NPM_TOKEN\nCOPY .npmrc .\nRUN npm install --registry http://{host}/npm/ proofpkg\n",
      ".npmrc": "//{host}/npm/:_authToken=${NPM_TOKEN}\n",
    },
    given: { buildArgs },
    use: "server",
    mend: "suggestion",
  },
];
