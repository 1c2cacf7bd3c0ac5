import { dockerfile } from "./dockerfile.ts";
import { runCases } from "./run-cases.ts";

/** A RUN, and what it uses of a secret that another RUN has at $T and at /run/secrets/t; null where it uses none. */
const uses: readonly (readonly [run: string, use: string | null])[] = [
  ["su app -c 'a $T'", "$T"], ["su -lc 'a $T' app", "$T"], ["su - app --command 'a $T'", "$T"], ["runuser -u app -c 'a $T'", "$T"], ["sudo -u app sh -c 'a $T'", "$T"], ["eval 'a $T'", "$T"], ["trap 'a $T' EXIT", "$T"],
  ["su app 'a $T' -c", null], ["su -c true app 'a $T'", null], ["trap x 'a $T'", null], ["echo sh -c 'a $T'", null], ["printf 'sh -c %s' '$T'", null], ["app -c 'a $T'", null], ["supervise -c 'a $T'", null],
  ["grep x /run/secrets/t", "/run/secrets/t"], ["envsubst < /run/secrets/t", "/run/secrets/t"], ["a=/run/secrets/t b", "/run/secrets/t"], ["a > /run/secrets/t", "/run/secrets/t"], ["/run/secrets/t", "/run/secrets/t"],
  ["grep $(cat /run/secrets/t) f", "/run/secrets/t"], ["sed \"s/x/$(cat /run/secrets/t)/\" f", "/run/secrets/t"], ["a --file=/run/secrets/t.", "/run/secrets/t"], ["a -i/run/secrets/t", "/run/secrets/t"], ["a @/run/secrets/t/", "/run/secrets/t"],
  ["gawk '{ print \"/run/secrets/t\" }' f", null], ["perl -pe 's#a#/run/secrets/t#' f", null], ["git config --global credential.helper '!f() { cat /run/secrets/t; }; f'", null], ["git config core.sshCommand 'ssh -i /run/secrets/t'", null],
  ["git -c core.sshCommand='ssh -i /run/secrets/t' fetch", "/run/secrets/t"], ["git config a.b \"$(cat /run/secrets/t)\"", "/run/secrets/t"], ["a /mnt/run/secrets/t", null], ["a ./run/secrets/t", null], ["a b-i/run/secrets/t", null], ["a /run/secrets/tt", null],
  ["node <<'E'\nx('/run/secrets/t')\nE", "/run/secrets/t"], ["deno run - <<'E'\nx('/run/secrets/t')\nE", "/run/secrets/t"], ["python3.12 <<'E'\nx('/run/secrets/t')\nE", "/run/secrets/t"], ["sh <<'E'\na /run/secrets/t\nE", "/run/secrets/t"], ["cat <<E\n$T\nE", "$T"],
  ["cat <<'E'\nx('/run/secrets/t')\nE", null], ["pythonx <<'E'\nx('/run/secrets/t')\nE", null], ["cat <<'E'\n$T\nE", null],
];

const mounted = "# syntax=docker/dockerfile:1\nFROM node:22\nRUN --mount=type=secret,id=t,env=T,required=true a\nRUN --mount=type=secret,id=t,required=true b /run/secrets/t\n";

runCases("valid-secret-mount", [
  {
    name: "a type of mounts that there is not",
    code: dockerfile`
      FROM alpine
      ARG KIND=cache
      RUN --mount=type=secrets,id=a cat /run/secrets/a
      RUN --mount=type=Secret,id=b --mount=type=cache,target=/c --mount=target=/d --mount=type=$KIND,target=/e test -s /run/secrets/b
    `,
    findings: [{ line: 3, column: 13, text: "type=secrets", messageId: "unknownType" }],
  },
  {
    name: "a mount lasts for its own RUN (F15)",
    code: dockerfile`
      FROM node:22
      RUN --mount=type=secret,id=npm_token export T="$(cat /run/secrets/npm_token)" && npm ci
      RUN curl -d @/run/secrets/npm_token https://example.com/
    `,
    findings: [{ line: 3, column: 14, text: "/run/secrets/npm_token", messageId: "unmounted", says: "--mount=type=secret,id=npm_token" }],
  },
  {
    name: "also one with env= (F18), and one whose id is taken for a variable",
    code: dockerfile`
      # syntax=docker/dockerfile:1
      FROM node:22
      RUN --mount=type=secret,id=npm,env=NPM_TOKEN npm ci
      RUN npm publish --token \${NPM_TOKEN}
      RUN --mount=type=secret,id=JFROG_PASS ./prepare
      RUN ./configure "$JFROG_PASS"
    `,
    findings: [
      { line: 4, column: 25, text: "${NPM_TOKEN}", messageId: "unmounted" },
      { line: 6, column: 18, text: "$JFROG_PASS", messageId: "unmounted" },
    ],
  },
  {
    name: "mounted in this RUN, but elsewhere",
    code: dockerfile`
      # syntax=docker/dockerfile:1
      FROM node:22
      RUN --mount=type=secret,id=token,target=/etc/token curl -d @/run/secrets/token https://example.com/
      RUN --mount=type=secret,id=token,env=TOKEN curl -d @/run/secrets/token https://example.com/
      RUN --mount=type=secret,id=token,target=/etc/token curl -d @/etc/token https://example.com/
      RUN --mount=type=secret,id=token,target=/etc/token --mount=type=secret,id=token curl -d @/run/secrets/token https://example.com/
    `,
    findings: [
      { line: 3, column: 61, text: "/run/secrets/token", messageId: "elsewhere", says: "it has the secret token at /etc/token" },
      { line: 4, column: 53, text: "/run/secrets/token", messageId: "elsewhere", says: "at $TOKEN" },
    ],
  },
  {
    name: "an id by a variable that is not known is none, whatever the target",
    code: dockerfile`
      # syntax=docker/dockerfile:1
      FROM node:22
      ARG ID
      RUN --mount=type=secret,id=$ID,target=/root/.npmrc,required=true npm ci
      RUN --mount=type=secret,id=.npmrc,target=/tmp/rc,required=true npm ci --userconfig /tmp/rc
    `,
    files: { "compose.yaml": "services:\n  a:\n    build:\n      context: .\n      secrets: [.npmrc]\nsecrets:\n  .npmrc:\n    environment: X\n" },
    findings: [],
  },
  {
    name: "a variable in place of the file, and nothing else that mounts it",
    code: dockerfile`
      # syntax=docker/dockerfile:1
      FROM node:22
      RUN --mount=type=secret,id=token,env=TOKEN,required=true curl -d @/run/secrets/token https://example.com/
      RUN --mount=type=secret,id=other,env=OTHER,target=/run/secrets/other,required=true curl -d @/run/secrets/other https://example.com/
    `,
    findings: [{ line: 3, column: 67, text: "/run/secrets/token", messageId: "elsewhere", says: "it has the secret token at $TOKEN" }],
  },
  {
    name: "a home directory in the target",
    code: dockerfile`
      FROM node:22
      RUN --mount=type=secret,id=npmrc,target=~/.npmrc npm ci
      RUN --mount=type=secret,id=netrc,dst=$HOME/.netrc git clone https://example.com/a.git
    `,
    findings: [
      { line: 2, column: 41, text: "~/.npmrc", messageId: "home", says: "/root/.npmrc" },
      { line: 3, column: 38, text: "$HOME/.netrc", messageId: "emptyHome", says: "a mount knows the variables of ARG and ENV only" },
    ],
  },
  {
    name: "two mounts at one target",
    code: dockerfile`
      FROM node:22
      RUN --mount=type=secret,id=a,target=/root/.npmrc --mount=type=secret,id=b,target=/root/.npmrc npm ci
      RUN --mount=type=secret,id=c --mount=type=secret,id=c npm ci
    `,
    findings: [
      { line: 2, column: 75, text: "target=/root/.npmrc", messageId: "clash" },
      { line: 3, column: 50, text: "id=c", messageId: "clash" },
    ],
  },
  {
    name: "an option that there is not",
    code: dockerfile`
      FROM node:22
      RUN --mount=type=secret,id=npmrc,path=/root/.npmrc npm ci
    `,
    findings: [{ line: 2, column: 34, text: "path=/root/.npmrc", messageId: "unknown" }],
  },
  {
    name: "env= with an older syntax",
    code: dockerfile`
      # syntax=docker/dockerfile:1.7
      FROM node:22
      RUN --mount=type=secret,id=npm,env=NPM_TOKEN npm ci
    `,
    findings: [{ line: 3, column: 32, text: "env=NPM_TOKEN", messageId: "oldSyntax" }],
  },
  {
    name: "the experimental syntax",
    code: dockerfile`
      # syntax=docker/dockerfile:1.0-experimental
      FROM node:22
      RUN --mount=type=secret,id=npmrc,target=/root/.npmrc npm ci
    `,
    findings: [{ line: 1, column: 10, text: "docker/dockerfile:1.0-experimental", messageId: "experimental" }],
  },
  {
    name: "mounts that deliver",
    code: dockerfile`
      # syntax=docker/dockerfile:1.10
      FROM node:22
      RUN --mount=type=secret,id=npm,env=NPM_TOKEN,required=true npm ci
      RUN --mount=type=secret,id=a,required --mount=type=secret,id=b,src=b,dst=/b,mode=0400,uid=1,gid=1 ./build /run/secrets/a /b
      RUN --mount=type=ssh git clone git@example.com:a.git
    `,
    findings: [],
  },
  {
    name: "a variable or a file of the same name that is set otherwise",
    code: dockerfile`
      # syntax=docker/dockerfile:1
      FROM node:22
      RUN --mount=type=secret,id=npm,env=NPM_TOKEN npm ci
      RUN NPM_TOKEN=none && echo "$NPM_TOKEN" && ls /run/secrets/npm.bak
      RUN --mount=type=bind,source=fixtures,target=/run/secrets ls /run/secrets/npm
    `,
    findings: [],
  },
  {
    name: "the last option counts, and other mounts may have other options",
    code: dockerfile`
      FROM node:22
      RUN --mount=type=cache,id=npm,target=/root/.npm,sharing=locked npm ci
    `,
    findings: [],
  },
  {
    name: "a path that is only written down for later",
    code: dockerfile`
      FROM debian:bookworm-slim
      RUN --mount=type=secret,id=token,required=true ./login /run/secrets/token
      RUN echo 'token_file=/run/secrets/token' > /etc/app.conf
    `,
    findings: [],
  },
  {
    name: "what a RUN expands and reads itself, in scripts within scripts too",
    code: dockerfile`
      # syntax=docker/dockerfile:1
      FROM node:22
      RUN --mount=type=secret,id=npm_token,env=NPM_TOKEN,required=true npm ci
      RUN --mount=type=secret,id=npm_token,required=true ./login /run/secrets/npm_token
      RUN echo "//registry.npmjs.org/:_authToken=\${NPM_TOKEN}" > .npmrc
      RUN sudo bash -ec 'curl -H "X-Token: \$NPM_TOKEN" https://example.com/'
      RUN cat <<EOT > .npmrc
      //registry.npmjs.org/:_authToken=\${NPM_TOKEN}
      EOT
      RUN echo "token: \$(cat /run/secrets/npm_token)" > .npmrc
      RUN sed 's/x/y/' /run/secrets/npm_token > .npmrc
      RUN bash <<'EOT'
      npm publish --token "\$NPM_TOKEN"
      EOT
      RUN ["cat", "/run/secrets/npm_token"]
      RUN ["sh", "-c", "npm publish --token \$NPM_TOKEN"]
      RUN python3 <<'EOT'
      print(open('/run/secrets/npm_token').read())
      EOT
    `,
    findings: [
      { line: 5, column: 44, text: "${NPM_TOKEN}", messageId: "unmounted" },
      { line: 6, column: 38, text: "$NPM_TOKEN", messageId: "unmounted" },
      { line: 8, column: 34, text: "${NPM_TOKEN}", messageId: "unmounted" },
      { line: 10, column: 24, text: "/run/secrets/npm_token", messageId: "unmounted" },
      { line: 11, column: 18, text: "/run/secrets/npm_token", messageId: "unmounted" },
      { line: 13, column: 22, text: "$NPM_TOKEN", messageId: "unmounted" },
      { line: 15, column: 14, text: "/run/secrets/npm_token", messageId: "unmounted" },
      { line: 16, column: 39, text: "$NPM_TOKEN", messageId: "unmounted" },
      { line: 18, column: 13, text: "/run/secrets/npm_token", messageId: "unmounted" },
    ],
  },
  {
    name: "what a RUN only writes down for others to expand and read",
    code: dockerfile`
      # syntax=docker/dockerfile:1
      FROM node:22
      RUN --mount=type=secret,id=npm_token,env=NPM_TOKEN,required=true npm ci
      RUN --mount=type=secret,id=npm_token,required=true ./login /run/secrets/npm_token
      RUN echo '//registry.npmjs.org/:_authToken=\${NPM_TOKEN}' > .npmrc
      RUN echo "//registry.npmjs.org/:_authToken=\\$NPM_TOKEN" > .npmrc
      RUN cat > .npmrc <<'EOT'
      //registry.npmjs.org/:_authToken=\${NPM_TOKEN}
      EOT
      RUN sed -i 's/x/\${NPM_TOKEN}/; s#y#/run/secrets/npm_token#' .npmrc
      RUN cat > /entrypoint.sh <<'EOT'
      exec app --token "\$(cat /run/secrets/npm_token)"
      EOT
      RUN printf '#!/bin/sh\nexport NPM_TOKEN="\$(cat /run/secrets/npm_token)"\n' > /entrypoint.sh
      RUN ["echo", "\$NPM_TOKEN", "/run/secrets/npm_token"]
    `,
    findings: [],
  },
  {
    name: "a home directory in the target, of whoever runs it",
    code: dockerfile`
      FROM node:22
      RUN --mount=type=secret,id=a,target=~ ./build
      RUN --mount=type=secret,id=a,target=\${HOME}/.a ./build
      USER app
      RUN --mount=type=secret,id=a,target=~/.a ./build
      ENV HOME=/srv/
      RUN --mount=type=secret,id=a,target=$HOME/b/.a ./build
      RUN --mount=type=secret,id=a,target=~/b/.a ./build
    `,
    findings: [
      { line: 2, column: 37, text: "~", messageId: "home", says: "such as /root." },
      { line: 3, column: 37, text: "${HOME}/.a", messageId: "emptyHome", says: "such as /root/.a." },
      { line: 5, column: 37, text: "~/.a", messageId: "home", says: "such as /home/app/.a." },
      { line: 8, column: 37, text: "~/b/.a", messageId: "home", says: "such as /srv/b/.a." },
    ],
  },
  {
    name: "a home directory of a user that has a number for a name, and what only begins as one does",
    code: dockerfile`
      FROM node:22
      USER 1000
      RUN --mount=type=secret,id=a,target=~/.a ./build
      RUN --mount=type=secret,id=a,target=$HOMES/.a ./build
      RUN --mount=type=secret,id=a,target=/srv/~/.a ./build
      RUN --mount=type=cache,id=a,target=~/.a ./build
    `,
    findings: [{ line: 3, column: 37, text: "~/.a", messageId: "home", says: "Write the absolute path.", suggestions: [] }],
  },
  {
    name: "mounts without an id, by what they have",
    code: dockerfile`
      FROM node:22
      RUN --mount=type=secret,target=/a --mount=type=secret,source=b,dst=/a ./build
      RUN --mount=type=secret,id=a,target=/a --mount=type=bind,source=b,target=/a ./build
      RUN --mount=type=secret,id=a,target=/a --mount=type=secret,id=b,target=/b ./build
      RUN --mount=type=secret,size=1 ./build
    `,
    findings: [
      { line: 2, column: 64, text: "dst=/a", messageId: "clash" },
      { line: 5, column: 25, text: "size=1", messageId: "unknown" },
    ],
  },
  ...[
    ["docker/dockerfile-upstream:1.7", "oldSyntax"], ["docker.io/docker/dockerfile:1.0.2", "oldSyntax"], ["docker/dockerfile:1.9-labs", "oldSyntax"], ["docker/dockerfile:0.9", "oldSyntax"],
    ["docker/dockerfile:1.10", null], ["docker/dockerfile:1.21-labs", null], ["docker/dockerfile:1", null], ["docker/dockerfile:labs", null], ["example.com/frontend:1.7", null],
  ].map(([syntax, messageId]) => ({
    name: `env= with ${syntax}`,
    code: `# syntax=${syntax}\nFROM node:22\nRUN --mount=type=secret,id=npm,env=NPM_TOKEN npm ci\nRUN --mount=type=secret,id=npm npm ci\n`,
    findings: messageId ? [{ line: 3, column: 32, text: "env=NPM_TOKEN", messageId, says: `and ${syntax} refuses it` }] : [],
  })),
  ...[
    ["docker/dockerfile:experimental", "secret", true], ["docker/dockerfile:1-experimental", "secret", true], ["docker/dockerfile:1.0.2-experimental", "secret", true], ["docker/dockerfile-upstream:1.0-experimental", "secret", true],
    ["docker/dockerfile:experimental", "cache", false], ["docker/dockerfile:1.7", "secret", false], ["example.com/frontend:experimental", "secret", false],
  ].map(([syntax, type, isOld]) => ({
    name: `a mount of type ${type} with ${syntax}`,
    code: `# syntax=${syntax}\nFROM node:22\nRUN --mount=type=${type},id=npm,target=/root/.npm npm ci\nRUN npm test\n`,
    findings: isOld ? [{ line: 1, column: 10, text: String(syntax), messageId: "experimental" }] : [],
  })),
  ...uses.map(([run, use]) => {
    const lines = `RUN ${run}`.slice(0, use === null ? 0 : `RUN ${run}`.indexOf(use)).split("\n");
    return { name: run, code: `${mounted}RUN ${run}\n`, findings: use === null ? [] : [{ line: 4 + lines.length, column: lines.at(-1)!.length + 1, text: use, messageId: "unmounted" }] };
  }),
  {
    name: "ids that the Compose file does not offer, one of them by its target's name",
    code: dockerfile`
      FROM node:22
      RUN --mount=type=secret,id=a,required=true --mount=type=secret,id=b,required=true ./build
      RUN --mount=type=secret,required=true,target=/run/secrets/c ./build
    `,
    files: { "compose.yaml": "services:\n  web:\n    build:\n      context: .\n      secrets: [a]\nsecrets:\n  a:\n    environment: A\n" },
    findings: [
      { line: 2, column: 64, text: "id=b", messageId: "notOffered", says: "no secret b, so the mount is empty. Name b under" },
      { line: 3, column: 13, text: "type=secret,required=true,target=/run/secrets/c", messageId: "notOffered", says: "no secret c" },
    ],
  },
]);
