import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { formatNames } from "../../src/cli/formats/names.ts";
import { rules } from "../../src/rules/index.ts";
import { createProject, runIn } from "./io.ts";

// Made up, and put together here so that none stands in this file in the format of a real provider.
const plain = "q7Vd2mXw9RkT4sLz8HnB";
const word = "Zufriedenheit+Gans/73";
const token = "wQ8r7Zp2LkXc5VbNm3Jh9Tg4Yf6Ds1Aa0Ke";
const github = `${"gh"}p_${token}X`;
const aws = "Tq9/vK2wLp7Zx+Rb5Nc8Yd3Hf6Jg1Ms4Eu0Wa7Pk";
const keyBody = "MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQDV7bn3kPq";
const key = `-----BEGIN ${"RSA"} PRIVATE KEY-----\n${keyBody}\n-----END ${"RSA"} PRIVATE KEY-----`;

const secrets = [plain, word, token, aws, keyBody];
const forms = secrets.flatMap((secret) => [
  secret,
  Buffer.from(secret).toString("base64"),
  Buffer.from(`user:${secret}`).toString("base64").slice(8),
  encodeURIComponent(secret),
  [...secret].reverse().join(""),
]);
const pieces = [...new Set(forms.flatMap((form) => Array.from({ length: form.length - 5 }, (_, at) => form.slice(at, at + 6))))];

/** The pieces of secrets that a text holds. */
const piecesIn = (text: string): string[] => pieces.filter((piece) => text.includes(piece));

const dockerfile = `# syntax=docker/dockerfile:1
# token for the tests: ${github}
ARG NPM_TOKEN=${plain}
FROM scratch AS tools
ARG TOOL_TOKEN
ENV TOOL_PASSWORD=${plain}
FROM scratch AS base
MAINTAINER ops ${github}
ARG DB_PASSWORD='${word}'
ARG NPM_TOKEN
ENV API_TOKEN=${plain} AWS_SECRET_ACCESS_KEY="${aws}" DATABASE_URL=postgres://app:${plain}@db/app
ENV PRIVATE_KEY="${keyBody}"
ENV COPIED_SECRET=$DB_PASSWORD
ENV OLD_TOKEN ${word}
LABEL api.token="${github}" note="password=${plain}"
ADD https://user:${plain}@example.com/a.tgz?token=${token} /a/
ADD https://${token}@github.com/acme/app.git /src/
COPY .npmrc id_rsa config.json /root/
RUN rm /root/.npmrc
COPY . /app/
COPY <<EOF /etc/app.conf
password=${plain}
${key}
EOF
RUN curl -u admin:${plain} -H "Authorization: Bearer ${token}" https://example.com/
RUN curl -H "Authorization: Basic ${Buffer.from(`user:${plain}`).toString("base64")}" https://example.com/
RUN git clone https://x:${github}@github.com/acme/private.git
RUN npm config set //registry.npmjs.org/:_authToken ${token} && echo ${plain} > /etc/token
RUN echo "machine example.com login a password ${plain}" > ~/.netrc
RUN echo "//registry.npmjs.org/:_authToken=$NPM_TOKEN" > /root/.npmrc
RUN mysql -uroot -p${plain} -e 'select 1' && sshpass -p '${word}' ssh host
RUN --mount=type=secret,id=npm_token,target=~/.npmrc npm ci
RUN <<EOF
export TOKEN=${token}
echo root:${word} | chpasswd
EOF
RUN set -x; export SECRET_KEY=${plain}
ONBUILD ENV CHILD_SECRET=${plain}
HEALTHCHECK CMD curl -u health:${plain} http://localhost/
CMD ["server", "--password=${plain}", "--api-key", "${token}"]
ENTRYPOINT mongod --keyFile /k --password ${word}
`;

const compose = `services:
  app:
    image: postgres
    build:
      context: .
      args:
        NPM_TOKEN: ${plain}
    environment:
      POSTGRES_PASSWORD: "${word}"
      API_TOKEN: ${token}
      DATABASE_URL: postgres://app:${plain}@db/app
    command: ["server", "--password", "${plain}"]
    labels:
      token: ${github}
configs:
  app:
    content: |
      password=${plain}
`;

const broken = {
  "broken/1/Dockerfile": `FROM scratch\nNONSENSE ${plain}\nENV API_TOKEN=${plain}\n`,
  "broken/2/Dockerfile": `FROM scratch\nENV API_TOKEN="${plain}\n`,
  "broken/3/Dockerfile": `FROM scratch\nRUN <<${plain}\nexport TOKEN=${token}\n`,
  "broken/4/Dockerfile": `FROM scratch\nRUN --mount=type=${plain} echo ${token}\n`,
  "broken/5/Dockerfile": `ENV API_TOKEN=${plain}\nFROM --${plain}=x scratch\nCOPY --chmod=${plain} a /\n`,
  "broken/6/Dockerfile": `FROM scratch\n# dfsecret-disable-next-line dfsecret/no-secret-env -- the value is known\nENV API_TOKEN=${plain}\n# dfsecret-disable-next-line dfsecret/no-secrets\n`,
  "broken/7/compose.yaml": `services:\n  app: [${plain}\n  environment:\n    API_TOKEN: ${plain}\n   x: "${token}\n`,
};

const files = {
  ".git/": "",
  Dockerfile: dockerfile,
  "windows/Dockerfile": dockerfile.replaceAll("\n", "\r\n"),
  "compose.yaml": compose,
  ...broken,
  ".npmrc": `//registry.npmjs.org/:_authToken=${token}\n`,
  ".env": `API_TOKEN=${plain}\nDB_PASSWORD=${word}\n`,
  id_rsa: `${key}\n`,
  "config.json": JSON.stringify({ password: plain, aws_secret_access_key: aws }),
};

/** Files with a secret in the configuration, in the baseline, and in what they are told from. */
const misuse: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  "a value in JSON that is none": { "dfsecret.config.json": `{ "settings": { "secretNames": [${plain}] } }` },
  "a value in a setting": { "dfsecret.config.json": JSON.stringify({ settings: { allow: { values: [plain] } } }) },
  "a value of the wrong type": { "dfsecret.config.json": JSON.stringify({ settings: { allow: [plain] }, extends: token }) },
  "a value as a severity": { "dfsecret.config.json": JSON.stringify({ rules: { "no-secret-env": word } }) },
  "a value as an option": { "dfsecret.config.json": JSON.stringify({ rules: { "no-secret-argv": ["error", { references: plain }] } }) },
  "a value in package.json": { "package.json": `{ "dfsecret": ${plain} }` },
  "a value in the baseline": { "known.json": `{ "version": 1, "findings": [{ "rule": "${plain}", "count": "${token}" }] }` },
  "a baseline that is none": { "known.json": `${plain}` },
};

describe("no output has any six characters of a secret", () => {
  let root: string;
  let found: ReadonlySet<string>;
  const firstFiles = new Set<string>();
  const list = (directory: string) => readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));

  beforeAll(async () => {
    root = createProject(files);
    for (const file of list(root)) firstFiles.add(file);
    const { stdout } = await runIn(root, ["--strict", "-f", "json"]);
    const results = JSON.parse(stdout) as { messages: { ruleId: string | null }[] }[];
    found = new Set(results.flatMap(({ messages }) => messages.map(({ ruleId }) => ruleId?.split("/")[1] ?? "")));
  });

  test("the files have findings of the rules that are about secrets", () => {
    const expected = Object.keys(rules).filter((name) => /^no-(?:secret|copy|hardcoded)/.test(name) && rules[name]!.meta.languages.includes("dockerfile"));
    expect(expected.filter((name) => !found.has(name))).toEqual([]);
  });

  test("the search finds what it should", () => {
    expect(piecesIn(dockerfile).length).toBeGreaterThan(100);
    expect(piecesIn("ENV API_TOKEN=***")).toEqual([]);
  });

  const argvs = [
    ...formatNames.flatMap((format) => [["-f", format], ["-f", format, "--strict"]]),
    ["--strict", "--color"],
    ["--print-config", "Dockerfile"],
    ["--list-rules"],
    ["--strict", "-f", "sarif=out/a.sarif", "-f", "json=out/a.json", "-f", "gitlab=out/a.gitlab", "-f", "junit=out/a.xml", "-f", "checkstyle=out/b.xml"],
    ["--strict", "--baseline", "known.json", "--update-baseline"],
    ["--strict", "--baseline", "known.json"],
    ["--baseline", "known.json", "broken"],
    ...Object.keys(rules).map((name) => ["--explain", name]),
    ["--stdin", "--stdin-filename", "x/Dockerfile", "--strict"],
    ["--stdin", "--stdin-filename", "compose.yaml"],
    ["--files-from", "-"],
  ];

  test.each(argvs.map((argv) => [argv]))("%j", async (argv) => {
    const { stdout, stderr } = await runIn(root, argv, dockerfile, true);
    expect(piecesIn(stdout + stderr)).toEqual([]);
  });

  test("nor has any file that is written", () => {
    const written = list(root).filter((file) => !firstFiles.has(file));
    expect(written.length).toBeGreaterThan(5);
    for (const file of written) expect([file, piecesIn(readFileSync(file, "utf8"))]).toEqual([file, []]);
  });

  test.each(Object.entries(misuse))("%s", async (_what, wrong) => {
    const project = createProject({ ".git/": "", Dockerfile: "FROM scratch\n", ...wrong });
    for (const argv of [["."], ["--baseline", "known.json"], ["--baseline", "known.json", "--update-baseline"], ["--print-config", "Dockerfile"]]) {
      const { stdout, stderr } = await runIn(project, argv);
      expect(piecesIn(stdout + stderr)).toEqual([]);
    }
  });
});
