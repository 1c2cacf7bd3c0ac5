import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { maskedDiff } from "../../src/cli/diff.ts";
import { compareLines } from "../../src/cli/line-diff.ts";
import { dockerfile } from "../rules/dockerfile.ts";
import { canary, password } from "../rules/made-up.ts";

describe("compareLines", () => {
  const text = fc.array(fc.constantFrom("a\n", "b\n", "c\r\n", "d"), { maxLength: 12 }).map((lines) => lines.join(""));

  test("gives both texts back, and every line of an equal text as equal", () => {
    fc.assert(fc.property(text, text, (before, after) => {
      const lines = compareLines(before, after);
      expect(lines.filter(({ sign }) => sign !== "+").map((line) => line.text).join("")).toBe(before);
      expect(lines.filter(({ sign }) => sign !== "-").map((line) => line.text).join("")).toBe(after);
      if (before === after) expect(lines.every(({ sign }) => sign === " ")).toBe(true);
    }));
  });
});

describe("maskedDiff", () => {
  test("shows what goes and what comes, and no value", () => {
    const before = dockerfile`
      FROM node:22
      WORKDIR /app
      # the token
      ARG NPM_TOKEN=${canary}
      ENV A=1 B=2
      COPY . .
      EXPOSE 80
      RUN npm ci --token=$NPM_TOKEN \
          && rm x
    `;
    const after = dockerfile`
      FROM node:22
      WORKDIR /app
      # the token
      ENV A=1 B=2
      COPY . .
      EXPOSE 80
      RUN --mount=type=secret,id=npm_token,required=true export NPM_TOKEN="$(cat /run/secrets/npm_token)" && npm ci --token=$NPM_TOKEN \
          && rm x
    `;
    expect(maskedDiff({ name: "app/Dockerfile", before, after })).toBe(dockerfile`
      --- a/app/Dockerfile
      +++ b/app/Dockerfile
      @@ -1,9 +1,8 @@
       FROM node:22
       WORKDIR /app
       # ***
      -ARG NPM_TOKEN=***
       ENV A=***
       COPY . .
       EXPOSE ***
      -RUN npm ci *** \
      +RUN --mount=type=secret,id=npm_token,required=true export NPM_TOKEN="$(cat /run/secrets/npm_token)" && npm ci *** \
           && rm ***
    `);
  });

  test("shows the keys of a Compose file", () => {
    const before = `services:\n  db:\n    environment:\n      - DB_PASSWORD=${password}\n      TOKEN: ${canary}\n`;
    const after = "services:\n  db:\n    environment:\n      - DB_PASSWORD=${DB_PASSWORD:?}\n      TOKEN: /run/secrets/token\n";
    expect(maskedDiff({ name: "compose.yaml", before, after })).toBe(dockerfile`
      --- a/compose.yaml
      +++ b/compose.yaml
      @@ -1,5 +1,5 @@
       services:
         db:
           environment:
      -      - DB_PASSWORD=***
      -      TOKEN: ***
      +      - DB_PASSWORD=\${DB_PASSWORD:?}
      +      TOKEN: /run/secrets/token
    `);
  });

  test("shows images, paths and known commands by their place", () => {
    const before = dockerfile`
      FROM registry.example.com:5000/base/node@sha256:${"0a".repeat(32)} AS build
      COPY --from=build --chown=app:app /app/dist/*.js \${TARGET}/
      COPY keys/${canary}.bin [ "a b", "/c" ]
      ADD git@example.com:me/app.git ./app
      ENV CMD npm
      RUN apt-get update && \
          apt-get install -y docker \
          docker npm
      RUN if true; then npm ci ; fi && ${canary} | sh -c npm
    `;
    expect(maskedDiff({ name: "Dockerfile", before, after: "" }).split("\n").slice(3).join("\n")).toBe(dockerfile`
      -FROM registry.example.com:5000/base/node@sha256:${"0a".repeat(32)} AS build
      -COPY --from=*** --chown=*** /app/dist/*.js \${TARGET}/
      -COPY ***
      -ADD *** ./app
      -ENV CMD ***
      -RUN apt-get update && \
      -    apt-get install *** \
      -    ***
      -RUN *** then npm ci ; *** && *** | ***
    `);
  });

  test("shows a new file, and nothing for one that stays", () => {
    expect(maskedDiff({ name: ".dockerignore", before: null, after: "**/.env\n" })).toBe("--- /dev/null\n+++ b/.dockerignore\n@@ -0,0 +1,1 @@\n+**/.env\n");
    expect(maskedDiff({ name: "Dockerfile", before: "FROM a\n", after: "FROM a\n" })).toBe("");
  });

  test("shows no word of a value, however it is written", () => {
    const secret = fc.stringMatching(/^[A-Za-z0-9+/=_-]{12,24}$/).filter((one) => !/^[A-Za-z_]\w*$/.test(one));
    const line = fc.constantFrom("ARG T=%", "ENV T %", "ENV A=1 T=\"%\"", "RUN curl -u me:% x", "RUN --mount=type=secret,id=a T=% x", "  T: %", "  - T=%", "  - %", "ADD https://me:%@h/f /x", "# %", "%", "LABEL a=% \\");
    fc.assert(fc.property(secret, line, (value, template) => {
      const diff = maskedDiff({ name: "f", before: `${template.replace("%", () => value)}\n`, after: "" });
      for (const piece of [value, value.replace(/=+$/, "")]) expect(diff).not.toContain(piece);
    }), { numRuns: 1000, examples: [["c2VjcmV0c2VjcmV0=", "  - %"], ["c2VjcmV0c2VjcmV0Zw==", "  - %"], ["c2VjcmV0c2VjcmV0Zw==", "%"]] });
  });
});
