import { dockerfile } from "./dockerfile.ts";
import { githubToken, password, privateKey, slackToken } from "./made-up.ts";
import { runCases } from "./run-cases.ts";

runCases("no-hardcoded-secret", [
  {
    name: "a comment (C06)",
    code: dockerfile`
      # test with --secret id=token,value=${githubToken}
      FROM alpine
      RUN true
      # ${slackToken}
    `,
    findings: [
      { line: 1, column: 37, text: githubToken, messageId: "repository" },
      { line: 4, column: 3, text: slackToken, messageId: "repository" },
    ],
  },
  {
    name: "a comment within a RUN",
    code: dockerfile`
      FROM alpine
      RUN apk add curl \
          # ${githubToken}
          && true
    `,
    findings: [{ line: 3, column: 7, text: githubToken, messageId: "repository" }],
  },
  {
    name: "a private key in comments",
    code: `FROM alpine\n${privateKey.split("\n").map((line) => `# ${line}`).join("\n")}\n`,
    findings: [{ line: 2, column: 3, text: privateKey.split("\n").join("\n# "), messageId: "repository" }],
  },
  {
    name: "EXPOSE, VOLUME and what no other rule looks at",
    code: dockerfile`
      FROM alpine
      VOLUME /${githubToken}
    `,
    findings: [{ line: 2, column: 9, text: githubToken, messageId: "repository" }],
  },
  {
    name: "instructions have rules of their own",
    code: dockerfile`
      FROM alpine
      ENV X=${githubToken}
      RUN ./a ${githubToken}
    `,
    findings: [
      { rule: "no-secret-env", line: 2, column: 7, text: githubToken, messageId: "imageConfig" },
      { rule: "no-secret-run", line: 3, column: 9, text: githubToken, messageId: "imageHistory" },
    ],
  },
  {
    name: "examples in comments",
    code: dockerfile`
      # docker build --build-arg NPM_TOKEN=hunter2abc --build-arg URL=https://user:${password}@example.com/ .
      # or with ghp_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx
      FROM alpine
    `,
    findings: [],
  },
  {
    name: "what a person thinks up in the content of configs, by the syntax that it has",
    filename: "compose.yaml",
    code: dockerfile`
      configs:
        alerts.yml:
          content: |
            smtp_auth_password: Glocke-Laut3
            smtp_auth_username: bob
        environment:
          content: |
            DB_PASSWORD=Hecht-im-Teich7
            DB_PASSWORD_FILE=/run/secrets/db
            OTHER_PASSWORD=\${OTHER_PASSWORD:?}
        cache:
          content: "requirepass Apfel_im_Korb\nmaxmemory 1gb\n"
        json:
          content: |
            {"db": {"user": "app", "password": "${password}"}}
    `,
    findings: [
      { line: 4, column: 27, text: "Glocke-Laut3", messageId: "repository" },
      { line: 8, column: 19, text: "Hecht-im-Teich7", messageId: "repository" },
      { line: 12, column: 27, text: "Apfel_im_Korb", messageId: "repository" },
      { line: 15, column: 43, text: password, messageId: "repository" },
    ],
  },
]);
