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
