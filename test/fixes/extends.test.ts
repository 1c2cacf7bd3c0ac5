import { describe } from "vitest";
import { dockerfile } from "../rules/dockerfile.ts";
import { canary } from "../rules/made-up.ts";
import { fixCases } from "./fix-cases.ts";

const code = dockerfile`
  FROM node:22
  ARG NPM_TOKEN
  RUN npm ci --//registry.npmjs.org/:_authToken=\$NPM_TOKEN && rm -rf /root/.npm
`;
const output = dockerfile`
  FROM node:22
  RUN --mount=type=secret,id=npm_token,required=true export NPM_TOKEN="\$(cat /run/secrets/npm_token)" && npm ci --//registry.npmjs.org/:_authToken=\$NPM_TOKEN && rm -rf /root/.npm
`;
const handover = ["build --secret id=npm_token,env=NPM_TOKEN"];
const base = "services:\n  base:\n    build: .\n";
const withArgument = "services:\n  base:\n    build:\n      context: .\n      args:\n        NPM_TOKEN: ${NPM_TOKEN}\n";
const offering = "services:\n  base:\n    build:\n      context: .\n      secrets: [npm_token]\n";
const secrets = "secrets:\n  npm_token:\n    environment: NPM_TOKEN\n";
const web = "  web:\n    extends:\n      service: base\n      file: common.yaml\n";

describe("services that extend one with a build", () => fixCases([
  {
    name: "in the same file: what the base is given they have, too",
    files: { "compose.yaml": `${base}  web:\n    extends: base\n  worker:\n    extends: web\n` },
    code,
    output,
    others: { "compose.yaml": `services:\n  base:\n    build:\n      context: .\n      secrets:\n        - npm_token\n  web:\n    extends: base\n  worker:\n    extends: web\n\n${secrets}` },
    handover: [...handover, "compose the variable NPM_TOKEN"],
  },
  { name: "clean twin: in another file, whose secrets would not be this one's", files: { "common.yaml": base, "compose.yaml": `services:\n${web}` }, code },
  { name: "clean twin: by two steps", files: { "common.yaml": base, "compose.yaml": `services:\n${web}  worker:\n    extends: web\n` }, code },
  { name: "clean twin: with more of the build in another place", files: { "compose.yaml": `${base}  web:\n    extends: base\n    build:\n      args: { NPM_TOKEN: "\${NPM_TOKEN}" }\n` }, code },
  { name: "in another file that offers the secret", files: { "common.yaml": offering, "compose.yaml": `services:\n${web}\n${secrets}` }, code, output, handover },
  { name: "clean twin: in another file that has the argument", files: { "common.yaml": withArgument, "compose.yaml": `services:\n${web}` }, code },
  {
    name: "clean twin: from the file that has the argument",
    filename: "docker-compose.common.yaml",
    files: { Dockerfile: code, "compose.yaml": "services:\n  web:\n    extends:\n      service: base\n      file: docker-compose.common.yaml\n" },
    code: withArgument,
  },
  {
    name: "of a base in another folder, with the context there",
    filename: "app/Dockerfile",
    files: { "app/common.yaml": base, "compose.yaml": "services:\n  web:\n    extends: { service: base, file: app/common.yaml }\n" },
    code,
  },
  {
    name: "a base that is not there, and one that builds nothing",
    files: { "common.yaml": "services:\n  base:\n    image: node\n", "compose.yaml": `services:\n${web}  worker:\n    extends: { service: base, file: missing.yaml }\n  loop:\n    extends: loop\n` },
    code,
    output,
    handover,
  },
  {
    name: "a file that is handed to the container: each service is told of",
    files: { ".env": `API_TOKEN=${canary}`, "common.yaml": base, "compose.yaml": `services:\n${web}` },
    code: "FROM debian\nCOPY .env /app/.env\n",
    output: "FROM debian\n",
    handover: ["run --volume ./.env:/app/.env:ro", "compose ./.env:/app/.env:ro under volumes of web, which had it from its image"],
  },
]));
