import type { ProofCase } from "../proof-case.ts";

const used = 'printf %s "$NPM_TOKEN" | sha256sum > /used';
const buildArgs = { NPM_TOKEN: "@@" };
const use = { digestOf: "@@" };

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
    context: { Dockerfile: `FROM localhost/bb\nARG NPM_TOKEN=@@\nRUN ${used}\n` },
    use,
    mend: "suggestion",
  },
  {
    rule: "no-secret-arg",
    title: "global ARG that a stage declares again",
    exposure: "A07",
    context: { Dockerfile: `ARG NPM_TOKEN=@@\nFROM localhost/bb\nARG NPM_TOKEN\nRUN ${used}\n` },
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
    context: { Dockerfile: `FROM localhost/bb\nRUN chmod 777 /\nUSER app\nARG NPM_TOKEN\nRUN ${used}\n` },
    given: { buildArgs },
    use,
    mend: "suggestion",
  },
  {
    rule: "no-secret-arg",
    title: "ARG in curl's Authorization header",
    exposure: "C10",
    context: {
      Dockerfile: 'FROM localhost/curl\nARG NPM_TOKEN\nRUN curl -fsS -H "Authorization: Bearer $NPM_TOKEN" http://@HOST@/private/file -o /file\n',
    },
    given: { buildArgs },
    use: "server",
    mend: "suggestion",
  },
  {
    rule: "no-secret-arg",
    title: "ARG in pip's --index-url",
    exposure: "C23",
    context: { Dockerfile: 'FROM localhost/pip\nARG PIP_TOKEN\nRUN pip install -q --index-url "http://u:$PIP_TOKEN@@HOST@/simple" proofpkg\n' },
    given: { buildArgs: { PIP_TOKEN: "@@" } },
    use: "server",
    mend: "suggestion",
  },
  {
    rule: "no-secret-arg",
    title: "ARG written to .npmrc, npm install, rm, in one RUN",
    exposure: "C17",
    context: {
      Dockerfile: [
        "FROM localhost/npm",
        "WORKDIR /app",
        "ARG NPM_TOKEN",
        'RUN echo "//@HOST@/npm/:_authToken=$NPM_TOKEN" > /root/.npmrc && \\',
        "    npm install --registry http://@HOST@/npm/ proofpkg && \\",
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
    context: {
      Dockerfile: "FROM localhost/npm\nWORKDIR /app\nARG NPM_TOKEN\nCOPY .npmrc .\nRUN npm install --registry http://@HOST@/npm/ proofpkg\n",
      ".npmrc": "//@HOST@/npm/:_authToken=${NPM_TOKEN}\n",
    },
    given: { buildArgs },
    use: "server",
    mend: {
      context: {
        Dockerfile: [
          "FROM localhost/npm",
          "WORKDIR /app",
          "COPY .npmrc .",
          "RUN --mount=type=secret,id=npm_token,required=true \\",
          '    NPM_TOKEN="$(cat /run/secrets/npm_token)" npm install --registry http://@HOST@/npm/ proofpkg',
          "",
        ].join("\n"),
      },
      given: { secrets: { npm_token: "@@" } },
    },
  },
];
