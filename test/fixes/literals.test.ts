import { describe } from "vitest";
import { dockerfile } from "../rules/dockerfile.ts";
import { canary, password } from "../rules/made-up.ts";
import { fixCases } from "./fix-cases.ts";

describe("literals in RUN", () => fixCases([
  {
    name: "curl -u",
    code: dockerfile`
      FROM debian
      RUN curl -u me:${canary} https://x.example.com/a -o /a
    `,
    output: dockerfile`
      FROM debian
      RUN --mount=type=secret,id=curl_password,required=true curl -u me:"\$(cat /run/secrets/curl_password)" https://x.example.com/a -o /a
    `,
    handover: ["build --secret id=curl_password,src=FILE"],
  },
  {
    name: "header in single quotes",
    code: dockerfile`
      FROM debian
      RUN curl -H 'Authorization: Bearer ${canary}' https://x.example.com/a -o /a
    `,
    output: dockerfile`
      FROM debian
      RUN --mount=type=secret,id=curl_token,required=true curl -H 'Authorization: Bearer '"\$(cat /run/secrets/curl_token)" https://x.example.com/a -o /a
    `,
    handover: ["build --secret id=curl_token,src=FILE"],
  },
  {
    name: "in double quotes",
    code: dockerfile`
      FROM debian
      RUN curl -H "Authorization: Bearer ${canary}" https://x.example.com/a -o /a
    `,
    output: dockerfile`
      FROM debian
      RUN --mount=type=secret,id=curl_token,required=true curl -H "Authorization: Bearer \$(cat /run/secrets/curl_token)" https://x.example.com/a -o /a
    `,
    handover: ["build --secret id=curl_token,src=FILE"],
  },
  {
    name: "through a variable: the command stays",
    code: dockerfile`
      FROM debian
      ENV MYSQLTMPROOT toor
      RUN echo mysql-server mysql-server/root_password password \$MYSQLTMPROOT | debconf-set-selections
    `,
  },
  {
    name: "through a variable, with the same text elsewhere",
    code: dockerfile`
      FROM debian
      ENV USERNAME docker
      RUN echo "\${USERNAME}:\${USERNAME}" | chpasswd && echo "docker ALL=(ALL) NOPASSWD:ALL" >> /etc/sudoers
    `,
  },
  {
    name: "Java's own trust store, which opens with no other one",
    code: dockerfile`
      FROM eclipse-temurin:21
      RUN STORE=\$JAVA_HOME/lib/security/cacerts && keytool -importcert -noprompt -keystore \$STORE -storepass changeit -alias ca -file /ca.crt
    `,
  },
  {
    name: "Java's own trust store with a password that somebody has chosen",
    code: dockerfile`
      FROM eclipse-temurin:21
      RUN keytool -importcert -noprompt -cacerts -storepass ${canary} -alias ca -file /ca.crt
    `,
    output: dockerfile`
      FROM eclipse-temurin:21
      RUN --mount=type=secret,id=keytool_password,required=true keytool -importcert -noprompt -cacerts -storepass "\$(cat /run/secrets/keytool_password)" -alias ca -file /ca.crt
    `,
    handover: ["build --secret id=keytool_password,src=FILE"],
  },
  {
    name: "git clone",
    code: dockerfile`
      FROM debian
      RUN git clone https://ci:${canary}@github.com/a/b.git /b
    `,
    output: dockerfile`
      FROM debian
      RUN --mount=type=secret,id=password,required=true git -c http.extraHeader="Authorization: Basic \$(printf '%s' "ci:\$(cat /run/secrets/password)" | base64 | tr -d '\n')" clone https://github.com/a/b.git /b
    `,
    handover: ["build --secret id=password,src=FILE"],
  },
  {
    name: "git clone, with a user that the address encodes",
    code: dockerfile`
      FROM debian
      RUN git clone https://jane%40acme.io:${canary}@github.com/a/b.git /b
    `,
    output: dockerfile`
      FROM debian
      RUN --mount=type=secret,id=password,required=true git -c http.extraHeader="Authorization: Basic \$(printf '%s' "jane@acme.io:\$(cat /run/secrets/password)" | base64 | tr -d '\n')" clone https://github.com/a/b.git /b
    `,
    handover: ["build --secret id=password,src=FILE"],
  },
  {
    name: "git clone, with a password that the address encodes",
    code: dockerfile`
      FROM debian
      RUN git clone https://jane%40acme.io:${canary}%40x@github.com/a/b.git /b
    `,
  },
  {
    name: "git clone, with signs of the shell in the user",
    code: dockerfile`
      FROM debian
      RUN git clone https://jane%24x:${canary}@github.com/a/b.git /b
    `,
  },
  {
    name: "git clone, and a script that pulls",
    code: dockerfile`
      FROM debian
      RUN git clone https://ci:${canary}@github.com/a/b.git /b && su app -c "cd /b && git pull"
    `,
  },
  {
    name: "same in two RUNs",
    code: dockerfile`
      FROM debian
      RUN curl -u me:${canary} https://x.example.com/a -o /a
      RUN curl -u me:${canary} https://x.example.com/b -o /b
    `,
    output: dockerfile`
      FROM debian
      RUN --mount=type=secret,id=curl_password,required=true curl -u me:"\$(cat /run/secrets/curl_password)" https://x.example.com/a -o /a
      RUN --mount=type=secret,id=curl_password,required=true curl -u me:"\$(cat /run/secrets/curl_password)" https://x.example.com/b -o /b
    `,
    handover: ["build --secret id=curl_password,src=FILE"],
  },
  {
    name: "two in one",
    code: dockerfile`
      FROM debian
      RUN mysql -p${canary} -e x && curl -u me:${password} https://x.example.com/a -o /a
    `,
    output: dockerfile`
      FROM debian
      RUN --mount=type=secret,id=curl_password,required=true --mount=type=secret,id=mysql_password,required=true mysql -p"\$(cat /run/secrets/mysql_password)" -e x && curl -u me:"\$(cat /run/secrets/curl_password)" https://x.example.com/a -o /a
    `,
    handover: ["build --secret id=mysql_password,src=FILE", "build --secret id=curl_password,src=FILE"],
  },
  {
    name: "npm config set",
    code: dockerfile`
      FROM node:22
      RUN npm config set //r.example.com/:_authToken ${canary} && npm ci
    `,
    output: dockerfile`
      FROM node:22
      RUN --mount=type=secret,id=npm_token,required=true npm config set //r.example.com/:_authToken "\$(cat /run/secrets/npm_token)" && npm ci && rm -f /root/.npmrc && rm -rf /root/.npm/_logs
    `,
    handover: ["build --secret id=npm_token,src=FILE"],
  },
  {
    name: "quoted heredoc",
    code: dockerfile`
      FROM debian
      RUN cat <<'EOF' > /dev/null && curl -u me:${canary} https://x.example.com
      password: ${password}
      EOF
    `,
    output: dockerfile`
      FROM debian
      RUN --mount=type=secret,id=curl_password,required=true cat <<'EOF' > /dev/null && curl -u me:"\$(cat /run/secrets/curl_password)" https://x.example.com
      password: ${password}
      EOF
    `,
    handover: ["build --secret id=curl_password,src=FILE"],
  },
  {
    name: "quote that nobody closes, in a heredoc",
    code: dockerfile`
      FROM node:22
      RUN <<E
      export NPM_TOKEN='${canary}
      make
      E
    `,
  },
  {
    name: "double quote that nobody closes, in a heredoc",
    code: dockerfile`
      FROM node:22
      RUN <<E
      export NPM_TOKEN="${canary}
      make
      E
    `,
  },
  {
    name: "assignment prefix",
    code: dockerfile`
      FROM node:22
      RUN NPM_TOKEN=${canary} npm ci
    `,
    output: dockerfile`
      FROM node:22
      RUN --mount=type=secret,id=npm_token,required=true NPM_TOKEN="\$(cat /run/secrets/npm_token)" npm ci
    `,
    handover: ["build --secret id=npm_token,src=FILE"],
  },
]));

describe("literals in a script within the script", () => fixCases([
  {
    name: "sh -c in single quotes",
    code: dockerfile`
      FROM debian
      RUN sh -c 'curl -u me:${canary} https://x.example.com/a -o /a'
    `,
    output: dockerfile`
      FROM debian
      RUN --mount=type=secret,id=curl_password,required=true sh -c 'curl -u me:"\$(cat /run/secrets/curl_password)" https://x.example.com/a -o /a'
    `,
    handover: ["build --secret id=curl_password,src=FILE"],
  },
  {
    name: "bash -c in double quotes",
    code: dockerfile`
      FROM debian
      RUN set -e; bash -lc "cd /x && curl -u me:${canary} https://x.example.com/a -o /a" && echo done
    `,
    output: dockerfile`
      FROM debian
      RUN --mount=type=secret,id=curl_password,required=true set -e; bash -lc "cd /x && curl -u me:\"\\$(cat /run/secrets/curl_password)\" https://x.example.com/a -o /a" && echo done
    `,
    handover: ["build --secret id=curl_password,src=FILE"],
  },
  {
    name: "sh -c with double quotes in double quotes",
    code: dockerfile`
      FROM debian
      RUN sh -c "curl -u \"me:${canary}\" https://x.example.com/a -o /a"
    `,
    output: dockerfile`
      FROM debian
      RUN --mount=type=secret,id=curl_password,required=true sh -c "curl -u \"me:\\$(cat /run/secrets/curl_password)\" https://x.example.com/a -o /a"
    `,
    handover: ["build --secret id=curl_password,src=FILE"],
  },
  {
    name: "sh -c with single quotes in double quotes",
    code: dockerfile`
      FROM debian
      RUN sh -c "curl -u 'me:${canary}' https://x.example.com/a -o /a"
    `,
    output: dockerfile`
      FROM debian
      RUN --mount=type=secret,id=curl_password,required=true sh -c "curl -u 'me:'\"\\$(cat /run/secrets/curl_password)\" https://x.example.com/a -o /a"
    `,
    handover: ["build --secret id=curl_password,src=FILE"],
  },
  {
    name: "sh -c with single quotes in single quotes",
    code: dockerfile`
      FROM debian
      RUN sh -c 'curl -u '\''me:${canary}'\'' https://x.example.com/a -o /a'
    `,
  },
  {
    name: "sh -c over several lines",
    code: dockerfile`
      FROM debian
      RUN sh -c '\
          set -e; \
          # why
          curl -u me:${canary} \
            https://x.example.com/a -o /a'
    `,
    output: dockerfile`
      FROM debian
      RUN --mount=type=secret,id=curl_password,required=true sh -c '\
          set -e; \
          # why
          curl -u me:"\$(cat /run/secrets/curl_password)" \
            https://x.example.com/a -o /a'
    `,
    handover: ["build --secret id=curl_password,src=FILE"],
  },
  {
    name: "sh -c within sh -c",
    code: dockerfile`
      FROM debian
      RUN sh -c 'bash -c "curl -u me:${canary} https://x.example.com/a -o /a"'
    `,
    output: dockerfile`
      FROM debian
      RUN --mount=type=secret,id=curl_password,required=true sh -c 'bash -c "curl -u me:\"\\$(cat /run/secrets/curl_password)\" https://x.example.com/a -o /a"'
    `,
    handover: ["build --secret id=curl_password,src=FILE"],
  },
  {
    name: "eval",
    code: dockerfile`
      FROM debian
      RUN eval "curl -u me:${canary} https://x.example.com/a -o /a"
    `,
    output: dockerfile`
      FROM debian
      RUN --mount=type=secret,id=curl_password,required=true eval "curl -u me:\"\\$(cat /run/secrets/curl_password)\" https://x.example.com/a -o /a"
    `,
    handover: ["build --secret id=curl_password,src=FILE"],
  },
  {
    name: "exec form of a shell",
    code: dockerfile`
      FROM debian
      RUN ["/bin/sh", "-c", "curl -u me:${canary} https://x.example.com/a -o /a"]
    `,
    output: dockerfile`
      FROM debian
      RUN --mount=type=secret,id=curl_password,required=true ["/bin/sh", "-c", "curl -u me:\"\$(cat /run/secrets/curl_password)\" https://x.example.com/a -o /a"]
    `,
    handover: ["build --secret id=curl_password,src=FILE"],
  },
  {
    name: "exec form of a shell, in quotes",
    code: dockerfile`
      FROM debian
      RUN ["bash", "-ec", "printf \"a\\n\" > /x && curl -u \"me:${canary}\" https://x.example.com/a -o /a"]
    `,
    output: dockerfile`
      FROM debian
      RUN --mount=type=secret,id=curl_password,required=true ["bash", "-ec", "printf \"a\\n\" > /x && curl -u \"me:\$(cat /run/secrets/curl_password)\" https://x.example.com/a -o /a"]
    `,
    handover: ["build --secret id=curl_password,src=FILE"],
  },
  {
    name: "exec form of no shell",
    code: dockerfile`
      FROM debian
      RUN ["curl", "-u", "me:${canary}", "https://x.example.com", "-o", "/a"]
    `,
  },
  {
    name: "a quoted here-document for a shell",
    code: dockerfile`
      FROM debian
      RUN bash -e <<'EOF'
      curl -u me:${canary} https://x.example.com/a -o /a
      EOF
    `,
    output: dockerfile`
      FROM debian
      RUN --mount=type=secret,id=curl_password,required=true bash -e <<'EOF'
      curl -u me:"\$(cat /run/secrets/curl_password)" https://x.example.com/a -o /a
      EOF
    `,
    handover: ["build --secret id=curl_password,src=FILE"],
  },
  {
    name: "a here-document for a shell",
    code: dockerfile`
      FROM debian
      RUN bash <<EOF
      curl -u "me:${canary}" https://x.example.com/a -o /a
      EOF
    `,
    output: dockerfile`
      FROM debian
      RUN --mount=type=secret,id=curl_password,required=true bash <<EOF
      curl -u "me:\\$(cat /run/secrets/curl_password)" https://x.example.com/a -o /a
      EOF
    `,
    handover: ["build --secret id=curl_password,src=FILE"],
  },
  {
    name: "a clone within a script",
    code: dockerfile`
      FROM debian
      RUN sh -c 'git clone https://ci:${canary}@github.com/a/b.git /b'
    `,
  },
  {
    name: "a script of another user",
    code: dockerfile`
      FROM debian
      RUN sudo -u app sh -c 'curl -u me:${canary} https://x.example.com/a -o /a'
    `,
  },
]));

describe("literals on standard input", () => fixCases([
  {
    name: "typed twice with echo",
    code: dockerfile`
      FROM debian
      RUN echo "${canary}\n${canary}" | passwd app
    `,
    output: dockerfile`
      FROM debian
      RUN --mount=type=secret,id=passwd_password,required=true echo "\$(cat /run/secrets/passwd_password)\n\$(cat /run/secrets/passwd_password)" | passwd app
    `,
    handover: ["build --secret id=passwd_password,src=FILE"],
  },
  {
    name: "typed twice in a format",
    code: dockerfile`
      FROM debian
      RUN printf '${canary}\n${canary}\n' | passwd app
    `,
    output: dockerfile`
      FROM debian
      RUN --mount=type=secret,id=passwd_password,required=true printf '%s\n%s\n' "\$(cat /run/secrets/passwd_password)" "\$(cat /run/secrets/passwd_password)" | passwd app
    `,
    handover: ["build --secret id=passwd_password,src=FILE"],
  },
  {
    name: "typed twice as words",
    code: dockerfile`
      FROM debian
      RUN printf '%s\n' ${canary} '${canary}' | passwd app
    `,
    output: dockerfile`
      FROM debian
      RUN --mount=type=secret,id=passwd_password,required=true printf '%s\n' "\$(cat /run/secrets/passwd_password)" "\$(cat /run/secrets/passwd_password)" | passwd app
    `,
    handover: ["build --secret id=passwd_password,src=FILE"],
  },
  {
    name: "typed twice by two commands",
    code: dockerfile`
      FROM debian
      RUN { echo ${canary}; echo ${canary}; } \
          # why
          | passwd app
    `,
    output: dockerfile`
      FROM debian
      RUN --mount=type=secret,id=passwd_password,required=true { echo "\$(cat /run/secrets/passwd_password)"; echo "\$(cat /run/secrets/passwd_password)"; } \
          # why
          | passwd app
    `,
    handover: ["build --secret id=passwd_password,src=FILE"],
  },
  {
    name: "typed twice in a here-document",
    code: dockerfile`
      FROM debian
      RUN passwd app <<EOF
      ${canary}
      ${canary}
      EOF
    `,
    output: dockerfile`
      FROM debian
      RUN --mount=type=secret,id=passwd_password,required=true passwd app <<EOF
      \$(cat /run/secrets/passwd_password)
      \$(cat /run/secrets/passwd_password)
      EOF
    `,
    handover: ["build --secret id=passwd_password,src=FILE"],
  },
  {
    name: "typed twice for another shell",
    code: dockerfile`
      FROM debian
      RUN sh -c 'echo "${canary}\n${canary}" | passwd app'
    `,
    output: dockerfile`
      FROM debian
      RUN --mount=type=secret,id=passwd_password,required=true sh -c 'echo "\$(cat /run/secrets/passwd_password)\n\$(cat /run/secrets/passwd_password)" | passwd app'
    `,
    handover: ["build --secret id=passwd_password,src=FILE"],
  },
  {
    name: "typed twice, once where nothing is expanded",
    code: dockerfile`
      FROM debian
      RUN passwd app <<< \$'${canary}\n${canary}'
    `,
  },
  {
    name: "in a format that has places for values",
    code: dockerfile`
      FROM debian
      RUN printf '%s:${canary}' app | chpasswd
    `,
    output: dockerfile`
      FROM debian
      RUN --mount=type=secret,id=chpasswd_password,required=true printf '%s:'"\$(cat /run/secrets/chpasswd_password)" app | chpasswd
    `,
    handover: ["build --secret id=chpasswd_password,src=FILE"],
  },
  {
    name: "in a format with a name",
    code: dockerfile`
      FROM debian
      RUN printf 'app:${canary}\n' | chpasswd
    `,
    output: dockerfile`
      FROM debian
      RUN --mount=type=secret,id=chpasswd_password,required=true printf 'app:%s\n' "\$(cat /run/secrets/chpasswd_password)" | chpasswd
    `,
    handover: ["build --secret id=chpasswd_password,src=FILE"],
  },
  {
    name: "a literal that is written into a file which only the container reads",
    code: dockerfile`
      FROM redis:7
      RUN echo "requirepass ${password}" > /etc/redis.conf
      RUN sed -i "s/requirepass .*/requirepass ${password}/" /etc/other.conf
    `,
  },
]));
