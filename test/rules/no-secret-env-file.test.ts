import { dockerfile as compose } from "./dockerfile.ts";
import { password } from "./made-up.ts";
import { runCases } from "./run-cases.ts";

const code = compose`
  services:
    db:
      image: postgres:17
      env_file: db.env
`;
const filename = "compose.yaml";

runCases("no-secret-env-file", [
  {
    name: "a file with a credential",
    filename,
    code,
    files: { "db.env": `POSTGRES_PASSWORD=${password}\n` },
    findings: [{ line: 4, column: 15, text: "db.env", messageId: "tracked", says: ".gitignore" }],
  },
  {
    name: "one file of several services, by several ways to write its path",
    filename,
    code: compose`
      services:
        db:
          image: postgres:17
          env_file: db.env
        dump:
          image: postgres:17
          env_file:
            - ./db.env
            - path: db.env
            - dump.env
    `,
    files: { "db.env": `POSTGRES_PASSWORD=${password}\n`, "dump.env": `POSTGRES_PASSWORD=${password}\n` },
    findings: [
      { line: 4, column: 15, text: "db.env", messageId: "tracked" },
      { line: 10, column: 9, text: "dump.env", messageId: "tracked" },
    ],
  },
  {
    name: "git ignores it",
    filename,
    code,
    files: { "db.env": `POSTGRES_PASSWORD=${password}\n`, ".gitignore": "*.env\n" },
    findings: [],
  },
  {
    name: "it holds none",
    filename,
    code,
    files: { "db.env": "POSTGRES_DB=shop\nPOSTGRES_PASSWORD_FILE=/run/secrets/db\n" },
    findings: [],
  },
  {
    name: "the setting files: false",
    filename,
    code,
    files: { "db.env": `POSTGRES_PASSWORD=${password}\n` },
    settings: { files: false },
    findings: [],
  },
]);
