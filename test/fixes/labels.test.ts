import { describe } from "vitest";
import { dockerfile } from "../rules/dockerfile.ts";
import { canary } from "../rules/made-up.ts";
import { fixCases } from "./fix-cases.ts";

describe("LABEL", () => fixCases([
  {
    name: "alone",
    code: dockerfile`
      FROM alpine
      # who
      LABEL api-token=${canary}
      RUN true
    `,
    output: dockerfile`
      FROM alpine
      # who
      RUN true
    `,
  },
  {
    name: "before a name that would be read as a flag",
    code: dockerfile`
      FROM alpine
      LABEL api-token=${canary} --x=y
    `,
  },
  {
    name: "among others",
    code: dockerfile`
      FROM alpine
      LABEL a=b \
            # for deployment
            api-token="${canary}" \
            c=d
    `,
    output: dockerfile`
      FROM alpine
      LABEL a=b \
            # for deployment
            c=d
    `,
  },
  {
    name: "from an argument, which goes then",
    code: dockerfile`
      FROM alpine
      ARG API_TOKEN
      LABEL api-token=\$API_TOKEN
    `,
    output: dockerfile`
      FROM alpine
    `,
  },
  {
    name: "in a trigger",
    code: dockerfile`
      FROM alpine
      ONBUILD LABEL api-token=${canary}
      RUN true
    `,
    output: dockerfile`
      FROM alpine
      RUN true
    `,
  },
]));
