import { describe } from "vitest";
import { dockerfile } from "../rules/dockerfile.ts";
import { canary } from "../rules/made-up.ts";
import { fixCases } from "./fix-cases.ts";

describe("clones with submodules", () => fixCases([
  {
    name: "a literal: the header is for the server of the address alone",
    code: dockerfile`
      FROM debian
      RUN git clone --recurse-submodules https://ci:${canary}@git.example.com:8443/a/b.git /b
    `,
    output: dockerfile`
      FROM debian
      RUN --mount=type=secret,id=password,required=true git -c http.https://git.example.com:8443/.extraHeader="Authorization: Basic \$(printf '%s' "ci:\$(cat /run/secrets/password)" | base64 | tr -d '\n')" clone --recurse-submodules https://git.example.com:8443/a/b.git /b
    `,
    handover: ["build --secret id=password,src=FILE"],
  },
  {
    name: "a mounted secret, the host in a variable",
    code: dockerfile`
      FROM debian
      ARG GIT_HOST=git.example.com
      RUN --mount=type=secret,id=t,env=T git clone --recursive "https://ci:\$T@\$GIT_HOST/a/b.git" /b
    `,
    output: dockerfile`
      FROM debian
      ARG GIT_HOST=git.example.com
      RUN --mount=type=secret,id=t,env=T git -c http.https://\$GIT_HOST/.extraHeader="Authorization: Basic \$(printf '%s' "ci:\$T" | base64 | tr -d '\n')" clone --recursive "https://\$GIT_HOST/a/b.git" /b
    `,
  },
  {
    name: "a header of the clone's own",
    code: dockerfile`
      FROM debian
      RUN --mount=type=secret,id=t,env=T git clone -c http.extraHeader="X-Token: \$T" --recursive https://git.example.com/a/b.git /b
    `,
    output: dockerfile`
      FROM debian
      RUN --mount=type=secret,id=t,env=T git -c http.https://git.example.com/.extraHeader="X-Token: \$T" clone --recursive https://git.example.com/a/b.git /b
    `,
  },
  {
    name: "clean twin: a header of the clone's own for a server that is not known",
    code: dockerfile`
      FROM debian
      ARG REPOSITORY
      RUN --mount=type=secret,id=t,env=T git clone -c http.extraHeader="X-Token: \$T" --recursive \$REPOSITORY /b
    `,
  },
  {
    name: "clean twin: without submodules no other server is asked",
    code: dockerfile`
      FROM debian
      RUN --mount=type=secret,id=t,env=T git clone -c http.extraHeader="X-Token: \$T" https://git.example.com/a/b.git /b
    `,
    output: dockerfile`
      FROM debian
      RUN --mount=type=secret,id=t,env=T git -c http.extraHeader="X-Token: \$T" clone https://git.example.com/a/b.git /b
    `,
  },
]));
