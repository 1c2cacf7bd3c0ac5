import type { ProofCase } from "../proof-case.ts";

const dotenv = "API_KEY={secret}\n";
const npmrc = "//{host}/npm/:_authToken={secret}\n";
const install = "npm install --registry http://{host}/npm/ proofpkg";
const use = { digestOf: dotenv };

export const fileCases: readonly ProofCase[] = [
  {
    rule: "no-secret-copy",
    title: "COPY of a .env that a RUN reads",
    exposure: "D02",
    context: { Dockerfile: "FROM localhost/bb\nCOPY .env /app/.env\nRUN sha256sum /app/.env > /used\n", ".env": dotenv },
    use,
    mend: "suggestion",
  },
  {
    rule: "no-secret-copy",
    title: "COPY . . with a .env in a folder",
    exposure: "D04",
    context: { Dockerfile: "FROM localhost/bb\nWORKDIR /app\nCOPY . .\n", "api/.env": dotenv, "app.js": "x\n", ".dockerignore": ".env\n" },
    use: "at run time",
    mend: "suggestion",
  },
  {
    rule: "no-secret-copy",
    title: "COPY of a folder with a private key",
    exposure: "D03",
    context: {
      Dockerfile: "FROM localhost/bb\nCOPY config /app/config\n",
      "config/id_rsa": "-----BEGIN OPENSSH PRIVATE KEY-----\n{secret}\n-----END OPENSSH PRIVATE KEY-----\n",
      "config/app.conf": "a=b\n",
    },
    use: "at run time",
    mend: "suggestion",
  },
  {
    rule: "no-secret-copy",
    title: "COPY . . with a .git whose remote has a token",
    exposure: "D31",
    context: {
      Dockerfile: "FROM localhost/bb\nCOPY . /src/\n",
      ".git/config": '[remote "origin"]\n\turl = https://x:{secret}@git.example.com/o/r.git\n',
      "app.js": "x\n",
    },
    use: "at run time",
    mend: "suggestion",
  },
  {
    rule: "no-secret-copy",
    title: "COPY --from of everything in a stage",
    exposure: "D07",
    context: {
      Dockerfile: "FROM localhost/bb AS builder\nCOPY .env /b/.env\nRUN sha256sum /b/.env > /used\nFROM scratch\nCOPY --from=builder / /\n",
      ".env": dotenv,
    },
    use,
    mend: {
      context: {
        Dockerfile: [
          "FROM localhost/bb AS builder",
          "RUN --mount=type=secret,id=env,target=/b/.env,required=true sha256sum /b/.env > /used",
          "FROM scratch",
          "COPY --from=builder /used /used",
          "",
        ].join("\n"),
      },
      secrets: { env: dotenv },
    },
  },
  {
    rule: "no-secret-copy",
    title: "COPY --from of the file itself",
    context: {
      Dockerfile: "FROM localhost/bb AS builder\nCOPY .env /b/.env\nFROM localhost/bb\nCOPY --from=builder /b/.env /app/\nRUN sha256sum /app/.env > /used\n",
      ".env": dotenv,
    },
    use,
    mend: "suggestion",
  },
  {
    rule: "no-secret-copy",
    title: "COPY of a packed archive",
    exposure: "D16",
    context: { Dockerfile: "FROM localhost/bb\nCOPY app.tgz /app/\n", "app.tgz": { archive: { ".npmrc": npmrc, "app.js": "x\n" } } },
    use: "at run time",
    mend: { context: { "app.tgz": { archive: { "app.js": "x\n" } } } },
  },
  {
    rule: "no-copy-then-rm",
    title: "ADD of an archive, a file of which a later RUN deletes",
    exposure: "D15",
    context: { Dockerfile: "FROM localhost/bb\nADD app.tar /app/\nRUN rm /app/.env\n", "app.tar": { archive: { ".env": dotenv, "app.js": "x\n" } } },
    use: "at run time",
    mend: { context: { Dockerfile: "FROM localhost/bb\nADD app.tar /app/\n", "app.tar": { archive: { "app.js": "x\n" } } } },
  },
  {
    rule: "no-copy-then-rm",
    title: "COPY of a .env, deleted by a later RUN",
    exposure: "D01",
    context: { Dockerfile: "FROM localhost/bb\nCOPY .env /app/.env\nRUN sha256sum /app/.env > /used\nRUN rm /app/.env\n", ".env": dotenv },
    use,
    mend: "suggestion",
  },
  {
    rule: "no-copy-then-rm",
    title: "COPY of a key, deleted with its directory and the file beside it",
    context: {
      Dockerfile: [
        "FROM localhost/bb",
        "COPY id_rsa known_hosts /root/.ssh/",
        "RUN chmod 600 /root/.ssh/id_rsa && sha256sum /root/.ssh/id_rsa > /used && grep -q git /root/.ssh/known_hosts && rm -rf /root/.ssh",
        "RUN test ! -e /root/.ssh/known_hosts",
        "",
      ].join("\n"),
      id_rsa: dotenv,
      known_hosts: "git.example.com ssh-ed25519 x\n",
    },
    use,
    mend: "suggestion",
  },
  {
    rule: "no-copy-then-rm",
    title: "COPY of an .npmrc, npm install and rm in one RUN",
    exposure: "C41",
    tool: "npm",
    context: { Dockerfile: `FROM localhost/bb\nWORKDIR /a\nCOPY .npmrc .\nRUN ${install} && rm -f .npmrc\n`, ".npmrc": npmrc },
    use: "server",
    mend: "suggestion",
  },
  {
    rule: "no-copy-then-rm",
    title: "COPY of an .npmrc, overwritten later",
    exposure: "D05",
    tool: "npm",
    context: { Dockerfile: `FROM localhost/bb\nWORKDIR /a\nCOPY .npmrc .\nRUN ${install}\nRUN echo > .npmrc\n`, ".npmrc": npmrc },
    use: "server",
    mend: "suggestion",
  },
  {
    rule: "no-secret-in-build",
    title: "COPY of a .env in a stage that is left behind",
    exposure: "D06",
    context: {
      Dockerfile: "FROM localhost/bb AS builder\nCOPY .env /b/.env\nRUN sha256sum /b/.env > /used\nFROM localhost/bb\nCOPY --from=builder /used /used\n",
      ".env": dotenv,
    },
    stage: "builder",
    use,
    mend: "suggestion",
  },
  {
    rule: "no-secret-add",
    title: "ADD of an address with a password",
    exposure: "D18",
    tool: "curl",
    context: { Dockerfile: "FROM localhost/bb\nRUN curl --version\nADD http://u:{secret}@{host}/private/file /file\n" },
    onlyBuildKit: "image.history",
    use: "server",
    mend: "suggestion",
  },
  {
    rule: "no-secret-add",
    title: "ADD of an address with a token in its query",
    exposure: "D19",
    tool: "curl",
    context: { Dockerfile: "FROM localhost/bb\nRUN curl --version\nARG NPM_TOKEN\nADD http://{host}/private/file?token=$NPM_TOKEN /file\n" },
    given: { buildArgs: { NPM_TOKEN: "{secret}" } },
    onlyBuildKit: "image.history",
    use: "server",
    before: { leaks: false },
    mend: "suggestion",
  },
];
