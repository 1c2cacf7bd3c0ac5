import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { maskedExcerpt, tellingExcerpt } from "../../src/engine/excerpt.ts";

const cases: readonly (readonly [line: string, subject: string, excerpt: string])[] = [
  ["ARG NPM_TOKEN=q7Vd2mXw9", "NPM_TOKEN", "ARG NPM_TOKEN=***"],
  ["ARG NPM_TOKEN", "NPM_TOKEN", "ARG NPM_TOKEN"],
  ["  arg NPM_TOKEN=q7Vd2mXw9", "NPM_TOKEN", "arg NPM_TOKEN=***"],
  ["ENV A=1 TOKEN=\"two words\" B=2 \\", "TOKEN", "ENV *** TOKEN=*** \\"],
  ["ENV TOKEN q7Vd2mXw9", "TOKEN", "ENV TOKEN ***"],
  ["ENV password password", "password", "ENV password ***"],
  ["    TOKEN=q7Vd2mXw9 \\", "TOKEN", "TOKEN=*** \\"],
  ["COPY --from=build --chown=app id_rsa /root/.ssh/", "id_rsa", "COPY --from=*** --chown=*** id_rsa ***"],
  ["COPY --q7Vd2mXw9=x id_rsa /", "id_rsa", "COPY *** id_rsa ***"],
  ["ONBUILD ARG TOKEN=q7Vd2mXw9", "TOKEN", "ONBUILD ARG TOKEN=***"],
  ["USER RUN", "", "USER ***"],
  ["ADD https://u:q7Vd2mXw9@example.com/x /x", "https://example.com/x", "ADD ***"],
  ["      - TOKEN=q7Vd2mXw9", "TOKEN", "- TOKEN=***"],
  ["- q7Vd2mXw9 TOKEN=x", "TOKEN", "*** TOKEN=***"],
  ["- q7Vd2mXw9", "TOKEN", ""],
  ["q7Vd2mXw9", "TOKEN", ""],
  ["", "TOKEN", ""],
  ["ARG TOKEN\r", "", "ARG ***"],
];

describe("maskedExcerpt", () => {
  test.each(cases)("%s about %s", (line, subject, excerpt) => {
    expect(maskedExcerpt(line, subject)).toBe(excerpt);
  });

  test("shows nothing but the subject, whatever the line is", () => {
    const word = fc.oneof(
      fc.constantFrom("-", "ARG", "ENV", "COPY", "RUN", "TOKEN", "TOKEN=", "--from=", "--mount=", "\\", "'", "\"", "$", "=", "\n"),
      fc.string({ unit: "grapheme" }),
    );
    const canary = fc.stringMatching(/^[a-z0-9]{8,20}$/);
    fc.assert(fc.property(fc.array(word), canary, fc.array(word), fc.constantFrom("", " "), (before, secret, after, gap) => {
      const excerpt = maskedExcerpt([...before, secret, ...after].join(gap), "TOKEN");
      for (let at = 0; at + 4 <= secret.length; at++) expect(excerpt).not.toContain(secret.slice(at, at + 4));
    }));
  });
});

describe("tellingExcerpt", () => {
  test.each([
    ["RUN curl -u ci:x https://example.com", "password", ""],
    ["  healthcheck cmd curl x", "password", ""],
    ["some text", "TOKEN", ""],
    ["ARG TOKEN=x", "TOKEN", "ARG TOKEN=***"],
    ["RUN --mount=type=secret,id=x cat y", "x", ""],
    ["RUN --mount=type=secret,id=x login --password x", "x", "RUN --mount=*** x"],
    ["COPY --from=build --link key /app/", "key", "COPY --from=*** --link key ***"],
    ["COPY id_rsa /root/", "id_rsa", "COPY id_rsa ***"],
  ])("%s", (line, subject, excerpt) => expect(tellingExcerpt(line, subject)).toBe(excerpt));
});
