import type { ProofCase } from "../proof-case.ts";

const secrets = { token: "@@" };
const mount = "--mount=type=secret,id=token,required=true";
const install = "npm install --registry http://@HOST@/npm/ proofpkg";
const use = { digestOf: "@@" };

export const commandCases: readonly ProofCase[] = [
  {
    rule: "no-secret-run",
    title: "curl -u with a literal",
    exposure: "C09",
    context: { Dockerfile: "FROM localhost/curl\nRUN curl -fsS -u u:@@ http://@HOST@/private/file -o /file\n" },
    use: "server",
    mend: {
      context: {
        Dockerfile: "FROM localhost/curl\nRUN --mount=type=secret,id=netrc,target=/root/.netrc,required=true curl -fsS -n http://@HOST@/private/file -o /file\n",
      },
      given: { secrets: { netrc: "machine 127.0.0.1 login u password @@\n" } },
    },
  },
  {
    rule: "no-secret-run",
    title: "a literal in front of a command",
    exposure: "C05",
    context: { Dockerfile: "FROM localhost/bb\nRUN NPM_TOKEN=@@ sh -c 'printf %s \"$NPM_TOKEN\" | sha256sum > /used'\n" },
    use,
    mend: {
      context: {
        Dockerfile: `FROM localhost/bb\nRUN ${mount} NPM_TOKEN="$(cat /run/secrets/token)" sh -c 'printf %s "$NPM_TOKEN" | sha256sum > /used'\n`,
      },
      given: { secrets },
    },
  },
  {
    rule: "no-secret-write",
    title: "git clone of an address with the mounted token in it",
    exposure: "C12",
    context: { Dockerfile: `FROM localhost/git\nRUN ${mount} git clone -q "http://x:$(cat /run/secrets/token)@@HOST@/git/repo.git" /src\n` },
    given: { secrets },
    use: "server",
    mend: {
      context: {
        Dockerfile: [
          "FROM localhost/git",
          "RUN --mount=type=secret,id=cred,target=/root/.git-credentials,required=true \\",
          "    git -c credential.helper=store clone -q http://@HOST@/git/repo.git /src",
          "",
        ].join("\n"),
      },
      given: { secrets: { cred: "http://x:@@@@HOST@\n" } },
    },
  },
  {
    rule: "no-secret-write",
    title: "git clone -c with the mounted token in a header",
    exposure: "C35",
    context: {
      Dockerfile: [
        "FROM localhost/git",
        `RUN ${mount} git clone -q \\`,
        '    -c http.extraHeader="Authorization: Bearer $(cat /run/secrets/token)" http://@HOST@/git/repo.git /src',
        "",
      ].join("\n"),
    },
    given: { secrets },
    use: "server",
    mend: {
      context: {
        Dockerfile: [
          "FROM localhost/git",
          `RUN ${mount} git \\`,
          '    -c http.extraHeader="Authorization: Bearer $(cat /run/secrets/token)" clone -q http://@HOST@/git/repo.git /src',
          "",
        ].join("\n"),
      },
      given: { secrets },
    },
  },
  {
    rule: "no-secret-write",
    title: "git config --global with the mounted token",
    exposure: "C15",
    context: {
      Dockerfile: [
        "FROM localhost/git",
        `RUN ${mount} \\`,
        '    git config --global url."http://x:$(cat /run/secrets/token)@@HOST@/".insteadOf http://@HOST@/ && \\',
        "    git clone -q http://@HOST@/git/repo.git /src",
        "",
      ].join("\n"),
    },
    given: { secrets },
    use: "server",
    mend: {
      context: {
        Dockerfile: [
          "FROM localhost/git",
          `RUN ${mount} GIT_CONFIG_COUNT=1 \\`,
          '    GIT_CONFIG_KEY_0="url.http://x:$(cat /run/secrets/token)@@HOST@/.insteadOf" GIT_CONFIG_VALUE_0=http://@HOST@/ \\',
          "    git clone -q http://@HOST@/git/repo.git /src",
          "",
        ].join("\n"),
      },
      given: { secrets },
    },
  },
  {
    rule: "no-secret-write",
    title: "npm config set with the mounted token",
    exposure: "C16",
    context: {
      Dockerfile: `FROM localhost/npm\nWORKDIR /a\nRUN ${mount} npm config set "//@HOST@/npm/:_authToken=$(cat /run/secrets/token)" && ${install}\n`,
    },
    given: { secrets },
    use: "server",
    mend: {
      context: { Dockerfile: `FROM localhost/npm\nWORKDIR /a\nRUN --mount=type=secret,id=npmrc,target=/root/.npmrc,required=true ${install}\n` },
      given: { secrets: { npmrc: "//@HOST@/npm/:_authToken=@@\n" } },
    },
  },
  {
    rule: "no-secret-write",
    title: "npm install with the mounted token on its command line",
    exposure: "C21",
    context: {
      Dockerfile: `FROM localhost/npm\nWORKDIR /a\nRUN ${mount} ${install} "--//@HOST@/npm/:_authToken=$(cat /run/secrets/token)"\n`,
    },
    given: { secrets },
    use: "server",
    mend: {
      context: { Dockerfile: `FROM localhost/npm\nWORKDIR /a\nRUN --mount=type=secret,id=npmrc,target=/root/.npmrc,required=true ${install}\n` },
      given: { secrets: { npmrc: "//@HOST@/npm/:_authToken=@@\n" } },
    },
  },
  {
    rule: "no-secret-write",
    title: "pip config set with the mounted token",
    exposure: "C22",
    context: {
      Dockerfile: `FROM localhost/pip\nRUN ${mount} pip config set global.index-url "http://u:$(cat /run/secrets/token)@@HOST@/simple" && pip install -q proofpkg\n`,
    },
    given: { secrets },
    use: "server",
    mend: {
      context: {
        Dockerfile: `FROM localhost/pip\nRUN ${mount} PIP_INDEX_URL="http://u:$(cat /run/secrets/token)@@HOST@/simple" pip install -q proofpkg\n`,
      },
      given: { secrets },
    },
  },
  {
    rule: "no-secret-write",
    title: "a mounted secret in a file that the next RUN deletes",
    exposure: "E02",
    context: { Dockerfile: `FROM localhost/bb\nRUN ${mount} cp /run/secrets/token /s.txt && sha256sum /s.txt > /used\nRUN rm /s.txt\n` },
    given: { secrets },
    use,
    mend: {
      context: { Dockerfile: `FROM localhost/bb\nRUN ${mount} cp /run/secrets/token /s.txt && sha256sum /s.txt > /used && rm /s.txt\n` },
      given: { secrets },
    },
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
      context: { Dockerfile: "FROM localhost/bb\nRUN --mount=type=secret,id=config,target=/root/.docker/config.json,required=true sha256sum /root/.docker/config.json > /used\n" },
      given: { secrets: { config: "@@" } },
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
    mend: { context: { Dockerfile: `FROM localhost/bb\nRUN ${mount} sha256sum /run/secrets/token > /used\n` }, given: { secrets } },
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
      context: { Dockerfile: `FROM localhost/bb\nRUN echo 'pw_file=/run/secrets/token' > /etc/app.conf\nRUN ${mount} sha256sum /run/secrets/token > /used\n` },
      given: { secrets },
    },
  },
  {
    rule: "no-secret-in-build",
    title: "cat of a mounted secret",
    exposure: "C27",
    context: { Dockerfile: `FROM localhost/bb\nRUN ${mount} sha256sum /run/secrets/token > /used && cat /run/secrets/token\n` },
    given: { secrets },
    use,
    mend: { context: { Dockerfile: `FROM localhost/bb\nRUN ${mount} sha256sum /run/secrets/token > /used\n` }, given: { secrets } },
  },
  {
    rule: "no-secret-in-build",
    title: "curl -v with a mounted secret",
    exposure: "C38",
    context: {
      Dockerfile: `FROM localhost/curl\nRUN ${mount} curl -v -fsS -H "Authorization: Bearer $(cat /run/secrets/token)" http://@HOST@/private/file -o /file\n`,
    },
    given: { secrets },
    use: "server",
    mend: {
      context: {
        Dockerfile: `FROM localhost/curl\nRUN ${mount} curl -fsS -H "Authorization: Bearer $(cat /run/secrets/token)" http://@HOST@/private/file -o /file\n`,
      },
      given: { secrets },
    },
  },
  {
    rule: "no-baked-key",
    title: "openssl genpkey in a RUN",
    config: "strict",
    value: "-----BEGIN PRIVATE KEY-----",
    context: { Dockerfile: "FROM localhost/openssl\nRUN openssl genpkey -algorithm ed25519 -out /etc/server.key\n" },
    use: "at run time",
    mend: { context: { Dockerfile: "FROM localhost/openssl\nCMD [\"openssl\", \"genpkey\", \"-algorithm\", \"ed25519\", \"-out\", \"/etc/server.key\"]\n" } },
  },
  {
    rule: "no-unverified-add",
    title: "ADD of a file that somebody has replaced",
    config: "strict",
    context: { Dockerfile: "FROM localhost/curl\nADD http://@HOST@/public/tool /tool\n" },
    use: "at run time",
    mend: {
      context: { Dockerfile: "FROM localhost/curl\nRUN curl -fsS http://@HOST@/public/tool -o /tool && echo '@DIGEST@  /tool' | sha256sum -c\n" },
    },
    after: { passes: false },
  },
];
