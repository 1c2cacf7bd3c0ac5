import { dockerfile } from "./dockerfile.ts";
import { canary, password } from "./made-up.ts";
import { runCases } from "./run-cases.ts";

runCases("no-secret-add", [
  {
    name: "user information (D18)",
    code: dockerfile`
      FROM alpine
      ADD https://ci:${password}@files.example.com/tool.tgz /opt/
    `,
    findings: [{ line: 2, column: 16, text: password, messageId: "imageHistory", says: "The credential for files.example.com" }],
  },
  {
    name: "a query, which the default attestation has as well (D17)",
    code: dockerfile`
      FROM alpine
      ADD https://files.example.com/tool.tgz?access_token=${canary} /opt/
    `,
    findings: [{ line: 2, column: 53, text: canary, messageId: "imageHistory" }],
  },
  {
    name: "a query in a stage that is left behind is in the default attestation all the same (D19)",
    code: dockerfile`
      FROM alpine AS fetch
      ADD https://files.example.com/tool.tgz?access_token=${canary} /opt/
      FROM alpine
      COPY --from=fetch /opt/tool /opt/
    `,
    findings: [{ line: 2, column: 53, text: canary, messageId: "attestationMin" }],
  },
  {
    name: "a git repository (D20)",
    code: dockerfile`
      FROM alpine
      ADD https://x:${password}@git.example.com/team/app.git#main /src
    `,
    findings: [{ line: 2, column: 15, text: password, messageId: "imageHistory", says: "GIT_AUTH_TOKEN" }],
  },
  {
    name: "expanded from an argument (D21)",
    code: dockerfile`
      FROM alpine
      ARG GIT_TOKEN
      ADD https://x:\${GIT_TOKEN}@git.example.com/team/app.git /src
    `,
    findings: [
      { rule: "no-secret-arg", line: 2, column: 5, text: "GIT_TOKEN", messageId: "imageHistory", suggestions: [] },
      { line: 3, column: 15, text: "${GIT_TOKEN}", messageId: "imageHistory" },
    ],
  },
  {
    name: "a variable without braces",
    code: dockerfile`
      FROM alpine
      ARG GIT_TOKEN
      ADD https://x:$GIT_TOKEN@git.example.com/team/app.git /src
    `,
    findings: [
      { rule: "no-secret-arg", line: 2, column: 5, text: "GIT_TOKEN", messageId: "imageHistory" },
      { line: 3, column: 15, text: "$GIT_TOKEN", messageId: "imageHistory" },
    ],
  },
  {
    name: "the classic builder",
    code: dockerfile`
      FROM alpine
      ADD https://ci:${password}@files.example.com/tool.tgz /opt/
    `,
    settings: { builder: "classic" },
    findings: [{ line: 2, column: 16, text: password, messageId: "imageHistory", says: "Fetch it on the host" }],
  },
  {
    name: "addresses without credentials",
    code: dockerfile`
      FROM alpine
      ADD https://files.example.com/tool.tgz?version=3 /opt/
      ADD --keep-git-dir=true git@git.example.com:team/app.git /src
      ADD ssh://git@git.example.com/team/app.git /src
      ADD https://user@git.example.com/team/app.git /src
    `,
    findings: [],
  },
  {
    name: "placeholders",
    code: dockerfile`
      FROM alpine
      ADD https://user:<token>@git.example.com/team/app.git /src
    `,
    findings: [],
  },
]);
