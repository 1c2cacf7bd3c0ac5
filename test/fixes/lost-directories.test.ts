import { describe } from "vitest";
import { dockerfile } from "../rules/dockerfile.ts";
import { fixCases } from "./fix-cases.ts";

const key = ["build --secret id=id_rsa,src=id_rsa"];

describe("directories that only a COPY has made", () => fixCases([
  {
    name: "another file is put into it, once in front of the first RUN that does",
    code: dockerfile`
      FROM debian
      COPY id_rsa /root/.ssh/id_rsa
      RUN apt-get update
      RUN chmod 600 /root/.ssh/id_rsa && ssh-keyscan github.com >> ~/.ssh/known_hosts
      RUN echo "StrictHostKeyChecking no" >> /root/.ssh/config
      RUN git clone git@github.com:a/c.git /c
    `,
    output: dockerfile`
      FROM debian
      RUN apt-get update
      RUN mkdir -p -m 700 /root/.ssh && ssh-keyscan github.com >> ~/.ssh/known_hosts
      RUN echo "StrictHostKeyChecking no" >> /root/.ssh/config
      RUN --mount=type=secret,id=id_rsa,target=/root/.ssh/id_rsa,required=true git clone git@github.com:a/c.git /c
    `,
    handover: key,
  },
  {
    name: "its mode is changed; it is named in another script's quotes",
    code: dockerfile`
      FROM debian AS a
      COPY id_rsa /root/.ssh/id_rsa
      RUN chmod 700 /root/.ssh
      RUN git clone git@github.com:a/c.git /c
      FROM debian
      ADD id_rsa /root/.ssh/id_rsa
      RUN sh -c 'cd /root/.ssh && touch known_hosts'
      RUN git clone git@github.com:a/c.git /c
    `,
    output: dockerfile`
      FROM debian AS a
      RUN mkdir -p -m 700 /root/.ssh && chmod 700 /root/.ssh
      RUN --mount=type=secret,id=id_rsa,target=/root/.ssh/id_rsa,required=true git clone git@github.com:a/c.git /c
      FROM debian
      RUN mkdir -p -m 700 /root/.ssh && sh -c 'cd /root/.ssh && touch known_hosts'
      RUN --mount=type=secret,id=id_rsa,target=/root/.ssh/id_rsa,required=true git clone git@github.com:a/c.git /c
    `,
    handover: key,
  },
  {
    name: "behind the removal of the file, where the directory was left",
    code: dockerfile`
      FROM debian
      COPY id_rsa /root/.ssh/id_rsa
      RUN git clone git@github.com:a/c.git /c && rm /root/.ssh/id_rsa
      RUN ssh-keyscan github.com > /root/.ssh/known_hosts
    `,
    output: dockerfile`
      FROM debian
      RUN --mount=type=secret,id=id_rsa,target=/root/.ssh/id_rsa,required=true git clone git@github.com:a/c.git /c
      RUN mkdir -p -m 700 /root/.ssh && ssh-keyscan github.com > /root/.ssh/known_hosts
    `,
    handover: key,
  },
  {
    name: "outside of the home directory others may look into it",
    code: dockerfile`
      FROM node:22
      WORKDIR /app
      COPY .npmrc /conf/npm/.npmrc
      RUN echo x > /conf/npm/other && cat /conf/npm/other
      RUN NPM_CONFIG_USERCONFIG=/conf/npm/.npmrc npm ci
    `,
    output: dockerfile`
      FROM node:22
      WORKDIR /app
      RUN mkdir -p /conf/npm && echo x > /conf/npm/other && cat /conf/npm/other
      RUN --mount=type=secret,id=npmrc,target=/conf/npm/.npmrc,required=true NPM_CONFIG_USERCONFIG=/conf/npm/.npmrc npm ci
    `,
    handover: ["build --secret id=npmrc,src=.npmrc"],
  },
  {
    name: "two keys: each COPY keeps it for the other until it goes",
    code: dockerfile`
      FROM debian
      COPY id_rsa /root/.ssh/id_rsa
      COPY id_ed25519 /root/.ssh/id_ed25519
      RUN ssh-keyscan github.com >> /root/.ssh/known_hosts
      RUN git clone git@github.com:a/c.git /c
    `,
    output: dockerfile`
      FROM debian
      RUN mkdir -p -m 700 /root/.ssh && ssh-keyscan github.com >> /root/.ssh/known_hosts
      RUN --mount=type=secret,id=id_ed25519,target=/root/.ssh/id_ed25519,required=true --mount=type=secret,id=id_rsa,target=/root/.ssh/id_rsa,required=true git clone git@github.com:a/c.git /c
    `,
    handover: [...key, "build --secret id=id_ed25519,src=id_ed25519"],
  },
  {
    name: "a whole .ssh, for the agent",
    code: dockerfile`
      FROM debian
      COPY .ssh /root/.ssh
      RUN ssh-keyscan github.com >> /root/.ssh/known_hosts
      RUN git clone git@github.com:a/c.git /c
    `,
    output: dockerfile`
      FROM debian
      RUN mkdir -p -m 700 /root/.ssh && ssh-keyscan github.com >> /root/.ssh/known_hosts
      RUN --mount=type=ssh git clone git@github.com:a/c.git /c
    `,
    handover: ["build --ssh default"],
  },
  {
    name: "made otherwise: by a RUN, a COPY, a WORKDIR or in every image",
    code: dockerfile`
      FROM debian AS a
      RUN mkdir -p /root/.ssh
      COPY id_rsa /root/.ssh/id_rsa
      RUN ssh-keyscan github.com >> /root/.ssh/known_hosts
      RUN git clone git@github.com:a/c.git /c
      FROM a AS b
      COPY id_rsa /root/.ssh/id_rsa
      RUN echo x >> /root/.ssh/config && git clone git@github.com:a/d.git /d
      FROM debian AS c
      COPY known_hosts /root/.ssh/known_hosts
      COPY id_rsa /root/.ssh/id_rsa
      RUN ls /root/.ssh/config || true
      RUN git clone git@github.com:a/c.git /c
      FROM debian AS d
      COPY id_rsa /root/.ssh/id_rsa
      RUN mkdir -p ~/.ssh && ssh-keyscan github.com >> ~/.ssh/known_hosts
      RUN git clone git@github.com:a/c.git /c
      FROM debian AS e
      COPY id_rsa /root/.ssh/id_rsa
      RUN git clone git@github.com:a/c.git /c
      RUN rm -rf /root/.ssh
      FROM debian
      WORKDIR /app/keys
      COPY id_ed25519 /app/keys/id_ed25519
      RUN touch /app/keys/other
      RUN ssh -i /app/keys/id_ed25519 a.example.com
    `,
    output: dockerfile`
      FROM debian AS a
      RUN mkdir -p /root/.ssh
      RUN ssh-keyscan github.com >> /root/.ssh/known_hosts
      RUN --mount=type=secret,id=id_rsa,target=/root/.ssh/id_rsa,required=true git clone git@github.com:a/c.git /c
      FROM a AS b
      RUN --mount=type=secret,id=id_rsa,target=/root/.ssh/id_rsa,required=true echo x >> /root/.ssh/config && git clone git@github.com:a/d.git /d
      FROM debian AS c
      COPY known_hosts /root/.ssh/known_hosts
      RUN ls /root/.ssh/config || true
      RUN --mount=type=secret,id=id_rsa,target=/root/.ssh/id_rsa,required=true git clone git@github.com:a/c.git /c
      FROM debian AS d
      RUN mkdir -p ~/.ssh && ssh-keyscan github.com >> ~/.ssh/known_hosts
      RUN --mount=type=secret,id=id_rsa,target=/root/.ssh/id_rsa,required=true git clone git@github.com:a/c.git /c
      FROM debian AS e
      RUN --mount=type=secret,id=id_rsa,target=/root/.ssh/id_rsa,required=true git clone git@github.com:a/c.git /c
      FROM debian
      WORKDIR /app/keys
      RUN touch /app/keys/other
      RUN --mount=type=secret,id=id_ed25519,target=/app/keys/id_ed25519,required=true ssh -i /app/keys/id_ed25519 a.example.com
    `,
    handover: [...key, "build --secret id=id_ed25519,src=id_ed25519"],
  },
  {
    name: "a RUN that can have no command in front of it, or a directory of another user",
    code: dockerfile`
      FROM debian AS a
      COPY id_rsa /root/.ssh/id_rsa
      RUN ["sh", "-c", "touch /root/.ssh/known_hosts"]
      RUN git clone git@github.com:a/c.git /c
      FROM debian AS b
      COPY id_rsa /root/.ssh/id_rsa
      RUN <<EOF
      touch /root/.ssh/known_hosts
      EOF
      RUN git clone git@github.com:a/c.git /c
      FROM debian
      COPY --chown=app id_rsa /home/app/.ssh/id_rsa
      RUN touch /home/app/.ssh/known_hosts
      USER app
      RUN git clone git@github.com:a/c.git /c
    `,
  },
]));
