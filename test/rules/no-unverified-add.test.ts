import { dockerfile } from "./dockerfile.ts";
import { runCases } from "./run-cases.ts";

const commit = "9fceb02d0ae598e95dc970b74767f19372d61af8";
const checksum = "sha256:24454f830cdb571e2c4ad15481119c43b3cafd48dd869a9b2945d1036d1dc68d";

runCases("no-unverified-add", [
  {
    name: "a file without a checksum",
    code: dockerfile`
      FROM alpine
      ADD https://files.example.com/tool.tgz /opt/
    `,
    findings: [{ line: 2, column: 5, text: "https://files.example.com/tool.tgz", messageId: "checksum", says: "files.example.com" }],
  },
  {
    name: "plain http",
    code: dockerfile`
      FROM alpine
      ADD http://files.example.com/tool.tgz /opt/
    `,
    findings: [{ line: 2, column: 5, text: "http://files.example.com/tool.tgz", messageId: "plain" }],
  },
  {
    name: "a branch, a tag and no reference at all",
    code: dockerfile`
      FROM alpine
      ADD https://git.example.com/team/app.git#main /a
      ADD https://git.example.com/team/app.git#v1.2.3:sub /b
      ADD git@git.example.com:team/app.git /c
    `,
    findings: [
      { line: 2, column: 5, text: "https://git.example.com/team/app.git#main", messageId: "commit" },
      { line: 3, column: 5, text: "https://git.example.com/team/app.git#v1.2.3:sub", messageId: "commit" },
      { line: 4, column: 5, text: "git@git.example.com:team/app.git", messageId: "commit" },
    ],
  },
  {
    name: "a checksum, a commit and files of the context",
    code: dockerfile`
      FROM alpine
      ADD --checksum=${checksum} https://files.example.com/tool.tgz /opt/
      ADD https://git.example.com/team/app.git#${commit} /src
      ADD https://git.example.com/team/app.git#${commit}:sub /src
      ADD tool.tgz /opt/
    `,
    findings: [],
  },
  {
    name: "other schemes, and what only looks like a repository or a commit",
    code: dockerfile`
      FROM alpine
      ADD ftp://files.example.com:21/tool?x /opt/
      ADD HTTPS://files.example.com:8443/tool.git.tgz /opt/
      ADD https://u@git.example.com/team/app.git?ref=main /a
      ADD https://git.example.com/team/app.git#${commit}0 /b
      ADD https://files.example.com/tool#${commit} /c
      ADD git://git.example.com/team/app /d
      ADD ssh://git@git.example.com:22/team/app.git /e
      ADD git@git.example.com:team/app.git#${commit} /f
      ADD --checksum=${checksum} ssh://git@git.example.com/team/app.git /g
    `,
    findings: [
      { line: 2, column: 5, text: "ftp://files.example.com:21/tool?x", messageId: "plain", says: "files.example.com:21 is asked" },
      { line: 3, column: 5, text: "HTTPS://files.example.com:8443/tool.git.tgz", messageId: "checksum", says: "files.example.com:8443" },
      { line: 4, column: 5, text: "https://u@git.example.com/team/app.git?ref=main", messageId: "commit", says: "at git.example.com may" },
      { line: 5, column: 5, text: `https://git.example.com/team/app.git#${commit}0`, messageId: "commit" },
      { line: 6, column: 5, text: `https://files.example.com/tool#${commit}`, messageId: "checksum" },
      { line: 7, column: 5, text: "git://git.example.com/team/app", messageId: "plain" },
      { line: 8, column: 5, text: "ssh://git@git.example.com:22/team/app.git", messageId: "commit", says: "at git.example.com:22 may" },
    ],
  },
]);
