import type { ProofCase } from "../proof-case.ts";

const secrets = { token: "{secret}" };
const use = { digestOf: "{secret}" };
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
    mend: "suggestion",
  },
  {
    rule: "valid-secret-mount",
    title: "a target in ~",
    context: { Dockerfile: `FROM localhost/bb\nRUN ${required},target=~/.token cat /root/.token | sha256sum > /used\n` },
    given: { secrets },
    use,
    before: { hadSecret: false, leaks: false },
    mend: "suggestion",
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
    mend: "suggestion",
  },
  {
    rule: "no-unused-secret-mount",
    title: "tar of a folder that the secret happens to be in",
    config: "strict",
    context: { Dockerfile: `FROM localhost/bb\nRUN ${required} tar -czf /state.tgz /run\n` },
    given: { secrets },
    use: "at run time",
    mend: "suggestion",
  },
];
