import { createHash } from "node:crypto";
import { dockerfile as compose } from "./dockerfile.ts";
import { canary, password } from "./made-up.ts";
import { runCases } from "./run-cases.ts";

const filename = "compose.yaml";

const twoVariables = compose`
  services:
    shop:
      image: shop
      environment:
        DB_PASSWORD: ${password}
        MAIL_PASSWORD: ${canary}
        SHOP_RUNE: ${canary}1
`;
const [db, mail, rune] = [
  { messageId: "repository", line: 5, column: 7, text: "DB_PASSWORD" },
  { messageId: "repository", line: 6, column: 7, text: "MAIL_PASSWORD" },
  { messageId: "repository", line: 7, column: 7, text: "SHOP_RUNE" },
];

const passedOn = compose`
  services:
    shop:
      build:
        context: .
        args:
          NPM_TOKEN:
          GEM_TOKEN:
`;

runCases("no-secret-env", [
  { name: "variables with credentials", filename, code: twoVariables, findings: [db, mail] },
  { name: "an accepted name", filename, code: twoVariables, settings: { allow: { names: ["DB_PASSWORD"] } }, findings: [mail] },
  { name: "an accepted value", filename, code: twoVariables, settings: { allow: { values: [createHash("sha256").update(canary).digest("hex")] } }, findings: [db] },
  { name: "a name that is a credential here", filename, code: twoVariables, settings: { secretNames: ["SHOP_RUNE"] }, findings: [db, mail, rune] },
]);

runCases("no-secret-arg", [
  {
    name: "arguments that are passed on, one of them accepted",
    filename,
    code: passedOn,
    settings: { allow: { names: ["NPM_TOKEN"] } },
    findings: [{ messageId: "imageHistory", line: 7, column: 9, text: "GEM_TOKEN" }],
  },
]);

const filledIn = compose`
  services:
    cache:
      image: redis
      environment:
        LEVEL: \${LEVEL}
        MODE:
    shop:
      image: shop
      environment:
        DB: \${DB_PASSWORD}
        COPY: \${DB_PASSWORD}
`;

runCases("no-secret-env-file", [
  {
    name: "the .env that Compose fills in from, at the first place",
    filename,
    code: filledIn,
    files: { ".env": `LEVEL=info\nDB_PASSWORD=${password}\n` },
    findings: [{ messageId: "tracked", line: 10, column: 11, text: "${DB_PASSWORD}", says: ".env" }],
  },
  { name: "an .env that git ignores", filename, code: filledIn, files: { ".env": `DB_PASSWORD=${password}\n`, ".gitignore": ".env\n" }, findings: [] },
  { name: "a credential of the .env that no service gets", filename, code: filledIn, files: { ".env": `LEVEL=info\nOTHER_PASSWORD=${password}\n` }, findings: [] },
  { name: "an accepted name in the .env", filename, code: filledIn, files: { ".env": `DB_PASSWORD=${password}\n` }, settings: { allow: { names: ["DB_PASSWORD"] } }, findings: [] },
]);
