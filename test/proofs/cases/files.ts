import type { ProofCase } from "../proof-case.ts";

const dotenv = "API_KEY=@@\n";
const npmrc = "//@HOST@/npm/:_authToken=@@\n";
const install = "npm install --registry http://@HOST@/npm/ proofpkg";
const use = { digestOf: dotenv };

export const fileCases: readonly ProofCase[] = [
  {
    rule: "no-secret-copy",
    title: "COPY of a .env that a RUN reads",
    exposure: "D02",
    context: { Dockerfile: "FROM localhost/bb\nCOPY .env /app/.env\nRUN sha256sum /app/.env > /used\n", ".env": dotenv },
    use,
    mend: {
      context: { Dockerfile: "FROM localhost/bb\nRUN --mount=type=secret,id=env,target=/app/.env,required=true sha256sum /app/.env > /used\n" },
      given: { secrets: { env: dotenv } },
    },
  },
  {
    rule: "no-secret-copy",
    title: "COPY . . with a .env in a folder",
    exposure: "D04",
    context: { Dockerfile: "FROM localhost/bb\nWORKDIR /app\nCOPY . .\n", "api/.env": dotenv, "app.js": "x\n", ".dockerignore": ".env\n" },
    use: "at run time",
    mend: { context: { ".dockerignore": ".env\n**/.env\n" } },
  },
  {
    rule: "no-secret-copy",
    title: "COPY of a folder with a private key",
    exposure: "D03",
    context: {
      Dockerfile: "FROM localhost/bb\nCOPY config /app/config\n",
      "config/id_rsa": "-----BEGIN OPENSSH PRIVATE KEY-----\n@@\n-----END OPENSSH PRIVATE KEY-----\n",
      "config/app.conf": "a=b\n",
    },
    use: "at run time",
    mend: { context: { ".dockerignore": "**/id_rsa\n" } },
  },
  {
    rule: "no-secret-copy",
    title: "COPY . . with a .git whose remote has a token",
    exposure: "D31",
    context: {
      Dockerfile: "FROM localhost/bb\nCOPY . /src/\n",
      ".git/config": '[remote "origin"]\n\turl = https://x:@@@git.example.com/o/r.git\n',
      "app.js": "x\n",
    },
    use: "at run time",
    mend: { context: { ".dockerignore": ".git\n" } },
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
      given: { secrets: { env: dotenv } },
    },
  },
  {
    rule: "no-secret-copy",
    title: "COPY of a packed archive",
    exposure: "D16",
    context: { Dockerfile: "FROM localhost/bb\nCOPY backup /app/\n", "backup/.npmrc": npmrc, "backup/app.tgz": { archive: { ".npmrc": npmrc } } },
    use: "at run time",
    mend: { context: { "backup/.npmrc": null, "backup/app.tgz": { archive: { "app.js": "x\n" } } } },
  },
  {
    rule: "no-copy-then-rm",
    title: "COPY of a .env, deleted by a later RUN",
    exposure: "D01",
    context: { Dockerfile: "FROM localhost/bb\nCOPY .env /app/.env\nRUN sha256sum /app/.env > /used\nRUN rm /app/.env\n", ".env": dotenv },
    use,
    mend: {
      context: { Dockerfile: "FROM localhost/bb\nRUN --mount=type=secret,id=env,target=/app/.env,required=true sha256sum /app/.env > /used\n" },
      given: { secrets: { env: dotenv } },
    },
  },
  {
    rule: "no-copy-then-rm",
    title: "COPY of an .npmrc, npm install and rm in one RUN",
    exposure: "C41",
    context: { Dockerfile: `FROM localhost/npm\nWORKDIR /a\nCOPY .npmrc .\nRUN ${install} && rm -f .npmrc\n`, ".npmrc": npmrc },
    use: "server",
    mend: {
      context: { Dockerfile: `FROM localhost/npm\nWORKDIR /a\nRUN --mount=type=secret,id=npmrc,target=/a/.npmrc,required=true ${install}\n` },
      given: { secrets: { npmrc } },
    },
  },
  {
    rule: "no-copy-then-rm",
    title: "COPY of an .npmrc, overwritten later",
    exposure: "D05",
    context: { Dockerfile: `FROM localhost/npm\nWORKDIR /a\nCOPY .npmrc .\nRUN ${install}\nRUN echo > .npmrc\n`, ".npmrc": npmrc },
    use: "server",
    mend: {
      context: { Dockerfile: `FROM localhost/npm\nWORKDIR /a\nRUN --mount=type=secret,id=npmrc,target=/a/.npmrc,required=true ${install}\n` },
      given: { secrets: { npmrc } },
    },
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
    mend: {
      context: {
        Dockerfile: [
          "FROM localhost/bb AS builder",
          "RUN --mount=type=secret,id=env,target=/b/.env,required=true sha256sum /b/.env > /used",
          "FROM localhost/bb",
          "COPY --from=builder /used /used",
          "",
        ].join("\n"),
      },
      given: { secrets: { env: dotenv } },
    },
  },
  {
    rule: "no-secret-add",
    title: "ADD of an address with a password",
    exposure: "D18",
    context: { Dockerfile: "FROM localhost/curl\nADD http://u:@@@@HOST@/private/file /file\n" },
    onlyBuildKit: "image.history",
    use: "server",
    mend: {
      context: {
        Dockerfile: "FROM localhost/curl\nRUN --mount=type=secret,id=netrc,target=/root/.netrc,required=true curl -fsS -n http://@HOST@/private/file -o /file\n",
      },
      given: { secrets: { netrc: "machine 127.0.0.1 login u password @@\n" } },
    },
  },
  {
    rule: "no-secret-add",
    title: "ADD of an address with a token in its query",
    exposure: "D19",
    context: { Dockerfile: "FROM localhost/curl\nARG NPM_TOKEN\nADD http://@HOST@/private/file?token=$NPM_TOKEN /file\n" },
    given: { buildArgs: { NPM_TOKEN: "@@" } },
    onlyBuildKit: "image.history",
    use: "server",
    mend: {
      context: {
        Dockerfile: [
          "FROM localhost/curl",
          "RUN --mount=type=secret,id=npm_token,required=true \\",
          '    curl -fsS "http://@HOST@/private/file?token=$(cat /run/secrets/npm_token)" -o /file',
          "",
        ].join("\n"),
      },
      given: { secrets: { npm_token: "@@" } },
    },
  },
];
