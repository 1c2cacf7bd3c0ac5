import { dockerfile } from "./dockerfile.ts";
import { runCases } from "./run-cases.ts";

runCases("valid-directive", [
  {
    name: "a directive above a parser directive turns it off",
    code: dockerfile`
      # dfsecret-disable dfsecret/no-secret-arg
      # syntax=docker/dockerfile:1
      FROM alpine
      ARG NPM_TOKEN
    `,
    findings: [{ line: 1, column: 1, text: "# dfsecret-disable dfsecret/no-secret-arg", messageId: "hides", says: "# syntax=" }],
  },
  {
    name: "below it, it does its work",
    code: dockerfile`
      # syntax=docker/dockerfile:1
      # dfsecret-disable dfsecret/no-secret-arg
      FROM alpine
      ARG NPM_TOKEN
    `,
    findings: [],
  },
  {
    name: "an allowance that allows nothing, which --fix removes",
    code: dockerfile`
      FROM alpine
      # dfsecret-allow NPM_TOKEN -- it only reads
      RUN apk add git
    `,
    findings: [{
      line: 2, column: 1, text: "# dfsecret-allow NPM_TOKEN -- it only reads", messageId: "unused",
      fixed: dockerfile`
        FROM alpine
        RUN apk add git
      `,
    }],
  },
  {
    name: "an allowance that allows something",
    code: dockerfile`
      FROM alpine
      # dfsecret-allow NPM_TOKEN -- it only reads
      ARG NPM_TOKEN
    `,
    findings: [],
  },
  {
    name: "an allowance without a name, and a directive that there is not",
    code: dockerfile`
      FROM alpine
      # dfsecret-allow -- why
      # dfsecret-ignore no-secret-arg
      RUN apk add git
    `,
    findings: [
      { line: 2, column: 1, text: "# dfsecret-allow -- why", messageId: "unnamed" },
      { line: 3, column: 1, text: "# dfsecret-ignore no-secret-arg", messageId: "unknown" },
    ],
  },
  {
    name: "in a Compose file",
    filename: "compose.yaml",
    code: [
      "# dfsecret-allow DB_HOST", "# dfsecret-allow", "# dfsecret-foo", "# dfsecret-allow DB_PASSWORD -- of the sandbox",
      "services:", "  db:", "    image: postgres", "    environment:", "      DB_PASSWORD: hV7qLm2xTz9wKc", "",
    ].join("\n"),
    findings: [
      {
        line: 1, column: 1, text: "# dfsecret-allow DB_HOST", messageId: "unused",
        fixed: [
          "# dfsecret-allow", "# dfsecret-foo", "# dfsecret-allow DB_PASSWORD -- of the sandbox",
          "services:", "  db:", "    image: postgres", "    environment:", "      DB_PASSWORD: hV7qLm2xTz9wKc", "",
        ].join("\n"),
      },
      { line: 2, column: 1, text: "# dfsecret-allow", messageId: "unnamed" },
      { line: 3, column: 1, text: "# dfsecret-foo", messageId: "unknown" },
    ],
  },
]);
