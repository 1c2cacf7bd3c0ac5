import type { ProofCase } from "../proof-case.ts";

const secrets = { token: "@@" };
const use = { digestOf: "@@" };
const mount = "--mount=type=secret,id=token";
const required = `${mount},required=true`;
const digest = "sha256sum < /run/secrets/token > /used";

export const mountCases: readonly ProofCase[] = [
  {
    rule: "valid-secret-mount",
    title: "a secret that is mounted in one RUN and read in the next",
    exposure: "F15",
    context: { Dockerfile: `FROM localhost/bb\nRUN ${required} test -s /run/secrets/token\nRUN cat /run/secrets/token | sha256sum > /used\n` },
    given: { secrets },
    use,
    before: { hadSecret: false, leaks: false },
    mend: { context: { Dockerfile: `FROM localhost/bb\nRUN ${required} cat /run/secrets/token | sha256sum > /used\n` }, given: { secrets } },
  },
  {
    rule: "valid-secret-mount",
    title: "a target in ~",
    context: { Dockerfile: `FROM localhost/bb\nRUN ${required},target=~/.token cat /root/.token | sha256sum > /used\n` },
    given: { secrets },
    use,
    before: { hadSecret: false, leaks: false },
    mend: { context: { Dockerfile: `FROM localhost/bb\nRUN ${required},target=/root/.token cat /root/.token | sha256sum > /used\n` }, given: { secrets } },
  },
  {
    rule: "require-required-secret",
    title: "a build that is not given the secret",
    exposure: "F08",
    config: "strict",
    context: { Dockerfile: `FROM localhost/bb\nRUN ${mount} cat /run/secrets/token | sha256sum > /used\n` },
    use,
    before: { hadSecret: false, leaks: false },
    mend: "suggestion",
    after: { passes: false, hadSecret: false },
  },
  {
    rule: "require-required-secret",
    title: "a build that is given it",
    exposure: "F07",
    config: "strict",
    context: { Dockerfile: `FROM localhost/bb\nRUN ${mount} ${digest}\n` },
    given: { secrets },
    use,
    before: { leaks: false },
    mend: { context: { Dockerfile: `FROM localhost/bb\nRUN ${required} ${digest}\n` }, given: { secrets } },
  },
  {
    rule: "no-unused-secret-mount",
    title: "npm install beside a secret that it does not need",
    config: "strict",
    context: {
      Dockerfile: [
        "FROM localhost/npm",
        "WORKDIR /a",
        `RUN ${required} --mount=type=secret,id=npmrc,target=/root/.npmrc,required=true \\`,
        "    npm install --registry http://@HOST@/npm/ proofpkg",
        "",
      ].join("\n"),
    },
    given: { secrets: { token: "@@", npmrc: "//@HOST@/npm/:_authToken=@@\n" } },
    use: "server",
    mend: {
      context: {
        Dockerfile: [
          "FROM localhost/npm",
          "WORKDIR /a",
          "RUN --mount=type=secret,id=npmrc,target=/root/.npmrc,required=true \\",
          "    npm install --registry http://@HOST@/npm/ proofpkg",
          "",
        ].join("\n"),
      },
      given: { secrets: { npmrc: "//@HOST@/npm/:_authToken=@@\n" } },
    },
  },
];
