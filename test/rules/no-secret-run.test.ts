import { dockerfile } from "./dockerfile.ts";
import { canary, githubToken, password } from "./made-up.ts";
import { runCases } from "./run-cases.ts";

runCases("no-secret-run", [
  {
    name: "a password that sed writes, and one in a script of SQL",
    code: dockerfile`
      FROM php:8.4-apache
      RUN sed -i "s/password_here/${canary}/" wp-config.php
      RUN echo "CREATE USER 'app' IDENTIFIED BY '${canary}';" > /docker-entrypoint-initdb.d/app.sql
    `,
    findings: [
      { line: 2, column: 29, text: canary, messageId: "imageHistory" },
      { line: 3, column: 44, text: canary, messageId: "imageHistory" },
    ],
  },
  {
    name: "the password of an option (C09)",
    code: dockerfile`
      FROM alpine
      RUN curl -fsS -u ci:${password} https://files.example.com/app -o /app
    `,
    findings: [{ line: 2, column: 21, text: password, messageId: "imageHistory", says: "docker history" }],
  },
  {
    name: "what people are shown is no settings, and a known format is one there, too",
    code: dockerfile`
      FROM alpine
      RUN echo "password: see vault" > /etc/motd
      RUN echo "password: ask your admin" >> /etc/issue && echo "password: in the vault" > /README
      RUN echo "token: ${githubToken}" > /etc/motd
    `,
    findings: [{ line: 4, column: 18, text: githubToken, messageId: "imageHistory" }],
  },
  {
    name: "a command behind others that run it",
    code: dockerfile`
      FROM alpine
      RUN timeout --signal KILL 10 curl -u ci:${password} https://files.example.com/app
      RUN sudo -Eu app env -C /tmp curl -u ci:${password} https://files.example.com/app
      RUN sudo -u curl true -u ci:${password}
    `,
    findings: [
      { line: 2, column: 41, text: password, messageId: "imageHistory", says: "curl -u" },
      { line: 3, column: 41, text: password, messageId: "imageHistory", says: "curl -u" },
    ],
  },
  {
    name: "the arguments of a script that a shell or an interpreter is given",
    code: dockerfile`
      FROM alpine
      RUN bash -eo pipefail /opt/app/add-user.sh -u admin -p ${password}
      RUN sh ./install.sh --db-password=${canary}
      RUN python3 /opt/zope/bin/mkzopeinstance.py -u admin:${password} -d /srv
    `,
    findings: [
      { line: 2, column: 56, text: password, messageId: "imageHistory", says: "add-user -p" },
      { line: 3, column: 35, text: canary, messageId: "imageHistory", says: "install --db-password" },
      { line: 4, column: 54, text: password, messageId: "imageHistory", says: "mkzopeinstance.py -u" },
    ],
  },
  {
    name: "a script without a credential among its arguments; where accounts are looked up",
    code: dockerfile`
      FROM alpine
      RUN bash -e /opt/app/add-user.sh -u admin && sh install.sh --db-password-file=/run/secrets/db && sh -s -- --db-user=app
      RUN sed -i '$a passwd: files ldap' /etc/nsswitch.conf && echo 'passwd: compat sss' >> /etc/nsswitch.conf
      COPY <<EOF /etc/nsswitch.conf
      passwd: files winbind
      EOF
    `,
    findings: [],
  },
  {
    name: "what a piped script is given",
    code: dockerfile`
      FROM alpine
      RUN wget -qO- https://get.example.com | sh -s -- --channel stable --token ${canary}
      RUN curl -fsSL https://get.example.com | bash -s -- --version 1.2.3 --token-file /run/secrets/t
    `,
    findings: [{ line: 2, column: 75, text: canary, messageId: "imageHistory" }],
  },
  {
    name: "a header",
    code: dockerfile`
      FROM alpine
      RUN wget --header="Authorization: Bearer ${canary}" https://files.example.com/app
    `,
    findings: [{ line: 2, column: 42, text: canary, messageId: "imageHistory" }],
  },
  {
    name: "a known format, wherever it stands",
    code: dockerfile`
      FROM alpine
      RUN ./setup ${githubToken}
    `,
    findings: [{ line: 2, column: 13, text: githubToken, messageId: "imageHistory" }],
  },
  {
    name: "an address with a password",
    code: dockerfile`
      FROM alpine
      RUN ./migrate postgres://shop:${password}@db.internal/shop
    `,
    findings: [{ line: 2, column: 31, text: password, messageId: "imageHistory" }],
  },
  {
    name: "a variable before the command, and one that is exported",
    code: dockerfile`
      FROM alpine
      RUN API_TOKEN=${canary} ./build
      RUN export API_SECRET=${canary} && ./build
    `,
    findings: [
      { line: 2, column: 15, text: canary, messageId: "imageHistory" },
      { line: 3, column: 23, text: canary, messageId: "imageHistory" },
    ],
  },
  {
    name: "a variable of the script that another one is set to, or that a command gets; told once",
    code: dockerfile`
      FROM alpine
      RUN a=${password}; DB_PASSWORD=$a ./migrate
      RUN a=${password}; curl -u ci:$a https://example.com/app -o /app
      RUN PASSWORD=${password}; DB_PASSWORD=$PASSWORD ./migrate
    `,
    findings: [
      { line: 2, column: 7, text: password, messageId: "imageHistory" },
      { line: 3, column: 7, text: password, messageId: "imageHistory" },
      { line: 4, column: 14, text: password, messageId: "imageHistory" },
    ],
  },
  {
    name: "an answer of expect",
    code: dockerfile`
      FROM alpine
      RUN expect -c 'spawn passwd; expect "*?assword:"; send "${password}\r"; expect eof'
      RUN expect -c 'spawn setup; expect "Continue?"; send "yes\r"; expect "Password:"; send "$env(PW)\r"; expect eof'
    `,
    findings: [{ line: 2, column: 57, text: password, messageId: "imageHistory" }],
  },
  {
    name: "piped to chpasswd",
    code: dockerfile`
      FROM debian
      RUN echo "root:${password}" | chpasswd
    `,
    findings: [{ line: 2, column: 16, text: password, messageId: "imageHistory" }],
  },
  {
    name: "in the place of a directive of printf, and in its format",
    code: dockerfile`
      FROM alpine
      RUN printf 'TOKEN=%s\n' '${canary}' > /app/.env
      RUN printf "machine example.com login ci password %s\n" "${githubToken}" > ~/.netrc
      RUN printf -- '%s=%s\n' MODE live DB_PASSWORD ${password} >> /app/.env
      RUN printf 'MODE=%s\nDB_PASSWORD=${password}\n' live > /app/.env
      RUN printf 'root:%s\n' ${password} | chpasswd
    `,
    findings: [
      { line: 2, column: 26, text: canary, messageId: "imageHistory" },
      { line: 3, column: 58, text: githubToken, messageId: "imageHistory" },
      { line: 4, column: 47, text: password, messageId: "imageHistory" },
      { line: 5, column: 34, text: password, messageId: "imageHistory" },
      { line: 6, column: 24, text: password, messageId: "imageHistory" },
    ],
  },
  {
    name: "a format of printf that random values, variables and words without a secret fill in",
    code: dockerfile`
      FROM alpine
      ENV DB_PASSWORD=
      RUN printf 'APP_KEY=base64:%s\nDB_PASSWORD=%s\n' "\$(openssl rand -base64 32)" "\$DB_PASSWORD" > .env
      RUN printf 'TOKEN=\nMODE=%s\n' ${canary} > /app/.env
      RUN printf '%s=%s\n' TOKEN "\$1" > /app/.env
    `,
    findings: [],
  },
  {
    name: "a heredoc with a #! line is not in the history (C04)",
    code: dockerfile`
      FROM alpine
      RUN <<EOF
      #!/bin/sh
      curl -u me:${password} https://h/a
      curl https://me:${password}@h/b
      EOF
    `,
    findings: [
      { line: 4, column: 12, text: password, messageId: "repository" },
      { line: 5, column: 17, text: password, messageId: "repository" },
    ],
  },
  {
    name: "a heredoc with a #! line, in the history that buildah writes",
    settings: { builder: "buildah" },
    code: dockerfile`
      FROM alpine
      RUN <<EOF
      #!/usr/bin/env python3
      create_superuser("me", "me@h", "${password}")
      EOF
    `,
    findings: [{ line: 4, column: 33, text: password, messageId: "imageHistory" }],
  },
  {
    name: "a heredoc (C03)",
    code: dockerfile`
      FROM alpine
      RUN <<EOF
      set -e
      curl -u ci:${password} https://files.example.com/app -o /app
      EOF
    `,
    findings: [{ line: 4, column: 12, text: password, messageId: "imageHistory" }],
  },
  {
    name: "a script within a script within the exec form",
    code: dockerfile`
      FROM alpine
      RUN ["sh", "-c", "bash -c 'mysql -u root -p${password} shop'"]
    `,
    findings: [{ line: 2, column: 44, text: password, messageId: "imageHistory" }],
  },
  {
    name: "behind a continuation, in the last of several commands",
    code: dockerfile`
      FROM alpine
      RUN apk add curl \
       && true \
       && curl \
            --user ci:${password} \
            https://files.example.com/app -o /app
    `,
    findings: [{ line: 5, column: 17, text: password, messageId: "imageHistory" }],
  },
  {
    name: "in functions, loops, conditionals and subshells",
    code: dockerfile`
      FROM alpine
      RUN get() { curl -u ci:${password}1 https://a.example.com; }; get; \
          for i in 1 2; do curl -u ci:${password}2 https://b.example.com; done; \
          if true; then (curl -u ci:${password}3 https://c.example.com); fi
    `,
    findings: [
      { line: 2, column: 24, text: `${password}1`, messageId: "imageHistory" },
      { line: 3, column: 33, text: `${password}2`, messageId: "imageHistory" },
      { line: 4, column: 31, text: `${password}3`, messageId: "imageHistory" },
    ],
  },
  {
    name: "a stage that is left behind: the file is in the repository",
    code: dockerfile`
      FROM alpine AS fetch
      RUN curl -u ci:${password} https://files.example.com/app -o /app
      FROM alpine
      COPY --from=fetch /app /app
    `,
    findings: [{ line: 2, column: 16, text: password, messageId: "repository" }],
  },
  {
    name: "a trigger",
    code: dockerfile`
      FROM alpine
      ONBUILD RUN curl -u ci:${password} https://files.example.com/app -o /app
    `,
    findings: [{ line: 2, column: 24, text: password, messageId: "imageHistory" }],
  },
  {
    name: "the whole of a file that is known to be one credential",
    code: dockerfile`
      FROM python:3
      RUN echo '${password}' > /root/.vault_pass && echo -n ${canary} > /etc/app/db_password
      RUN echo "$PASSWORD" > /root/.vault_pass && echo changed > /etc/app/password_file && echo '${password}' > /etc/hostname
    `,
    findings: [
      { line: 2, column: 11, text: password, messageId: "imageHistory" },
      { line: 2, column: 58, text: canary, messageId: "imageHistory" },
    ],
  },
  {
    name: "references, prompts and files",
    code: dockerfile`
      FROM alpine
      RUN --mount=type=secret,id=netrc,target=/root/.netrc,required=true curl -n https://files.example.com/app -o /app
      RUN --mount=type=secret,id=pw,required=true curl -u "ci:$(cat /run/secrets/pw)" https://files.example.com/app -o /app
      RUN --mount=type=secret,id=pw,env=PW,required=true mysql -u root -p"$PW" shop
      RUN mysql -u root -p shop && curl -u ci: https://files.example.com/
    `,
    findings: [],
  },
  {
    name: "options in a variable of the script",
    code: dockerfile`
      FROM alpine
      RUN OPTS="-uroot -p${password}"; mysql $OPTS shop
      RUN OPTS="-uroot -p"; mysql $OPTS shop && curl "$OPTS" https://files.example.com/
    `,
    findings: [{ line: 2, column: 20, text: password, messageId: "imageHistory" }],
  },
  {
    name: "placeholders, and words that only sound like it",
    code: dockerfile`
      FROM alpine
      RUN echo "usage: login --token <your-token>"
      RUN useradd -m -s /bin/bash app && passwd -d app
      RUN sed -i 's/PasswordAuthentication yes/PasswordAuthentication no/' /etc/ssh/sshd_config
      RUN PASSWORD_MIN_LENGTH=12 ./configure --token-file=/run/secrets/x
    `,
    findings: [],
  },
  {
    name: "a shell that is not followed has known formats only",
    code: dockerfile`
      FROM mcr.microsoft.com/windows/servercore:ltsc2022
      SHELL ["powershell", "-Command"]
      RUN Invoke-WebRequest -Headers @{ Authorization = 'Bearer ${githubToken}' } -Uri https://example.com
      RUN curl -u ci:${password} https://example.com
    `,
    findings: [{ line: 3, column: 59, text: githubToken, messageId: "imageHistory" }],
  },
]);
