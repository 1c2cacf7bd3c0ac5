import type { ProofCase } from "../proof-case.ts";

const secrets = { token: "{secret}" };
const mount = "--mount=type=secret,id=token,required=true";
const install = "npm install --registry http://{host}/npm/ proofpkg";
const use = { digestOf: "{secret}" };

export const commandCases: readonly ProofCase[] = [
  {
    rule: "no-secret-run",
    title: "curl -u with a literal",
    exposure: "C09",
    tool: "curl",
    context: { Dockerfile: "FROM localhost/bb\nRUN curl -fsS -u u:{secret} http://{host}/private/file -o /file\n" },
    use: "server",
    mend: "suggestion",
  },
  {
    rule: "no-secret-run",
    title: "a literal in front of a command",
    exposure: "C05",
    context: { Dockerfile: "FROM localhost/bb\nRUN NPM_TOKEN={secret} sh -c 'printf %s \"$NPM_TOKEN\" | sha256sum > /used'\n" },
    use,
    mend: "suggestion",
  },
  {
    rule: "no-secret-run",
    title: "a literal in what sh -c gets",
    context: { Dockerfile: "FROM localhost/bb\nRUN sh -c \"NPM_TOKEN={secret} sh -c 'printf %s \\\"\\$NPM_TOKEN\\\" | sha256sum > /used'\"\n" },
    use,
    mend: "suggestion",
  },
  {
    rule: "no-secret-run",
    title: "a literal in the script of an exec form",
    tool: "curl",
    context: { Dockerfile: 'FROM localhost/bb\nRUN ["sh", "-ec", "curl -fsS -u \\"u:{secret}\\" http://{host}/private/file -o /file"]\n' },
    use: "server",
    mend: "suggestion",
  },
  {
    rule: "no-secret-run",
    title: "a password that is typed twice",
    context: {
      Dockerfile: [
        "FROM localhost/bb",
        "RUN mkdir -p /opt && printf '#!/bin/sh\\nread a; read b; test \"$a\" = \"$b\" && printf %%s \"$a\" | sha256sum > /used\\n' > /opt/passwd && chmod +x /opt/passwd",
        "RUN printf '{secret}\\n{secret}\\n' | /opt/passwd app",
        "",
      ].join("\n"),
    },
    use,
    mend: "suggestion",
  },
  {
    rule: "no-secret-write",
    title: "git clone of an address with the mounted token in it",
    exposure: "C12",
    tool: "git",
    context: { Dockerfile: `FROM localhost/bb\nRUN ${mount} git clone -q "http://x:$(cat /run/secrets/token)@{host}/git/repo.git" /src\n` },
    given: { secrets },
    use: "server",
    mend: "suggestion",
  },
  {
    rule: "no-secret-write",
    title: "git clone -c with the mounted token in a header",
    exposure: "C35",
    tool: "git",
    context: {
      Dockerfile: [
        "FROM localhost/bb",
        `RUN ${mount} git clone -q \\`,
        '    -c http.extraHeader="Authorization: Bearer $(cat /run/secrets/token)" http://{host}/git/repo.git /src',
        "",
      ].join("\n"),
    },
    given: { secrets },
    use: "server",
    mend: "suggestion",
  },
  {
    rule: "no-secret-write",
    title: "git config --global with the mounted token",
    exposure: "C15",
    tool: "git",
    context: {
      Dockerfile: [
        "FROM localhost/bb",
        `RUN ${mount} \\`,
        '    git config --global url."http://x:$(cat /run/secrets/token)@{host}/".insteadOf http://{host}/ && \\',
        "    git clone -q http://{host}/git/repo.git /src",
        "",
      ].join("\n"),
    },
    given: { secrets },
    use: "server",
    mend: "suggestion",
  },
  {
    rule: "no-secret-write",
    title: "npm config set with the mounted token",
    exposure: "C16",
    tool: "npm",
    context: {
      Dockerfile: `FROM localhost/bb\nWORKDIR /a\nRUN ${mount} npm config set "//{host}/npm/:_authToken=$(cat /run/secrets/token)" && ${install}\n`,
    },
    given: { secrets },
    use: "server",
    mend: "suggestion",
  },
  {
    rule: "no-secret-write",
    title: "npm install with the mounted token on its command line",
    exposure: "C21",
    tool: "npm",
    context: {
      Dockerfile: `FROM localhost/bb\nWORKDIR /a\nRUN ${mount} ${install} "--//{host}/npm/:_authToken=$(cat /run/secrets/token)"\n`,
    },
    given: { secrets },
    use: "server",
    mend: "suggestion",
  },
  {
    rule: "no-secret-write",
    title: "pip config set with the mounted token",
    exposure: "C22",
    tool: "pip",
    context: {
      Dockerfile: `FROM localhost/bb\nRUN ${mount} pip config set global.index-url "http://u:$(cat /run/secrets/token)@{host}/simple" && pip install -q proofpkg\n`,
    },
    given: { secrets },
    use: "server",
    mend: "suggestion",
  },
  {
    rule: "no-secret-write",
    title: "a mounted secret in a file that the next RUN deletes",
    exposure: "E02",
    context: { Dockerfile: `FROM localhost/bb\nRUN ${mount} cp /run/secrets/token /s.txt && sha256sum /s.txt > /used\nRUN rm /s.txt\n` },
    given: { secrets },
    use,
    mend: "suggestion",
  },
  {
    rule: "no-secret-write",
    title: "a mounted secret, in base64, in Docker's configuration",
    exposure: "C29",
    context: {
      Dockerfile: [
        "FROM localhost/bb",
        `RUN ${mount} mkdir -p /root/.docker && \\`,
        '    printf \'{"auths":{"r":{"auth":"%s"}}}\' "$(printf \'user:%s\' "$(cat /run/secrets/token)" | base64 -w0)" > /root/.docker/config.json && \\',
        "    sha256sum /run/secrets/token > /used",
        "",
      ].join("\n"),
    },
    given: { secrets },
    use,
    mend: {
      context: {
        Dockerfile: [
          "FROM localhost/bb",
          `RUN ${mount} mkdir -p /root/.docker && \\`,
          '    printf \'{"auths":{"r":{"auth":"%s"}}}\' "$(printf \'user:%s\' "$(cat /run/secrets/token)" | base64 -w0)" > /root/.docker/config.json && \\',
          "    sha256sum /run/secrets/token > /used && rm /root/.docker/config.json",
          "",
        ].join("\n"),
      },
      secrets,
    },
  },
  {
    rule: "no-secret-write",
    title: "a mounted secret in a packed archive",
    exposure: "C30",
    context: {
      Dockerfile: `FROM localhost/bb\nRUN ${mount} sha256sum /run/secrets/token > /used && mkdir /c && cp /run/secrets/token /c/t && tar czf /c.tgz -C / c && rm -r /c\n`,
    },
    given: { secrets },
    use,
    mend: {
      context: { Dockerfile: `FROM localhost/bb\nRUN ${mount} sha256sum /run/secrets/token > /used\n` },
      secrets,
    },
  },
  {
    rule: "no-secret-write",
    title: "sed -i of a mounted secret into a file",
    exposure: "F25",
    context: {
      Dockerfile: `FROM localhost/bb\nRUN echo 'pw=__PW__' > /etc/app.conf\nRUN ${mount} sed -i "s/__PW__/$(cat /run/secrets/token)/" /etc/app.conf && sha256sum /run/secrets/token > /used\n`,
    },
    given: { secrets },
    use,
    mend: {
      context: { Dockerfile: `FROM localhost/bb\nRUN ${mount} sha256sum /run/secrets/token > /used\n` },
      secrets,
    },
  },
  {
    rule: "no-secret-in-build",
    title: "cat of a mounted secret",
    exposure: "C27",
    context: { Dockerfile: `FROM localhost/bb\nRUN ${mount} sha256sum /run/secrets/token > /used && cat /run/secrets/token\n` },
    given: { secrets },
    use,
    mend: { context: { Dockerfile: `FROM localhost/bb\nRUN ${mount} sha256sum /run/secrets/token > /used\n` }, secrets },
  },
  {
    rule: "no-secret-in-build",
    title: "curl -v with a mounted secret",
    exposure: "C38",
    tool: "curl",
    context: {
      Dockerfile: `FROM localhost/bb\nRUN ${mount} curl -v -fsS -H "Authorization: Bearer $(cat /run/secrets/token)" http://{host}/private/file -o /file\n`,
    },
    given: { secrets },
    use: "server",
    mend: {
      context: {
        Dockerfile: `FROM localhost/bb\nRUN ${mount} curl -fsS -H "Authorization: Bearer $(cat /run/secrets/token)" http://{host}/private/file -o /file\n`,
      },
      secrets,
    },
  },
  {
    rule: "no-baked-key",
    title: "openssl genpkey in a RUN",
    config: "strict",
    value: "-----BEGIN PRIVATE KEY-----",
    tool: "openssl",
    context: { Dockerfile: "FROM localhost/bb\nRUN openssl genpkey -algorithm ed25519 -out /etc/server.key\n" },
    use: "at run time",
    mend: { context: { Dockerfile: "FROM localhost/bb\nCMD [\"openssl\", \"genpkey\", \"-algorithm\", \"ed25519\", \"-out\", \"/etc/server.key\"]\n" } },
  },
  {
    rule: "no-unverified-add",
    title: "ADD of a file that somebody has replaced",
    config: "strict",
    tool: "curl",
    context: { Dockerfile: "FROM localhost/bb\nADD http://{host}/public/tool /tool\n" },
    use: "at run time",
    mend: {
      context: { Dockerfile: "FROM localhost/bb\nRUN curl -fsS http://{host}/public/tool -o /tool && echo '{digest}  /tool' | sha256sum -c\n" },
    },
    after: { passes: false },
  },
];
