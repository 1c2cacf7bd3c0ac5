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
]);
