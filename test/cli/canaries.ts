import { canary } from "./io.ts";

// Made up, and put together here so that none stands in this file in the format of a real provider.
export const plain = canary;
export const word = "Zufriedenheit+Gans/73";
export const token = "wQ8r7Zp2LkXc5VbNm3Jh9Tg4Yf6Ds1Aa0Ke";
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

/** The pieces of secrets that a text holds, of six characters each: as they are, in base64, in a URL, backwards. */
export const piecesIn = (text: string): string[] => pieces.filter((piece) => text.includes(piece));

export const dockerfile = `# syntax=docker/dockerfile:1
# token for the tests: ${github}
ARG NPM_TOKEN=${plain}
FROM scratch AS tools
ARG TOOL_TOKEN
ENV TOOL_PASSWORD=${plain}
FROM scratch AS base
MAINTAINER ops ${github}
ARG CI postgres://app:${plain}@db/app
# dfsecret-disable-next-line NPM_TOKEN=${plain}, ${token}
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
# dfsecret-allow UNKNOWN_NAME -- ${plain}
ENV ADMIN_PASSWORD=changeme
RUN --mount=type=secret,id=unused true
RUN openssl genrsa -out /etc/server.key -passout pass:${plain} 4096
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
    env_file: .env
    secrets:
      - source: db
        mode: 0444
      - missing
  mail:
    image: mysql
    environment:
      MYSQL_PASSWORD: \${MYSQL_PASSWORD}
secrets:
  db:
    environment: DB_PASSWORD
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
  "broken/8/Dockerfile": `# dfsecret-disable -- why\rFROM scratch\rENV API_TOKEN=${plain}\r`,
  "broken/9/Dockerfile": `FROM scratch\nCOPY id_rsa https://me:${plain}@example.com/a\n`,
  "broken/7/compose.yaml": `services:\n  app: [${plain}\n  environment:\n    API_TOKEN: ${plain}\n   x: "${token}\n`,
};

/** Secrets in every rule's place, in files that parse and files that do not. */
export const canaryFiles = {
  ".git/": "",
  Dockerfile: dockerfile,
  "windows/Dockerfile": dockerfile.replaceAll("\n", "\r\n"),
  // The second one's name is the credential.
  "names/Dockerfile": `FROM node:22\nARG NPM_TOKEN postgres://app:${plain}@db/app\nRUN npm ci && node build.js\n`,
  "compose.yaml": compose,
  ...broken,
  ".npmrc": `//registry.npmjs.org/:_authToken=${token}\n`,
  ".env": `API_TOKEN=${plain}\nDB_PASSWORD=${word}\n`,
  id_rsa: `${key}\n`,
  "config.json": JSON.stringify({ password: plain, aws_secret_access_key: aws }),
};
