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
  {
    name: "a port, a fragment, and an argument under an innocent name",
    code: dockerfile`
      FROM alpine
      ARG P
      ADD https://x:\${P}@files.example.com:8443/tool.tgz /opt/
      ADD https://files.example.com/tool.tgz?token=\${P} /opt/
    `,
    findings: [
      { rule: "no-secret-arg", line: 2, column: 5, text: "P", messageId: "imageHistory" },
      { line: 3, column: 15, text: "${P}", messageId: "imageHistory", says: "The credential for files.example.com:8443" },
      { line: 4, column: 46, text: "${P}", messageId: "imageHistory", says: "The credential for files.example.com stays" },
    ],
  },
  {
    name: "an argument in the address, in a stage of which the image has a part alone",
    code: dockerfile`
      FROM alpine AS fetch
      ARG API_TOKEN
      ADD https://x:\${API_TOKEN}@files.example.com/a /opt/
      ADD https://files.example.com/b?token=\${API_TOKEN} /opt/
      FROM alpine
      COPY --from=fetch /opt/a /opt/
    `,
    findings: [
      { rule: "no-secret-in-build", line: 2, column: 5, text: "API_TOKEN", messageId: "attestationMax" },
      { rule: "no-secret-in-build", line: 3, column: 15, text: "${API_TOKEN}", messageId: "attestationMax" },
      { line: 4, column: 39, text: "${API_TOKEN}", messageId: "attestationMin" },
    ],
  },
  {
    name: "an address behind COPY is a path, and one in the destination none",
    code: dockerfile`
      FROM alpine
      COPY https://ci:${password}@files.example.com/id_rsa.pub /opt/
      COPY id_rsa https://files.example.com/
    `,
    findings: [{ rule: "no-secret-copy", line: 3, column: 6, text: "id_rsa", messageId: "imageLayer" }],
  },
]);
