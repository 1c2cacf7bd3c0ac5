import fc from "fast-check";
import { canary } from "../rules/made-up.ts";

/** Instructions that carry, use or store a secret. */
const leaking = fc.constantFrom(
  "ARG NPM_TOKEN", "ARG NPM_TOKEN=", `ARG NPM_TOKEN=${canary} MODE=ci`, "ENV NPM_TOKEN=$NPM_TOKEN", "ENV NODE_ENV=x AUTH_TOKEN=${NPM_TOKEN} B=1",
  `ENV A=1 \\\n    # why\n    DB_PASSWORD=${canary} \\\n    B=2`, `ENV DB_PASSWORD ${canary}`, "ENV URL=postgres://u:$DB_PASSWORD@h/d",
  "ONBUILD ARG NPM_TOKEN", "ONBUILD RUN npm ci --token=$NPM_TOKEN",
  "COPY .npmrc .", "COPY package.json .npmrc ./", "COPY [\".npmrc\", \"/app/\"]", "COPY id_rsa /root/.ssh/id_rsa", "ADD .netrc /root/.netrc", "COPY . .",
  "RUN npm ci", "RUN rm -f .npmrc", "RUN npm ci && rm .npmrc && echo x", "RUN npm ci \\\n    # tidy\n    && rm .npmrc \\\n    && npm run build", "RUN rm .npmrc || true; echo y",
  "RUN chmod 600 /root/.ssh/id_rsa && git clone git@github.com:a/b.git && rm -rf /root/.ssh", "RUN { npm ci; rm .npmrc; }",
  "RUN if [ -f x ]; then rm .npmrc; fi", "RUN (cd /app; rm .npmrc)", "RUN npm ci | tee log; rm .npmrc",
  "RUN curl -H \"X: $NPM_TOKEN\" https://x.example.com -o /x", `RUN curl -u me:${canary} https://x.example.com -o /x`, `RUN curl -H 'Authorization: Bearer ${canary}' \\\n  https://x.example.com`,
  "RUN <<EOF\nset -e\necho \"//r/:_authToken=$NPM_TOKEN\" > .npmrc\nnpm ci\nrm .npmrc\nEOF", "RUN <<-EOF\n\tcurl -u me:$DB_PASSWORD https://x.example.com\n\tEOF",
  "RUN --mount=type=secret,id=npmrc cp /run/secrets/npmrc /root/.npmrc && npm ci", "RUN --mount=type=secret,id=t \\\n  cat /run/secrets/t > /root/.netrc",
  "RUN git clone https://$NPM_TOKEN@github.com/a/b.git", `RUN git clone https://me:${canary}@github.com/a/b.git /b`, "RUN npm config set //r/:_authToken $NPM_TOKEN",
  `ADD https://me:${canary}@github.com/a/b.git /b`, `ADD https://x.example.com/a?token=${canary} /a`, "RUN wget https://x.example.com/b",
  `RUN ["sh", "-c", "echo $NPM_TOKEN"]`, "RUN sleep 1 & curl -u me:$DB_PASSWORD https://x.example.com", "RUN make install",
);
const around = fc.constantFrom("WORKDIR /app", "USER app", "FROM node:22", "FROM base AS other", "SHELL [\"/bin/bash\", \"-c\"]", "EXPOSE 80", "LABEL a=b \\\n  # c\n  d=e");

/** What no rewrite may touch; each line is unlike the others. */
const inert = fc.nat(3).map((kind) => (n: number) =>
  [`# remark ${n}`, `RUN echo keep-${n}`, `COPY keep-${n} /keep/`, `LABEL keep=${n}`][kind]!);

/** Files that leak; every credential in them is the canary. */
export const leakingDockerfile: fc.Arbitrary<string> = fc
  .tuple(fc.constantFrom("FROM node:22 AS base", "# syntax=docker/dockerfile:1\nFROM node:22 AS base", "ARG NPM_TOKEN\nFROM node:22 AS base", "FROM acme/unknown AS base"),
    fc.array(fc.oneof({ weight: 5, arbitrary: leaking.map((text) => () => text) }, { weight: 2, arbitrary: inert }, { weight: 1, arbitrary: around.map((text) => () => text) }), { maxLength: 9 }),
    fc.constantFrom("\n", "\r\n"), fc.boolean())
  .map(([head, parts, ending, bom]) => {
    const text = [head, ...parts.map((part, i) => part(i)), ""].join("\n").replaceAll("\n", ending);
    return bom ? `\uFEFF${text}` : text;
  });

/** A secret in a variable, and RUNs that use it in every way that can be rewritten. */
export const variableInUse = fc
  .tuple(
    fc.constantFrom("ARG NPM_TOKEN", `ARG NPM_TOKEN=${canary}`, `ENV NPM_TOKEN=${canary}`, "ARG NPM_TOKEN\nENV NPM_TOKEN=$NPM_TOKEN", "ARG NPM_TOKEN\nENV A=1 AUTH_TOKEN=${NPM_TOKEN}"),
    fc.array(fc.constantFrom(
      "RUN npm config set //r/:_authToken $NPM_TOKEN && npm ci", "RUN curl -H \"X: ${NPM_TOKEN}\" https://x.example.com -o /x", "RUN git clone https://$NPM_TOKEN@github.com/a/b.git",
      "RUN <<EOF\nset -e\ncurl -u \"me:$NPM_TOKEN\" https://x.example.com -o /x\nEOF", "RUN sleep 1 & curl -u me:$NPM_TOKEN https://x.example.com -o /x", "RUN npm ci --token=$AUTH_TOKEN",
      "RUN \\\n    # why\n    echo \"//r/:_authToken=$NPM_TOKEN\" > .npmrc && npm ci && rm .npmrc", "RUN echo done", "USER app", "WORKDIR /app", "FROM base AS other", "FROM node:22 AS third\nARG NPM_TOKEN",
    ), { minLength: 1, maxLength: 6 }))
  .map(([declaration, uses]) => ["FROM node:22 AS base", declaration, ...uses, ""].join("\n"));
