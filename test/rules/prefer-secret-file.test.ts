import { dockerfile as compose } from "./dockerfile.ts";
import { runCases } from "./run-cases.ts";

const filename = "compose.yaml";

runCases("prefer-secret-file", [
  {
    name: "what Compose fills in, for an image that reads a file",
    filename,
    code: compose`
      services:
        db:
          image: postgres:17
          environment:
            POSTGRES_PASSWORD: \${POSTGRES_PASSWORD:?}
    `,
    findings: [{
      line: 5, column: 7, text: "POSTGRES_PASSWORD", messageId: "file", says: "POSTGRES_PASSWORD_FILE=/run/secrets/postgres_password",
      suggestions: [{
        messageId: "secretFileVariable",
        output: compose`
          services:
            db:
              image: postgres:17
              environment:
                POSTGRES_PASSWORD_FILE: /run/secrets/postgres_password
              secrets:
                - postgres_password

          secrets:
            postgres_password:
              environment: POSTGRES_PASSWORD
        `,
      }],
    }],
  },
  {
    name: "an image that reads none, and a variable that is no credential",
    filename,
    code: compose`
      services:
        db:
          image: postgres:17
          environment:
            POSTGRES_USER: \${POSTGRES_USER:?}
        api:
          image: registry.example.com/shop/api:3
          environment:
            API_PASSWORD: \${API_PASSWORD:?}
    `,
    findings: [],
  },
]);
