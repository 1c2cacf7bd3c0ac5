import { tgzOf } from "../archives.ts";
import { dockerfile } from "./dockerfile.ts";
import { canary, password } from "./made-up.ts";
import { runCases, type RuleCase } from "./run-cases.ts";

/** A key is copied to /app/server.key, with /app as the working directory, and then `RUN` does something to it. */
function removal(run: string, how: string): RuleCase {
  return {
    name: `RUN ${run}`,
    code: `FROM alpine\nWORKDIR /app\nCOPY server.key /app/server.key\nRUN ${run}\n`,
    findings: [{ line: 3, column: 6, text: "server.key", messageId: "imageLayer", says: `RUN ${how} in line 4 only ${how === "mv" ? "moves" : "hides"} it` }],
  };
}

runCases("no-copy-then-rm", [
  removal("rm /app/server.key", "rm"),
  removal("rm -rf /app", "rm"),
  removal("rm -f *.key", "rm"),
  removal("rm -f server.{key,crt}", "rm"),
  removal("rm -f ./server.key", "rm"),
  removal("rm -- ../app/server.key", "rm"),
  removal("cd / && rm app/server.key", "rm"),
  removal("cd /tmp; cd ..; rm app/*", "rm"),
  removal("(cd /app && rm server.key)", "rm"),
  removal("D=/app; rm \"$D/server.key\"", "rm"),
  removal("D=/old; rm \"${D/old/app}/server.key\"", "rm"),
  removal("D=/x-x; rm \"${D//x/}../app/server.key\" ${D/x-x/app}/server.key", "rm"),
  {
    name: "a target with a part replaced",
    code: dockerfile`
      FROM alpine
      ARG D=/old/conf
      COPY .npmrc \${D/old/new}/.npmrc
      RUN rm /new/conf/.npmrc
    `,
    findings: [{ line: 3, column: 6, text: ".npmrc", messageId: "imageLayer", says: "target=/new/conf/.npmrc" }],
  },
  removal("for f in /app/server.key /app/x; do rm -f \"$f\"; done", "rm"),
  removal("if [ -f server.key ]; then rm server.key; fi", "rm"),
  removal("sudo -u root rm server.key", "rm"),
  removal("bash -c 'rm /app/server.key'", "rm"),
  removal("sh -ec \"cd /app && rm server.key\"", "rm"),
  removal("[\"rm\", \"/app/server.key\"]", "rm"),
  removal("unlink server.key", "unlink"),
  removal("shred -u -n 3 server.key", "shred"),
  removal("truncate -s 0 server.key", "truncate"),
  removal(": > server.key", ">"),
  removal("> server.key", ">"),
  removal("true | tee server.key", "tee"),
  removal("mv server.key /elsewhere.key", "mv"),
  removal("cp /dev/null server.key", "cp"),
  removal("dd if=/dev/null of=server.key", "dd"),
  removal("ln -sf /dev/null server.key", "ln"),
  removal("find / -name '*.key' -delete", "find -delete"),
  removal("find /app -type f -iname 'SERVER.*' -exec rm {} +", "find -delete"),
  removal("find . -path '*/server*' -exec shred {} \\;", "find -delete"),
  removal("git clean -fdx", "git clean"),
]);

runCases("no-copy-then-rm", [
  {
    name: "a home directory",
    code: dockerfile`
      FROM alpine
      COPY .netrc /root/.netrc
      RUN git clone https://example.com/tools.git && rm ~/.netrc
    `,
    findings: [{ line: 2, column: 6, text: ".netrc", messageId: "imageLayer", says: "target=/root/.netrc" }],
  },
  {
    name: "the home directory of another user, and a variable of the environment",
    code: dockerfile`
      FROM alpine
      ENV CONF=/home/app/.conf
      USER app
      COPY .netrc /home/app/.netrc
      COPY id_rsa /home/app/.conf/key
      RUN rm $HOME/.netrc \${CONF}/key
    `,
    findings: [
      { line: 4, column: 6, text: ".netrc", messageId: "imageLayer" },
      { line: 5, column: 6, text: "id_rsa", messageId: "imageLayer" },
    ],
  },
  {
    name: "a directory in which the file keeps its name",
    code: dockerfile`
      FROM alpine
      COPY id_rsa /root/.ssh/
      RUN git clone git@example.com:tools.git
      RUN rm /root/.ssh/id_rsa
    `,
    findings: [{ line: 2, column: 6, text: "id_rsa", messageId: "imageLayer", says: "line 4" }],
  },
  {
    name: "relative to a WORKDIR that changed",
    code: dockerfile`
      FROM alpine
      WORKDIR /srv
      WORKDIR app
      COPY .npmrc .
      WORKDIR /srv
      RUN rm app/.npmrc
    `,
    findings: [{ line: 4, column: 6, text: ".npmrc", messageId: "imageLayer" }],
  },
  {
    name: "a heredoc and a function",
    code: dockerfile`
      FROM alpine
      COPY .npmrc id_rsa /app/
      RUN <<EOF
      clean() { rm -f "$1"; }
      clean /app/.npmrc
      rm /app/id_rsa
      EOF
    `,
    findings: [
      { line: 2, column: 6, text: ".npmrc", messageId: "imageLayer", says: "line 4" },
      { line: 2, column: 13, text: "id_rsa", messageId: "imageLayer", says: "line 6" },
    ],
  },
  {
    name: "another file is copied over it",
    code: dockerfile`
      FROM alpine
      COPY prod.env /app/.env
      COPY empty /app/.env
    `,
    files: { "prod.env": `DB_PASSWORD=${password}\n`, empty: "" },
    findings: [{ line: 2, column: 6, text: "prod.env", messageId: "imageLayer", says: "COPY in line 3 only hides it" }],
  },
  {
    name: "whoever deletes a file that git ignores knows that COPY . . brought it",
    code: dockerfile`
      FROM alpine
      WORKDIR /app
      COPY . .
      RUN npm ci && rm .env
    `,
    files: { "package.json": "{}" },
    findings: [{ line: 3, column: 6, text: ".", messageId: "imageLayer", says: ".env" }],
  },
  {
    name: "a removal in a child stage",
    code: dockerfile`
      FROM alpine AS base
      COPY server.key /app/server.key
      FROM base
      RUN rm /app/server.key
    `,
    findings: [{ line: 2, column: 6, text: "server.key", messageId: "imageLayer", says: "line 4" }],
  },
  {
    name: "a heredoc that is deleted",
    code: dockerfile`
      FROM alpine
      COPY <<EOF /root/.npmrc
      //registry.example.com/:_authToken=${canary}
      EOF
      RUN npm ci && rm /root/.npmrc
    `,
    findings: [{ line: 3, column: 36, text: canary, messageId: "imageLayer" }],
  },
  {
    name: "another file is deleted",
    code: dockerfile`
      FROM alpine
      COPY server.key /app/server.key
      RUN rm /app/server.crt /app/server.key.bak /other/server.key && rm -rf /app/keys && cd /nowhere && rm -f server.key
    `,
    findings: [{ rule: "no-secret-copy", line: 2, column: 6, text: "server.key", messageId: "imageLayer" }],
  },
  {
    name: "an archive, and a file that ADD unpacked of one",
    code: dockerfile`
      FROM alpine
      COPY app.tgz /tmp/
      RUN tar -xzf /tmp/app.tgz -C /srv && rm /tmp/app.tgz
      ADD app.tgz /opt
      RUN rm /opt/.npmrc
    `,
    files: { "app.tgz": tgzOf({ ".npmrc": `//registry.example.com/:_authToken=${canary}\n`, "app.js": "" }) },
    findings: [
      { line: 2, column: 6, text: "app.tgz", messageId: "imageLayer", says: ".npmrc in app.tgz" },
      { line: 4, column: 5, text: "app.tgz", messageId: "imageLayer", says: "RUN rm in line 5 only hides it: the layer below keeps it. Pack app.tgz without it, and mount it where it is used: RUN --mount=type=secret,id=npmrc.", suggestions: [] },
    ],
  },
  {
    name: "a file that is not a credential",
    code: dockerfile`
      FROM alpine
      COPY setup.sh /tmp/setup.sh
      RUN /tmp/setup.sh && rm /tmp/setup.sh
    `,
    findings: [],
  },
  {
    name: "a file that the .dockerignore keeps back, or that a RUN made",
    code: dockerfile`
      FROM alpine
      WORKDIR /app
      COPY . .
      RUN touch .env.local && rm .env .env.local
    `,
    files: { ".dockerignore": ".env\n", "package.json": "{}" },
    findings: [],
  },
  {
    name: "what leaves the file as it is: a link into its directory, a part written over",
    code: dockerfile`
      FROM alpine
      WORKDIR /app
      COPY server.key /app/server.key
      RUN ln -sf /usr/share/x /app && dd if=/dev/zero of=server.key bs=1 count=1 conv=notrunc
    `,
    findings: [{ rule: "no-secret-copy", line: 3, column: 6, text: "server.key", messageId: "imageLayer" }],
  },
  {
    name: "a mount at the same target",
    code: dockerfile`
      FROM alpine
      RUN --mount=type=secret,id=netrc,target=/root/.netrc,required=true git clone https://example.com/tools.git
    `,
    findings: [],
  },
]);
