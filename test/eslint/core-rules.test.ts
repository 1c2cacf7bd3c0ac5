import js from "@eslint/js";
import { builtinRules } from "eslint/use-at-your-own-risk";
import { describe, expect, test } from "vitest";
import plugin from "../../src/plugin.ts";
import { eslints } from "./parity.ts";

const dockerfile = `# syntax=docker/dockerfile:1
# escape=\\
# A comment with an irregular space:\u00A0, TODO: and more
ARG VERSION=1
FROM --platform=$BUILDPLATFORM node:\${VERSION:-22} AS build
ENV A=1 B="two words" C='x' \\
  # between
  D=\${A:+\${B}}
LABEL a.b="c"
COPY --chown=node <<EOF <<-'TWO' /app/
text $A
EOF
\ttext
TWO
RUN --mount=type=secret,id=a,env=B set -eu; for i in a "b c" $(ls *.txt); do if [[ -n $i ]]; then echo "\${i%.*}" > /x; fi; done \\
  && case $A in 1|2) true ;; *) false ;; esac || { A=(1 2); (cd / && f() { echo $((1 + 2)); }; f) 2>&1 | tee /y; }
RUN <<EOF
cat <<X >> /z
\`id\`
X
EOF
RUN ["echo", "a"]
SHELL ["bash", "-c"]
EXPOSE 80 443/tcp
VOLUME ["/data"]
USER node:node
WORKDIR /app
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=5s CMD curl -f http://localhost/ || exit 1
HEALTHCHECK NONE
ONBUILD RUN true
MAINTAINER me
ADD --checksum=sha256:1 https://example.com/a /b
UNKNOWN thing
CMD node server.js
ENTRYPOINT ["node"]
FROM build
`;

const texts: Readonly<Record<string, string>> = {
  "a Dockerfile with everything in it": dockerfile,
  "CRLF and a byte order mark": `\uFEFF${dockerfile.replaceAll("\n", "\r\n")}`,
  "a lone CR": "FROM a\rENV b=1\r",
  "an empty file": "",
  "comments alone": "# one\n# two\u00A0\n",
};

const language = { files: ["**/Dockerfile"], plugins: { dfsecret: plugin }, language: "dfsecret/dockerfile" };

describe.each(eslints)("ESLint %s", (_version, Linter) => {
  describe.each(Object.entries(texts))("over %s", (_name, text) => {
    test("js.configs.recommended, set without files", () => {
      expect(() => new Linter().verify(text, [js.configs.recommended, language], { filename: "Dockerfile" })).not.toThrow();
    });

    test("every core rule crashes on nothing", () => {
      const crashes: string[] = [];
      for (const rule of builtinRules.keys()) {
        try {
          new Linter().verify(text, [{ rules: { [rule]: "error" } }, language], { filename: "Dockerfile" });
        } catch (error) {
          crashes.push(`${rule}: ${String(error)}`);
        }
      }
      expect(crashes).toEqual([]);
    });
  });
});
