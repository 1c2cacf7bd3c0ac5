import { dockerfile } from "./dockerfile.ts";
import { canary } from "./made-up.ts";
import { runCases } from "./run-cases.ts";

runCases("no-default-password", [
  {
    name: "ARG and ENV",
    code: dockerfile`
      FROM postgres:17
      ARG DB_PASSWORD=changeme
      ENV POSTGRES_PASSWORD=postgres
    `,
    findings: [
      { line: 2, column: 5, text: "DB_PASSWORD", messageId: "default", says: "Where a RUN needs it, mount it instead" },
      { line: 3, column: 5, text: "POSTGRES_PASSWORD", messageId: "default" },
    ],
  },
  {
    name: "among the options of a command",
    code: dockerfile`
      FROM alpine
      ENV ARGS="server -l :6060 -p password" OTHER="-l :6060 -p 8080"
      ENTRYPOINT ["sh", "-c", "brook $ARGS && redis-cli $OTHER"]
    `,
    findings: [{ line: 2, column: 5, text: "ARGS", messageId: "default" }],
  },
  {
    name: "a connection string",
    code: dockerfile`
      FROM alpine
      ENV DATABASE_URL=postgres://postgres:postgres@localhost/app
    `,
    findings: [{ line: 2, column: 18, text: "postgres://postgres:postgres@localhost/app", messageId: "default" }],
  },
  {
    name: "an account in a script that RUN writes",
    code: dockerfile`
      FROM jenkins/jenkins
      RUN echo 'realm.createAccount("bot", "password")' > /usr/share/jenkins/ref/init.groovy.d/a.groovy
    `,
    findings: [{ line: 2, column: 39, text: "password", messageId: "default" }],
  },
  {
    name: "a word that names a file which is there, and one that names none",
    code: dockerfile`
      FROM alpine
      WORKDIR /etc/x
      COPY db-secret /etc/x/db-secret
      RUN curl -sS https://x.example.com/s > proxy-secret && tool --password proxy-secret
      RUN cd / && tool --password proxy-secret
      HEALTHCHECK CMD tool --secret db-secret
      ENTRYPOINT fetch > my-token && tool --token my-token
      CMD tool --password proxy-secret --secret my-token
    `,
    findings: [
      { line: 5, column: 29, text: "proxy-secret", messageId: "default" },
      { line: 8, column: 43, text: "my-token", messageId: "default" },
    ],
  },
  {
    name: "RUN",
    code: dockerfile`
      FROM debian
      RUN echo 'root:password' | chpasswd
    `,
    findings: [{ line: 2, column: 16, text: "password", messageId: "default", says: "when the container starts" }],
  },
  {
    name: "a variable of one RUN: a password may become that of an account, a framework's stand-in is gone with the command",
    code: dockerfile`
      FROM debian
      RUN DB_PASSWORD=changeme ./install.sh
      RUN RAILS_ENV=production SECRET_KEY_BASE=dummy bundle exec rake assets:precompile
      RUN export DJANGO_SECRET_KEY=changeme && ./manage.py collectstatic --noinput
    `,
    findings: [{ line: 2, column: 17, text: "changeme", messageId: "default" }],
  },
  {
    name: "settings that RUN writes",
    code: dockerfile`
      FROM debian
      RUN echo 'rpcuser=app\n\
      rpcpassword=password\n' > /etc/app.conf
      RUN echo "ServerTokens Prod" >> /etc/apache2/apache2.conf
    `,
    findings: [{ line: 3, column: 13, text: "password", messageId: "default" }],
  },
  {
    name: "a user's name that is the password as well stays a name",
    code: dockerfile`
      FROM debian
      ENV USERNAME=docker
      ENV HOME=/home/\${USERNAME}
      RUN echo "\${USERNAME}:\${USERNAME}" | chpasswd && echo "export PATH=$HOME/bin:$PATH" >> $HOME/.profile
    `,
    findings: [{ line: 4, column: 38, text: "chpasswd", messageId: "default" }],
  },
  {
    name: "CMD",
    code: dockerfile`
      FROM redis:7
      CMD ["redis-server", "--requirepass", "secret"]
    `,
    findings: [{ line: 2, column: 40, text: "secret", messageId: "default" }],
  },
  {
    name: "a real password is a leak, not a default",
    code: dockerfile`
      FROM redis:7
      ENV REDIS_PASSWORD=${canary}
    `,
    findings: [{ rule: "no-secret-env", line: 2, column: 5, text: "REDIS_PASSWORD", messageId: "imageConfig" }],
  },
  {
    name: "no password, a file and a placeholder",
    code: dockerfile`
      FROM postgres:17
      ENV POSTGRES_PASSWORD= POSTGRES_PASSWORD_FILE=/run/secrets/db POSTGRES_USER=postgres
      LABEL usage="docker run -e POSTGRES_PASSWORD=<password>"
    `,
    findings: [],
  },
]);
