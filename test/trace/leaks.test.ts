import { describe, expect, test } from "vitest";
import { leaksOf } from "./leaks.ts";

/** A file without its FROM alpine, the leaks that there are in it, what is around it. */
type LeakCase = readonly [code: string, leaks: readonly string[], files?: Readonly<Record<string, string>>];

const ARGUMENTS: readonly LeakCase[] = [
  ["ARG NPM_TOKEN", [
    "arg NPM_TOKEN ‹NPM_TOKEN› | token, likely by name: its name ends in TOKEN | image.history attestation.max | argument NPM_TOKEN",
  ]],
  ["ARG NPM_TOKEN={c}", [
    "arg NPM_TOKEN ‹NPM_TOKEN› | token, likely by name: its name ends in TOKEN | image.history attestation.max repository | literal argument NPM_TOKEN",
  ]],
  ["ARG NPM_TOKEN={g}", [
    "arg NPM_TOKEN ‹{g}› | token, certain by value: it has the format of a GitHub token | image.history attestation.max repository | literal argument NPM_TOKEN",
  ]],
  ["ARG DB_PASSWORD=changeme", [
    "arg DB_PASSWORD ‹DB_PASSWORD› | password, likely by name, well known: its name ends in PASSWORD | image.history attestation.max repository | literal argument DB_PASSWORD",
  ]],
  ["ARG X=https://u:{p}@x.example.com", [
    "arg X ‹https://u:{p}@x.example.com› | connection string, certain by url: it holds the password of a URL | image.history attestation.max repository | literal argument X",
  ]],
  ["ARG A\nRUN mysql -p$A", [
    "arg A ‹A› | password, certain by use: it is used as the password of mysql -p | image.history attestation.max | argument A",
  ]],
  ["ARG A={p}\nRUN mysql -p$A", [
    "arg A ‹A› | password, certain by use: it is used as the password of mysql -p | image.history attestation.max repository | literal argument A",
  ]],
  ["ARG NPM_TOKEN\nFROM a", [
    "arg NPM_TOKEN ‹NPM_TOKEN› | token, likely by name: its name ends in TOKEN | attestation.max | argument NPM_TOKEN",
  ]],
  ["ARG NPM_TOKEN={c}\nFROM a\nARG NPM_TOKEN", [
    "arg NPM_TOKEN ‹NPM_TOKEN› | token, likely by name: its name ends in TOKEN | attestation.max repository | literal argument NPM_TOKEN",
    "arg NPM_TOKEN ‹NPM_TOKEN› | token, likely by name: its name ends in TOKEN | image.history attestation.max | argument NPM_TOKEN",
  ]],
  ["FROM a AS b\nARG NPM_TOKEN\nFROM c", [
    "arg NPM_TOKEN ‹NPM_TOKEN› | token, likely by name: its name ends in TOKEN | attestation.max | argument NPM_TOKEN",
  ]],
  ["FROM a AS b\nARG NPM_TOKEN={c}\nFROM c\nCOPY --from=b /x /x", [
    "arg NPM_TOKEN ‹NPM_TOKEN› | token, likely by name: its name ends in TOKEN | attestation.max repository | literal argument NPM_TOKEN",
  ]],
  ["ARG A\nENV DB_PASSWORD=$A", [
    "arg A ‹A› | password, likely by use: ENV DB_PASSWORD is filled from it | image.history attestation.max | argument A",
    "env DB_PASSWORD ‹DB_PASSWORD› | password, likely by use: ENV DB_PASSWORD is filled from it | image.config image.history | argument A",
  ]],
  ["ONBUILD ARG NPM_TOKEN", [
    "arg NPM_TOKEN ‹NPM_TOKEN› | token, likely by name: its name ends in TOKEN | image.history attestation.max | argument NPM_TOKEN",
  ]],
  ["ARG A\nADD https://u:$A@x.example.com/a /a", [
    "arg A ‹A› | password, certain by use: it is the password of a URL | image.history attestation.max | argument A",
    "add-url x.example.com ‹$A› | password, certain by use: it is the password of a URL | image.history attestation.max | argument A keyword=ADD command=download",
  ]],
  ["ARG APP_KEY={c}", [
    "arg APP_KEY ‹APP_KEY› | API key, likely by name: its name ends in APP_KEY | image.history attestation.max repository | literal argument APP_KEY",
  ]],
  ["ARG PUBLIC_API_KEY={c}", []],
];

const ENVIRONMENT: readonly LeakCase[] = [
  ["ENV DB_PASSWORD={p}", [
    "env DB_PASSWORD ‹DB_PASSWORD› | password, likely by name: its name ends in PASSWORD | image.config image.history repository | literal environment DB_PASSWORD",
  ]],
  ["ENV DB_PASSWORD=postgres", [
    "env DB_PASSWORD ‹DB_PASSWORD› | password, likely by name, well known: its name ends in PASSWORD | image.config image.history repository | literal environment DB_PASSWORD",
  ]],
  ["ENV X={g}", [
    "env X ‹{g}› | token, certain by value: it has the format of a GitHub token | image.config image.history repository | literal environment X",
  ]],
  ["ENV DATABASE_URL=postgres://u:{p}@h/x", [
    "env DATABASE_URL ‹postgres://u:{p}@h/x› | connection string, certain by url: it holds the password of a URL | image.config image.history repository | literal environment DATABASE_URL",
  ]],
  ["ENV DATABASE_URL=postgres://u:changeme@h/x", [
    "env DATABASE_URL ‹postgres://u:changeme@h/x› | connection string, certain by url, well known: it holds the password of a URL | image.config image.history repository | literal environment DATABASE_URL",
  ]],
  ["ARG NPM_TOKEN\nENV A=$NPM_TOKEN", [
    "arg NPM_TOKEN ‹NPM_TOKEN› | token, likely by name: its name ends in TOKEN | image.history attestation.max | argument NPM_TOKEN",
    "env A ‹A› | token, likely by name: its name ends in TOKEN | image.config image.history | argument NPM_TOKEN",
  ]],
  ["FROM a AS b\nENV DB_PASSWORD={p}\nFROM c", [
    "env DB_PASSWORD ‹DB_PASSWORD› | password, likely by name: its name ends in PASSWORD | attestation.max repository | literal environment DB_PASSWORD",
  ]],
  ["ENV OPTS=\"-u app -p{p}\"\nRUN mysql $OPTS", [
    "env OPTS ‹OPTS› | password, certain by use: it is used as the password of mysql -p | image.config image.history repository | literal environment OPTS",
  ]],
  ["ENV JAVA_OPTS=\"-Ddb.password={p} -Xmx1g\"", [
    "env JAVA_OPTS ‹\"-Ddb.password={p} -Xmx1g\"› | password, likely by value: it holds db.password | image.config image.history repository | literal environment JAVA_OPTS",
  ]],
  ["ENV CONFIG='{\"password\": \"{p}\"}'", [
    "env CONFIG ‹'{\"password\": \"{p}\"}'› | password, likely by value: it holds password | image.config image.history repository | literal environment CONFIG",
  ]],
  ["ENV AUTH=\"Bearer {c}\"", [
    "env AUTH ‹\"Bearer {c}\"› | credentials, likely by value: it is what an Authorization header holds | image.config image.history repository | literal environment AUTH",
  ]],
  ["ENV SECRET_KEY={c}", [
    "env SECRET_KEY ‹SECRET_KEY› | secret, likely by name: its name ends in SECRET_KEY | image.config image.history repository | literal environment SECRET_KEY",
  ]],
  ["ENV SESSION_SALT={c}", [
    "env SESSION_SALT ‹SESSION_SALT› | secret, likely by name: its name ends in SESSION_SALT | image.config image.history repository | literal environment SESSION_SALT",
  ]],
  ["ENV S='Server=db;User=a;Password={p}'", [
    "env S ‹'Server=db;User=a;Password={p}'› | connection string, certain by url: it holds the password of a connection string | image.config image.history repository | literal environment S",
  ]],
  ["ENV S='host=db password={p}'", [
    "env S ‹'host=db password={p}'› | connection string, certain by url: it holds the password of a connection string | image.config image.history repository | literal environment S",
  ]],
  ["ENV SAS='AccountName=a;AccountKey={c}{c}'", [
    "env SAS ‹'AccountName=a;AccountKey={c}{c}'› | connection string, certain by url: it holds the password of a connection string | image.config image.history repository | literal environment SAS",
  ]],
  ["ENV KUBECONFIG=/etc/k\nCOPY k /etc/k", [
    "copy k ‹k› | credentials, certain by use: it is a Kubernetes configuration | image.layer | file k keyword=COPY target=/etc/k files=k targets=/etc/k ignoreFile=null",
  ]],
];

const FILES: readonly LeakCase[] = [
  ["COPY id_rsa /root/.ssh/id_rsa", [
    "copy id_rsa ‹id_rsa› | private key, likely by file: its name is that of an SSH private key | image.layer | file id_rsa keyword=COPY target=/root/.ssh/id_rsa files=id_rsa targets=/root/.ssh/id_rsa ignoreFile=null",
  ]],
  ["COPY site.txt /root/.npmrc", [
    "copy site.txt ‹site.txt› | token, likely by file: it is put where an npm configuration stands | image.layer | file site.txt keyword=COPY target=/root/.npmrc files=site.txt targets=/root/.npmrc ignoreFile=null",
  ]],
  ["ADD server.key /etc/", [
    "copy server.key ‹server.key› | private key, likely by file: its name is that of a private key | image.layer | file server.key keyword=ADD target=/etc/server.key files=server.key targets=/etc/server.key ignoreFile=null",
  ]],
  ["COPY . /app", [
    "copy .env ‹.› | password, likely by file: it holds DB_PASSWORD | image.layer | file .env keyword=COPY target=/app/.env files=.env targets=/app/.env wholeDirectory=true ignoreFile=null",
  ], { ".env": "DB_PASSWORD={p}\n", "a.js": "" }],
  ["COPY . /app\nRUN rm /app/.env", [
    "copy-then-rm .env ‹.› | password, likely by file: it holds DB_PASSWORD | image.layer | file .env keyword=COPY target=/app/.env files=.env targets=/app/.env wholeDirectory=true removal=RUN rm:3 ignoreFile=null",
  ], { ".env": "DB_PASSWORD={p}\n", "a.js": "" }],
  ["COPY *.env /app/", [
    "copy a.env ‹*.env› | password, likely by file: it holds A_PASSWORD | image.layer | file a.env keyword=COPY target=/app/a.env files=a.env,b.env targets=/app/a.env,/app/b.env wholeDirectory=true ignoreFile=null",
  ], { "a.env": "A_PASSWORD={p}\n", "b.env": "B_PASSWORD={c}\n" }],
  ["COPY conf /app/", [
    "copy conf/a.env ‹conf› | password, likely by file: it holds A_PASSWORD | image.layer | file conf/a.env keyword=COPY target=/app/a.env files=conf/a.env,conf/k/id_rsa targets=/app/a.env,/app/k/id_rsa wholeDirectory=true ignoreFile=null",
  ], { "conf/a.env": "A_PASSWORD={p}\n", "conf/k/id_rsa": "x", "conf/x.txt": "" }],
  ["COPY app.ini /app/", [
    "copy app.ini ‹app.ini› | password, likely by file: it holds password | image.layer | file app.ini keyword=COPY target=/app/app.ini files=app.ini targets=/app/app.ini wholeDirectory=false ignoreFile=null",
  ], { "app.ini": "[db]\npassword = {p}\n" }],
  ["COPY app.json /app/", [
    "copy app.json ‹app.json› | token, certain by value: it has the format of a GitHub token | image.layer | file app.json keyword=COPY target=/app/app.json files=app.json targets=/app/app.json wholeDirectory=false ignoreFile=null",
  ], { "app.json": "{\"token\": \"{g}\"}\n" }],
  ["COPY a.py /app/", [
    "copy a.py ‹a.py› | token, certain by value: it has the format of a GitHub token | image.layer | file a.py keyword=COPY target=/app/a.py files=a.py targets=/app/a.py wholeDirectory=false ignoreFile=null",
  ], { "a.py": "x = '{g}'\n" }],
  ["COPY requirements.txt /", [
    "copy requirements.txt ‹requirements.txt› | password, certain by url: it is the password of a URL | image.layer | file requirements.txt keyword=COPY target=/requirements.txt files=requirements.txt targets=/requirements.txt wholeDirectory=false ignoreFile=null",
  ], { "requirements.txt": "git+https://u:{p}@x.example.com/a.git\n" }],
  ["COPY init.sql /", [
    "copy init.sql ‹init.sql› | password, certain by file: it is the password of an account | image.layer | file init.sql keyword=COPY target=/init.sql files=init.sql targets=/init.sql wholeDirectory=false ignoreFile=null",
  ], { "init.sql": "CREATE USER a IDENTIFIED BY '{p}';\n" }],
  ["COPY run.sh /", [
    "copy run.sh ‹run.sh› | password, likely by file: it holds DB_PASSWORD | image.layer | file run.sh keyword=COPY target=/run.sh files=run.sh targets=/run.sh wholeDirectory=false ignoreFile=null",
  ], { "run.sh": "#!/bin/sh\nexport DB_PASSWORD={p}\nmysql -p{c}\n" }],
  ["COPY run /", [], { "run": "#!/bin/sh\nmysql -p{c}\n" }],
  ["COPY .netrc /root/", [
    "copy .netrc ‹.netrc› | password, certain by file: it is the password of a login | image.layer | file .netrc keyword=COPY target=/root/.netrc files=.netrc targets=/root/.netrc wholeDirectory=false ignoreFile=null",
  ], { ".netrc": "machine x login a password {p}\n" }],
  ["COPY secrets/ /s/", [
    "copy secrets/db ‹secrets/› | secret, likely by file: its name is that of a file in a directory of secrets | image.layer | file secrets/db keyword=COPY target=/s/db files=secrets/db targets=/s/db wholeDirectory=true ignoreFile=null",
  ], { "secrets/db": "{p}\n" }],
  ["COPY db_password.txt /s/", [
    "copy db_password.txt ‹db_password.txt› | secret, likely by file: its name is that of a file of one secret | image.layer | file db_password.txt keyword=COPY target=/s/db_password.txt files=db_password.txt targets=/s/db_password.txt wholeDirectory=false ignoreFile=null",
  ], { "db_password.txt": "{p}\n" }],
  ["COPY db_password.txt /s/", [
    "copy db_password.txt ‹db_password.txt› | secret, likely by file: its name is that of a file of one secret | image.layer | file db_password.txt keyword=COPY target=/s/db_password.txt files=db_password.txt targets=/s/db_password.txt wholeDirectory=false ignoreFile=null",
  ], { "db_password.txt": "changeme\n" }],
  ["COPY db_password.txt /s/", [], { "db_password.txt": "${P}\n" }],
  ["COPY docker-compose.yml /s/", [
    "copy docker-compose.yml ‹docker-compose.yml› | password, likely by file: it holds DB_PASSWORD | image.layer | file docker-compose.yml keyword=COPY target=/s/docker-compose.yml files=docker-compose.yml targets=/s/docker-compose.yml wholeDirectory=false ignoreFile=null",
  ], { "docker-compose.yml": "services:\n  a:\n    environment:\n      DB_PASSWORD: {p}\n" }],
  ["COPY app.example.ini /app/", [
    "copy app.example.ini ‹app.example.ini› | password, likely by file: it holds password | image.layer | file app.example.ini keyword=COPY target=/app/app.example.ini files=app.example.ini targets=/app/app.example.ini wholeDirectory=false ignoreFile=null",
  ], { "app.example.ini": "password = {p}\n" }],
  ["COPY <<EOF /app/.env\nDB_PASSWORD={p}\nEOF", [
    "copy .env ‹{p}› | password, likely by name: its name ends in PASSWORD | image.layer repository | literal literal .env keyword=COPY <<EOF target=/app/.env files=.env targets=/app/.env",
  ]],
  ["COPY <<EOF /app/x\n{g}\nEOF", [
    "copy x ‹{g}› | token, certain by value: it has the format of a GitHub token | image.layer repository | literal literal x keyword=COPY <<EOF target=/app/x files=x targets=/app/x",
  ]],
  ["COPY users /u\nRUN chpasswd < /u", [
    "copy users ‹users› | password, certain by use: it is what chpasswd reads | image.layer | file users keyword=COPY target=/u files=users targets=/u ignoreFile=null",
  ]],
  ["COPY pw /pw\nRUN DB_PASSWORD=$(cat /pw) make", [
    "copy pw ‹pw› | password, certain by use: it is what DB_PASSWORD is read from | image.layer | file pw keyword=COPY target=/pw files=pw targets=/pw ignoreFile=null",
  ]],
  ["COPY k /k\nRUN ssh -i /k h", [
    "copy k ‹k› | private key, certain by use: it is the key of ssh | image.layer | file k keyword=COPY target=/k files=k targets=/k ignoreFile=null",
  ]],
  ["FROM a AS b\nCOPY id_rsa /k/l\nFROM c\nCOPY --from=b /k /m", [
    "copy id_rsa ‹id_rsa› | private key, likely by file: its name is that of an SSH private key | cache.exported | file id_rsa keyword=COPY target=/k/l files=id_rsa targets=/k/l ignoreFile=null",
    "copy /k/l ‹/k› | private key, likely by file: its name is that of an SSH private key | image.layer | file id_rsa keyword=COPY target=/m/l files=/k/l targets=/m/l from=b",
  ]],
  ["COPY id_rsa /k\nRUN mv /k /l", [
    "copy-then-rm id_rsa ‹id_rsa› | private key, likely by file: its name is that of an SSH private key | image.layer | file id_rsa keyword=COPY target=/k files=id_rsa targets=/k removal=RUN mv:3 ignoreFile=null",
  ]],
  ["FROM a AS b\nCOPY id_rsa id_dsa /k/l/\nFROM c\nCOPY --from=b /k /m", [
    "copy id_rsa ‹id_rsa› | private key, likely by file: its name is that of an SSH private key | cache.exported | file id_rsa keyword=COPY target=/k/l/id_rsa files=id_rsa targets=/k/l/id_rsa ignoreFile=null",
    "copy id_dsa ‹id_dsa› | private key, likely by file: its name is that of an SSH private key | cache.exported | file id_dsa keyword=COPY target=/k/l/id_dsa files=id_dsa targets=/k/l/id_dsa ignoreFile=null",
    "copy /k/l/id_rsa ‹/k› | private key, likely by file: its name is that of an SSH private key | image.layer | file id_rsa keyword=COPY target=/m/l/id_rsa files=/k/l/id_rsa,/k/l/id_dsa targets=/m/l/id_rsa,/m/l/id_dsa from=b",
  ]],
  ["FROM a AS b\nCOPY id_rsa /k/l\nFROM c\nCOPY --from=b /k /m\nRUN rm /m/l/id_rsa", [
    "copy id_rsa ‹id_rsa› | private key, likely by file: its name is that of an SSH private key | cache.exported | file id_rsa keyword=COPY target=/k/l files=id_rsa targets=/k/l ignoreFile=null",
    "copy-then-rm /k/l/id_rsa ‹/k› | private key, likely by file: its name is that of an SSH private key | image.layer | file id_rsa keyword=COPY target=/m/l/id_rsa files=/k/l/id_rsa targets=/m/l/id_rsa removal=RUN rm:5 from=b",
  ]],
  ["FROM a AS b\nCOPY id_rsa /k/l\nRUN cp /k/l /k/m\nFROM c\nCOPY --from=b /k /m\nRUN rm /m/m", [
    "copy id_rsa ‹id_rsa› | private key, likely by file: its name is that of an SSH private key | cache.exported | file id_rsa keyword=COPY target=/k/l files=id_rsa targets=/k/l ignoreFile=null",
    "copy /k/l ‹/k› | private key, likely by file: its name is that of an SSH private key | image.layer | file id_rsa keyword=COPY target=/m/l files=/k/l,/k/m targets=/m/l,/m/m from=b",
  ]],
  ["COPY id_rsa /k\nCOPY other /k", [
    "copy-then-rm id_rsa ‹id_rsa› | private key, likely by file: its name is that of an SSH private key | image.layer | file id_rsa keyword=COPY target=/k files=id_rsa targets=/k removal=COPY:3 ignoreFile=null",
  ]],
  ["COPY .ssh /root/.ssh", [
    "copy .ssh ‹.ssh› | credentials, likely by file: its name is that of a directory of credentials | image.layer | file .ssh keyword=COPY target=/root/.ssh files=.ssh targets=/root/.ssh ignoreFile=null",
  ]],
  ["COPY . /app\nRUN rm -f /app/id_rsa && x", [
    "copy-then-rm id_rsa ‹.› | private key, likely by file: its name is that of an SSH private key | image.layer | file id_rsa keyword=COPY target=/app/id_rsa files=id_rsa targets=/app/id_rsa wholeDirectory=true removal=RUN rm:3 ignoreFile=null",
  ]],
  ["ADD https://u:{p}@x.example.com/a.tgz /a", [
    "add-url x.example.com ‹{p}› | connection string, certain by url: it holds the password of a URL | image.history attestation.max repository | literal keyword=ADD command=download",
  ]],
  ["ADD https://u:{p}@x.example.com/a.git /a", [
    "add-url x.example.com ‹{p}› | connection string, certain by url: it holds the password of a URL | image.history attestation.max repository | literal keyword=ADD command=git",
  ]],
  ["ADD https://x.example.com/a?token={c} /a", [
    "add-url x.example.com ‹{c}› | connection string, certain by url: it holds the parameter token of a URL | image.history attestation.min attestation.max repository | literal keyword=ADD command=download",
  ]],
  ["FROM a AS b\nADD https://u:{p}@x.example.com/a.tgz /a\nFROM c", [
    "add-url x.example.com ‹{p}› | connection string, certain by url: it holds the password of a URL | attestation.max repository | literal keyword=ADD command=download",
  ]],
];

const COMMANDS: readonly LeakCase[] = [
  ["RUN mysql -p{p}", [
    "run the password of mysql -p ‹{p}› | password, certain by use: it is the password of mysql -p | image.history attestation.max repository | literal keyword=RUN command=mysql",
  ]],
  ["RUN mysql -pchangeme", [
    "run the password of mysql -p ‹changeme› | password, certain by use, well known: it is the password of mysql -p | image.history attestation.max repository | literal keyword=RUN command=mysql",
  ]],
  ["RUN curl -H 'Authorization: Bearer {c}' https://x.example.com", [
    "run the token of curl -H ‹{c}› | token, certain by use: it is the token of curl -H | image.history attestation.max repository | literal keyword=RUN command=curl",
  ]],
  ["RUN curl -u a:{p} https://x.example.com", [
    "run the password of curl -u ‹{p}› | password, certain by use: it is the password of curl -u | image.history attestation.max repository | literal keyword=RUN command=curl",
  ]],
  ["RUN app --db-password={p}", [
    "run the password of app --db-password ‹{p}› | password, certain by use: it is the password of app --db-password | image.history attestation.max repository | literal keyword=RUN command=app",
  ]],
  ["RUN app --api-token {c}", [
    "run the token of app --api-token ‹{c}› | token, certain by use: it is the token of app --api-token | image.history attestation.max repository | literal keyword=RUN command=app",
  ]],
  ["RUN app ADMIN_PASSWORD={p}", [
    "run the value of ADMIN_PASSWORD for app ‹{p}› | password, certain by use: it is the value of ADMIN_PASSWORD for app | image.history attestation.max repository | literal keyword=RUN command=app",
  ]],
  ["RUN tool -u admin -p {p}", []],
  ["RUN echo root:{p} | chpasswd", [
    "run the password of chpasswd ‹{p}› | password, certain by use: it is the password of chpasswd | image.history attestation.max repository | literal keyword=RUN command=chpasswd",
  ]],
  ["RUN DB_PASSWORD={p} make", [
    "run DB_PASSWORD ‹{p}› | password, likely by name: its name ends in PASSWORD | image.history attestation.max repository | literal keyword=RUN",
  ]],
  ["RUN x {g}", [
    "run a GitHub token ‹{g}› | token, certain by value: it has the format of a GitHub token | image.history attestation.max repository | literal keyword=RUN",
  ]],
  ["RUN x https://u:{p}@x.example.com", [
    "run the password of a URL ‹{p}› | connection string, certain by url: it holds the password of a URL | image.history attestation.max repository | literal keyword=RUN",
  ]],
  ["RUN echo password={p} > /etc/x.conf", [
    "run password ‹{p}› | password, likely by name: its name ends in PASSWORD | image.history attestation.max repository | literal keyword=RUN command=echo target=/etc/x.conf",
  ]],
  ["RUN echo {g} > /etc/x", [
    "run a token ‹{g}› | token, certain by value: it has the format of a GitHub token | image.history attestation.max repository | literal keyword=RUN command=echo target=/etc/x",
  ]],
  ["RUN sed -i 's/password=.*/password={p}/' /etc/x.conf", [
    "run the credential in the script of sed ‹{p}› | password, certain by use: it is the credential in the script of sed | image.history attestation.max repository | literal keyword=RUN command=sed",
  ]],
  ["RUN python3 -c \"import os; x(password='{p}')\"", [
    "run the password of python ‹{p}› | password, certain by use: it is the password of python | image.history attestation.max repository | literal keyword=RUN command=python3",
  ]],
  ["CMD mysql -p{p}", [
    "argv the password of mysql -p ‹{p}› | password, certain by use: it is the password of mysql -p | image.config image.history attestation.max repository | literal keyword=CMD command=mysql",
  ]],
  ["CMD [\"app\", \"--token\", \"{c}\"]", [
    "argv the token of app --token ‹{c}› | token, certain by use: it is the token of app --token | image.config image.history attestation.max repository | literal keyword=CMD command=app",
  ]],
  ["HEALTHCHECK CMD redis-cli -a {p} ping", [
    "argv the password of redis-cli -a ‹{p}› | password, certain by use: it is the password of redis-cli -a | image.config image.history attestation.max repository | literal keyword=HEALTHCHECK command=redis-cli",
  ]],
  ["ENTRYPOINT DB_PASSWORD={p} app", [
    "argv DB_PASSWORD ‹{p}› | password, likely by name: its name ends in PASSWORD | image.config image.history attestation.max repository | literal keyword=ENTRYPOINT",
  ]],
  ["FROM a AS b\nRUN mysql -p{p}\nFROM c", [
    "run the password of mysql -p ‹{p}› | password, certain by use: it is the password of mysql -p | attestation.max repository | literal keyword=RUN command=mysql",
  ]],
  ["FROM a AS b\nCMD mysql -p{p}\nFROM c", [
    "argv the password of mysql -p ‹{p}› | password, certain by use: it is the password of mysql -p | attestation.max repository | literal keyword=CMD command=mysql",
  ]],
  ["LABEL token={c}", [
    "metadata token ‹token› | token, likely by name: its name ends in TOKEN | image.config image.history repository | literal keyword=LABEL",
  ]],
  ["LABEL a={g}", [
    "metadata a ‹{g}› | token, certain by value: it has the format of a GitHub token | image.config image.history repository | literal keyword=LABEL",
  ]],
  ["MAINTAINER {g}", [
    "metadata a GitHub token ‹{g}› | token, certain by value: it has the format of a GitHub token | image.config image.history attestation.max repository | literal keyword=MAINTAINER",
  ]],
  ["USER {g}", [
    "metadata a GitHub token ‹{g}› | token, certain by value: it has the format of a GitHub token | image.config image.history attestation.max repository | literal keyword=USER",
  ]],
  ["ARG NPM_TOKEN\nLABEL a=$NPM_TOKEN", [
    "arg NPM_TOKEN ‹NPM_TOKEN› | token, likely by name: its name ends in TOKEN | image.history attestation.max | argument NPM_TOKEN",
    "metadata a ‹a› | token, likely by name: its name ends in TOKEN | image.config image.history | argument NPM_TOKEN keyword=LABEL",
  ]],
  ["# {g}", [
    "text a GitHub token ‹{g}› | token, certain by value: it has the format of a GitHub token | repository | literal",
  ]],
  ["EXPOSE {g}", [
    "text a GitHub token ‹{g}› | token, certain by value: it has the format of a GitHub token | repository | literal",
  ]],
  ["FROM a AS b\nLABEL token={c}\nFROM c", [
    "metadata token ‹token› | token, likely by name: its name ends in TOKEN | attestation.max repository | literal keyword=LABEL",
  ]],
];

const WRITES: readonly LeakCase[] = [
  ["RUN --mount=type=secret,id=t cp /run/secrets/t /k", [
    "write t ‹cp /run/secrets/t /k› | secret, certain by use: it is mounted as a secret | image.layer | mount t keyword=RUN command=cp target=/k files=/k targets=/k",
  ]],
  ["RUN --mount=type=secret,id=t,env=T echo $T > /k\nRUN rm /k", [
    "write t ‹$T› | secret, certain by use: it is mounted as a secret | image.layer | mount t keyword=RUN command=> target=/k files=/k targets=/k removal=RUN rm:3",
  ]],
  ["ARG NPM_TOKEN\nRUN echo $NPM_TOKEN > /root/.npmrc", [
    "arg NPM_TOKEN ‹NPM_TOKEN› | token, likely by name: its name ends in TOKEN | image.history attestation.max | argument NPM_TOKEN",
    "write NPM_TOKEN ‹$NPM_TOKEN› | token, likely by name: its name ends in TOKEN | image.layer | argument NPM_TOKEN keyword=RUN command=> target=/root/.npmrc files=/root/.npmrc targets=/root/.npmrc",
  ]],
  ["ENV DB_PASSWORD={p}\nRUN echo $DB_PASSWORD > /x", [
    "env DB_PASSWORD ‹DB_PASSWORD› | password, likely by name: its name ends in PASSWORD | image.config image.history repository | literal environment DB_PASSWORD",
    "write DB_PASSWORD ‹$DB_PASSWORD› | password, likely by name: its name ends in PASSWORD | image.layer | environment DB_PASSWORD keyword=RUN command=> target=/x files=/x targets=/x",
  ]],
  ["FROM a AS b\nRUN --mount=type=secret,id=t cp /run/secrets/t /k\nFROM c", [
    "write t ‹cp /run/secrets/t /k› | secret, certain by use: it is mounted as a secret | cache.exported | mount t keyword=RUN command=cp target=/k files=/k targets=/k",
  ]],
  ["RUN --mount=type=secret,id=t,env=T git clone https://x:$T@x.example.com/a.git", [
    "write t ‹$T› | secret, certain by use: it is mounted as a secret | image.layer | mount t keyword=RUN command=git target=/a/.git/config files=/a/.git/config targets=/a/.git/config",
  ]],
  ["RUN --mount=type=secret,id=t,env=T npm config set //r/:_authToken=$T", [
    "write t ‹$T› | secret, certain by use: it is mounted as a secret | image.layer | mount t keyword=RUN command=npm target=/root/.npmrc files=/root/.npmrc,/root/.npm/_logs targets=/root/.npmrc,/root/.npm/_logs",
  ]],
  ["RUN --mount=type=secret,id=t cat /run/secrets/t", [
    "log t ‹cat /run/secrets/t› | secret, certain by use: it is mounted as a secret | build.log | mount t keyword=RUN command=cat",
  ]],
  ["RUN --mount=type=secret,id=t,env=T set -x; curl -u a:$T https://x.example.com", [
    "log t ‹$T› | secret, certain by use: it is mounted as a secret | build.log | mount t keyword=RUN command=set -x",
  ]],
  ["RUN aws secretsmanager get-secret-value --secret-id a > /a", [
    "write a ‹> /a› | secret, certain by use: it is a secret of AWS Secrets Manager | image.layer | download a keyword=RUN command=> target=/a files=/a targets=/a",
  ]],
  ["RUN vault kv get -field=x secret/a > /a", [
    "write a ‹> /a› | secret, certain by use: it is a secret of Vault | image.layer | download a keyword=RUN command=> target=/a files=/a targets=/a",
  ]],
  ["RUN curl https://x.example.com/id_rsa -o /a", [
    "write id_rsa ‹curl https://x.example.com/id_rsa -o /a› | private key, likely by file: its name is that of an SSH private key | image.layer | download id_rsa keyword=RUN command=curl target=/a files=/a targets=/a",
  ]],
  ["RUN curl http://10.0.0.1/db_password -o /a", [
    "write db_password ‹curl http://10.0.0.1/db_password -o /a› | secret, likely by file: its name is that of a file of one secret | image.layer | download db_password keyword=RUN command=curl target=/a files=/a targets=/a",
  ]],
  ["RUN wget http://localhost/prod.env", [
    "write prod.env ‹wget http://localhost/prod.env› | credentials, likely by file: its name is that of an environment file | image.layer | download prod.env keyword=RUN command=wget target=/prod.env files=/prod.env targets=/prod.env",
  ]],
  ["RUN sops -d a.yaml > /a", [
    "write a ‹> /a› | secret, certain by use: it is what sops decrypts | image.layer | download a.yaml keyword=RUN command=> target=/a files=/a targets=/a",
  ]],
  ["RUN ansible-vault decrypt a.yml", [
    "write a.yml ‹ansible-vault decrypt a.yml› | secret, certain by use: it is what ansible-vault decrypts | image.layer | download a.yml keyword=RUN command=ansible-vault target=/a.yml files=/a.yml targets=/a.yml",
  ]],
  ["RUN --mount=type=bind,from=k,source=/id_rsa,target=/i cp /i /x", []],
  ["COPY id_rsa /k\nRUN cp /k /l", [
    "copy id_rsa ‹id_rsa› | private key, likely by file: its name is that of an SSH private key | image.layer | file id_rsa keyword=COPY target=/k files=id_rsa targets=/k ignoreFile=null",
  ]],
  ["RUN --mount=type=secret,id=t cp /run/secrets/t /k\nRUN mv /k /l", [
    "write t ‹cp /run/secrets/t /k› | secret, certain by use: it is mounted as a secret | image.layer | mount t keyword=RUN command=cp target=/k files=/k targets=/k removal=RUN mv:3",
  ]],
];

const COMPOSE: readonly LeakCase[] = [
  ["services:\n  a:\n    image: x\n    environment:\n      DB_PASSWORD: {p}", [
    "env DB_PASSWORD ‹DB_PASSWORD› | password, likely by name: its name ends in PASSWORD | run.environ repository | literal keyword=environment service=a",
  ]],
  ["services:\n  a:\n    image: x\n    environment:\n      - DB_PASSWORD=changeme", [
    "env DB_PASSWORD ‹DB_PASSWORD› | password, likely by name, well known: its name ends in PASSWORD | run.environ repository | literal keyword=environment service=a",
  ]],
  ["services:\n  a:\n    image: x\n    environment:\n      URL: postgres://u:{p}@h/x", [
    "env URL ‹{p}› | connection string, certain by url: it holds the password of a URL | run.environ repository | literal keyword=environment service=a",
  ]],
  ["services:\n  a:\n    image: x\n    environment:\n      X: {g}", [
    "env X ‹{g}› | token, certain by value: it has the format of a GitHub token | run.environ repository | literal keyword=environment service=a",
  ]],
  ["services:\n  a:\n    image: x\n    environment:\n      DB_PASSWORD: ${P:-{p}}", [
    "env DB_PASSWORD ‹DB_PASSWORD› | password, likely by name: its name ends in PASSWORD | run.environ repository | literal keyword=environment service=a",
  ]],
  ["services:\n  a:\n    image: x\n    command: mysql -p{p}", [
    "argv the password of mysql -p ‹{p}› | password, certain by use: it is the password of mysql -p | run.argv repository | literal keyword=command command=mysql",
  ]],
  ["services:\n  a:\n    image: x\n    command: [app, --token, '{c}']", [
    "argv the token of app --token ‹{c}› | token, certain by use: it is the token of app --token | run.argv repository | literal keyword=command command=app",
  ]],
  ["services:\n  a:\n    image: x\n    entrypoint: DB_PASSWORD={p} app", [
    "argv DB_PASSWORD ‹{p}› | password, likely by name: its name ends in PASSWORD | run.argv repository | literal keyword=entrypoint",
  ]],
  ["services:\n  a:\n    image: x\n    healthcheck:\n      test: redis-cli -a {p} ping", [
    "argv the password of redis-cli -a ‹{p}› | password, certain by use: it is the password of redis-cli -a | run.argv repository | literal keyword=healthcheck command=redis-cli",
  ]],
  ["services:\n  a:\n    image: x\n    labels:\n      com.x.password: {p}", [
    "metadata com.x.password ‹com.x.password› | password, likely by name: its name ends in PASSWORD | run.environ repository | literal keyword=labels service=a",
  ]],
  ["services:\n  a:\n    image: x\n    annotations:\n      com.x.token: {g}", [
    "metadata com.x.token ‹{g}› | token, certain by value: it has the format of a GitHub token | run.environ repository | literal keyword=annotations service=a",
  ]],
  ["services:\n  a:\n    image: x\n    logging:\n      options:\n        splunk-token: {c}", [
    "metadata splunk-token ‹splunk-token› | token, likely by name: its name ends in TOKEN | run.environ repository | literal keyword=logging.options",
  ]],
  ["services:\n  a:\n    image: x\nvolumes:\n  v:\n    driver_opts:\n      o: username=a,password={p}", [
    "metadata password ‹{p}› | password, likely by name: its name ends in PASSWORD | run.environ repository | literal keyword=driver_opts",
  ]],
  ["services:\n  a:\n    build:\n      context: .\n      args:\n        NPM_TOKEN: {c}", [
    "arg NPM_TOKEN ‹NPM_TOKEN› | token, likely by name: its name ends in TOKEN | image.history attestation.max repository | literal keyword=build.args service=a",
  ]],
  ["services:\n  a:\n    build:\n      context: .\n      args:\n        NPM_TOKEN: ${T}", [
    "arg NPM_TOKEN ‹NPM_TOKEN› | token, likely by name: its name ends in TOKEN | image.history attestation.max | keyword=build.args service=a",
  ]],
  ["services:\n  a:\n    build:\n      context: .\n      labels:\n        com.x.password: {p}", [
    "metadata com.x.password ‹com.x.password› | password, likely by name: its name ends in PASSWORD | image.config image.history repository | literal keyword=build.labels service=a",
  ]],
  ["services:\n  a:\n    build:\n      context: .\n      dockerfile_inline: |\n        FROM a\n        ENV DB_PASSWORD={c}", [
    "env DB_PASSWORD ‹DB_PASSWORD› | password, likely by name: its name ends in PASSWORD | image.config image.history repository | literal environment DB_PASSWORD",
  ]],
  ["services:\n  a:\n    image: x\n    env_file: a.env", [
    "env-file a.env ‹a.env› | password, likely by name: its name ends in PASSWORD | repository run.environ | ",
  ], { "a.env": "DB_PASSWORD={p}\n" }],
  ["services:\n  a:\n    image: x\n    environment:\n      A: ${DB_PASSWORD}", [
    "env-file .env ‹${DB_PASSWORD}› | password, likely by name: its name ends in PASSWORD | repository run.environ | ",
  ], { ".env": "DB_PASSWORD={p}\n" }],
  ["x-db-password: {p}\nservices:\n  a:\n    image: x", [
    "text x-db-password ‹x-db-password› | password, likely by name: its name ends in PASSWORD | repository | literal",
  ]],
  ["configs:\n  a:\n    content: |\n      password = {p}\nservices:\n  a:\n    image: x", [
    "text password ‹{p}› | password, likely by name: its name ends in PASSWORD | repository | literal",
  ]],
  ["configs:\n  a:\n    content: |\n      token {g}\nservices:\n  a:\n    image: x", [
    "text a token in a ‹{g}› | token, certain by value: it has the format of a GitHub token | repository | literal",
  ]],
  ["services:\n  a:\n    image: x\n    # {g}", [
    "text a GitHub token ‹{g}› | token, certain by value: it has the format of a GitHub token | repository | literal",
  ]],
  ["x-url: postgres://u:{p}@db/x\nservices:\n  a:\n    image: x", [
    "text x-url ‹postgres://u:{p}@db/x› | connection string, certain by url: it holds the password of a URL | repository | literal",
  ]],
  ["services:\n  a:\n    image: x\n    hostname: {g}", [
    "text a GitHub token ‹{g}› | token, certain by value: it has the format of a GitHub token | repository | literal",
  ]],
  ["services:\n  a:\n    image: x\n    environment:\n      JAVA_OPTS: -Ddb.password={p}", [
    "env JAVA_OPTS ‹{p}› | password, likely by value: it holds db.password | run.environ repository | literal keyword=environment service=a",
  ]],
  ["services:\n  a:\n    image: x\n    environment:\n      CONFIG: '{\"password\": \"{p}\"}'", [
    "env CONFIG ‹{p}› | password, likely by value: it holds password | run.environ repository | literal keyword=environment service=a",
  ]],
  ["services:\n  a:\n    image: x\n    post_start:\n      - command: mysql -p{p}", [
    "argv the password of mysql -p ‹{p}› | password, certain by use: it is the password of mysql -p | run.argv repository | literal keyword=post_start command=mysql",
  ]],
  ["services:\n  a:\n    image: x\n    labels:\n      a.job-exec.b.command: mysql -p{p}", [
    "argv the password of mysql -p ‹{p}› | password, certain by use: it is the password of mysql -p | run.argv repository | literal keyword=labels command=mysql",
  ]],
];

const PLACES: readonly LeakCase[] = [
  ["COPY id_rsa k", [
    "copy id_rsa ‹id_rsa› | private key, likely by file: its name is that of an SSH private key | image.layer | file id_rsa keyword=COPY target=/k files=id_rsa targets=/k ignoreFile=null",
  ]],
  ["WORKDIR /w\nCOPY id_rsa k", [
    "copy id_rsa ‹id_rsa› | private key, likely by file: its name is that of an SSH private key | image.layer | file id_rsa keyword=COPY target=/w/k files=id_rsa targets=/w/k ignoreFile=null",
  ]],
  ["RUN mkdir /opt/a\nCOPY files /opt/a\nRUN cp /opt/a/krb5.keytab /etc", [
    "copy files/krb5.keytab ‹files› | private key, likely by file: it is put where a Kerberos key table stands | image.layer | file files/krb5.keytab keyword=COPY target=/opt/a/krb5.keytab files=files/krb5.keytab targets=/opt/a/krb5.keytab wholeDirectory=true ignoreFile=null",
  ]],
  ["WORKDIR w\nWORKDIR x\nCOPY id_rsa k", [
    "copy id_rsa ‹id_rsa› | private key, likely by file: its name is that of an SSH private key | image.layer | file id_rsa keyword=COPY target=/w/x/k files=id_rsa targets=/w/x/k ignoreFile=null",
  ]],
  ["WORKDIR $W\nCOPY id_rsa k", [
    "copy id_rsa ‹id_rsa› | private key, likely by file: its name is that of an SSH private key | image.layer | file id_rsa keyword=COPY target=?/id_rsa files=id_rsa targets=?/id_rsa ignoreFile=null",
  ]],
  ["WORKDIR /w/../x/.\nCOPY id_rsa ./k", [
    "copy id_rsa ‹id_rsa› | private key, likely by file: its name is that of an SSH private key | image.layer | file id_rsa keyword=COPY target=/x/k files=id_rsa targets=/x/k ignoreFile=null",
  ]],
  ...([
    ["RUN mkdir -p /k", "/k/id_rsa"],
    ["RUN mkdir -p -m 700 /k/a", "/k/id_rsa"],
    ["RUN install -d -o app /k", "/k/id_rsa"],
    ["RUN mkdir /a && mv /a /k", "/k/id_rsa"],
    ["VOLUME /data /k", "/k/id_rsa"],
    ["VOLUME [\"/k\"]", "/k/id_rsa"],
    ["RUN mkdir /a /k && mv /k /a", "/k"],
    ["RUN mkdir /k && rm -rf /k", "/k"],
    ["RUN --mount=type=tmpfs,target=/k mkdir -p /k/a", "/k"],
    ["VOLUME $V", "/k"],
  ] as const).map(([before, path]): LeakCase => [`${before}\nCOPY id_rsa /k`, [
    `copy id_rsa ‹id_rsa› | private key, likely by file: its name is that of an SSH private key | image.layer | file id_rsa keyword=COPY target=${path} files=id_rsa targets=${path} ignoreFile=null`,
  ]]),
  ["FROM composer\nCOPY id_rsa k", [
    "copy id_rsa ‹id_rsa› | private key, likely by file: its name is that of an SSH private key | image.layer | file id_rsa keyword=COPY target=/app/k files=id_rsa targets=/app/k ignoreFile=null",
  ]],
  ["FROM library/composer:2\nCOPY id_rsa k", [
    "copy id_rsa ‹id_rsa› | private key, likely by file: its name is that of an SSH private key | image.layer | file id_rsa keyword=COPY target=/app/k files=id_rsa targets=/app/k ignoreFile=null",
  ]],
  ["FROM docker.io/library/golang:1.22\nCOPY id_rsa k", [
    "copy id_rsa ‹id_rsa› | private key, likely by file: its name is that of an SSH private key | image.layer | file id_rsa keyword=COPY target=/go/k files=id_rsa targets=/go/k ignoreFile=null",
  ]],
  ["FROM mcr.microsoft.com/dotnet/sdk:8.0\nCOPY id_rsa k", [
    "copy id_rsa ‹id_rsa› | private key, likely by file: its name is that of an SSH private key | image.layer | file id_rsa keyword=COPY target=/k files=id_rsa targets=/k ignoreFile=null",
  ]],
  ["FROM php:8-fpm\nCOPY id_rsa k", [
    "copy id_rsa ‹id_rsa› | private key, likely by file: its name is that of an SSH private key | image.layer | file id_rsa keyword=COPY target=/var/www/html/k files=id_rsa targets=/var/www/html/k ignoreFile=null",
  ]],
  ["FROM php:8-cli-alpine\nCOPY id_rsa k", [
    "copy id_rsa ‹id_rsa› | private key, likely by file: its name is that of an SSH private key | image.layer | file id_rsa keyword=COPY target=/k files=id_rsa targets=/k ignoreFile=null",
  ]],
  ["FROM php:8-apache-bookworm\nCOPY id_rsa k", [
    "copy id_rsa ‹id_rsa› | private key, likely by file: its name is that of an SSH private key | image.layer | file id_rsa keyword=COPY target=/var/www/html/k files=id_rsa targets=/var/www/html/k ignoreFile=null",
  ]],
  ["FROM php:$V\nCOPY id_rsa k", [
    "copy id_rsa ‹id_rsa› | private key, likely by file: its name is that of an SSH private key | image.layer | file id_rsa keyword=COPY target=/k files=id_rsa targets=/k ignoreFile=null",
  ]],
  ["FROM php\nCOPY id_rsa k", [
    "copy id_rsa ‹id_rsa› | private key, likely by file: its name is that of an SSH private key | image.layer | file id_rsa keyword=COPY target=/k files=id_rsa targets=/k ignoreFile=null",
  ]],
  ["FROM x/y\nCOPY id_rsa k", [
    "copy id_rsa ‹id_rsa› | private key, likely by file: its name is that of an SSH private key | image.layer | file id_rsa keyword=COPY target=/k files=id_rsa targets=/k ignoreFile=null",
  ]],
  ["FROM wordpress\nCOPY id_rsa .", [
    "copy id_rsa ‹id_rsa› | private key, likely by file: its name is that of an SSH private key | image.layer | file id_rsa keyword=COPY target=/var/www/html/id_rsa files=id_rsa targets=/var/www/html/id_rsa ignoreFile=null",
  ]],
  ["COPY id_rsa /etc", [
    "copy id_rsa ‹id_rsa› | private key, likely by file: its name is that of an SSH private key | image.layer | file id_rsa keyword=COPY target=/etc/id_rsa files=id_rsa targets=/etc/id_rsa ignoreFile=null",
  ]],
  ["FROM scratch\nCOPY id_rsa /etc", [
    "copy id_rsa ‹id_rsa› | private key, likely by file: its name is that of an SSH private key | image.layer | file id_rsa keyword=COPY target=/etc files=id_rsa targets=/etc ignoreFile=null",
  ]],
  ["COPY id_rsa /usr/local/bin", [
    "copy id_rsa ‹id_rsa› | private key, likely by file: its name is that of an SSH private key | image.layer | file id_rsa keyword=COPY target=/usr/local/bin/id_rsa files=id_rsa targets=/usr/local/bin/id_rsa ignoreFile=null",
  ]],
  ["COPY id_rsa /opt/app", [
    "copy id_rsa ‹id_rsa› | private key, likely by file: its name is that of an SSH private key | image.layer | file id_rsa keyword=COPY target=/opt/app files=id_rsa targets=/opt/app ignoreFile=null",
  ]],
  ["COPY id_rsa .", [
    "copy id_rsa ‹id_rsa› | private key, likely by file: its name is that of an SSH private key | image.layer | file id_rsa keyword=COPY target=/id_rsa files=id_rsa targets=/id_rsa ignoreFile=null",
  ]],
  ["COPY id_rsa ./", [
    "copy id_rsa ‹id_rsa› | private key, likely by file: its name is that of an SSH private key | image.layer | file id_rsa keyword=COPY target=/id_rsa files=id_rsa targets=/id_rsa ignoreFile=null",
  ]],
  ["COPY id_rsa /", [
    "copy id_rsa ‹id_rsa› | private key, likely by file: its name is that of an SSH private key | image.layer | file id_rsa keyword=COPY target=/id_rsa files=id_rsa targets=/id_rsa ignoreFile=null",
  ]],
  ["COPY id_rsa /k/", [
    "copy id_rsa ‹id_rsa› | private key, likely by file: its name is that of an SSH private key | image.layer | file id_rsa keyword=COPY target=/k/id_rsa files=id_rsa targets=/k/id_rsa ignoreFile=null",
  ]],
  ["COPY id_rsa /k/.", [
    "copy id_rsa ‹id_rsa› | private key, likely by file: its name is that of an SSH private key | image.layer | file id_rsa keyword=COPY target=/k/id_rsa files=id_rsa targets=/k/id_rsa ignoreFile=null",
  ]],
  ["COPY id_rsa /k/..", [
    "copy id_rsa ‹id_rsa› | private key, likely by file: its name is that of an SSH private key | image.layer | file id_rsa keyword=COPY target=/id_rsa files=id_rsa targets=/id_rsa ignoreFile=null",
  ]],
  ["COPY id_rsa id_dsa /k", [
    "copy id_rsa ‹id_rsa› | private key, likely by file: its name is that of an SSH private key | image.layer | file id_rsa keyword=COPY target=/k/id_rsa files=id_rsa targets=/k/id_rsa ignoreFile=null",
    "copy id_dsa ‹id_dsa› | private key, likely by file: its name is that of an SSH private key | image.layer | file id_dsa keyword=COPY target=/k/id_dsa files=id_dsa targets=/k/id_dsa ignoreFile=null",
  ]],
  ["COPY .env /app", [
    "copy .env ‹.env› | credentials, likely by file: its name is that of an environment file | image.layer | file .env keyword=COPY target=/app/.env files=.env targets=/app/.env ignoreFile=null",
  ]],
  ["COPY server.pem /k.pem", []],
  ["COPY deploy.key /root/.ssh", [
    "copy deploy.key ‹deploy.key› | private key, likely by file: its name is that of a private key | image.layer | file deploy.key keyword=COPY target=/root/.ssh/deploy.key files=deploy.key targets=/root/.ssh/deploy.key ignoreFile=null",
  ]],
  ["COPY id_rsa https://u:x@y/", [
    "copy id_rsa ‹id_rsa› | private key, likely by file: its name is that of an SSH private key | image.layer | file id_rsa keyword=COPY target=?/id_rsa files=id_rsa targets=?/id_rsa ignoreFile=null",
  ]],
  ["COPY [\"id_rsa\", \"/k l/m\"]", [
    "copy id_rsa ‹\"id_rsa\"› | private key, likely by file: its name is that of an SSH private key | image.layer | file id_rsa keyword=COPY target=/k l/m files=id_rsa targets=/k l/m ignoreFile=null",
  ]],
  ["COPY --chown=a:b --chmod=600 id_rsa /k/m.pem", [
    "copy id_rsa ‹id_rsa› | private key, likely by file: its name is that of an SSH private key | image.layer | file id_rsa keyword=COPY target=/k/m.pem files=id_rsa targets=/k/m.pem ignoreFile=null",
  ]],
  ["COPY ./id_rsa /k/m.pem", [
    "copy id_rsa ‹./id_rsa› | private key, likely by file: its name is that of an SSH private key | image.layer | file id_rsa keyword=COPY target=/k/m.pem files=id_rsa targets=/k/m.pem ignoreFile=null",
  ]],
  ["COPY /id_rsa /k/m.pem", [
    "copy id_rsa ‹/id_rsa› | private key, likely by file: its name is that of an SSH private key | image.layer | file id_rsa keyword=COPY target=/k/m.pem files=id_rsa targets=/k/m.pem ignoreFile=null",
  ]],
  ["COPY ././conf//id_rsa /k/m.pem", [
    "copy conf/id_rsa ‹././conf//id_rsa› | private key, likely by file: its name is that of an SSH private key | image.layer | file conf/id_rsa keyword=COPY target=/k/m.pem files=conf/id_rsa targets=/k/m.pem ignoreFile=null",
  ]],
  ["RUN --mount=type=secret,id=t cp /run/secrets/t ~/k", [
    "write t ‹cp /run/secrets/t ~/k› | secret, certain by use: it is mounted as a secret | image.layer | mount t keyword=RUN command=cp target=/root/k files=/root/k targets=/root/k",
  ]],
  ["RUN --mount=type=secret,id=t cp /run/secrets/t $HOME/k", [
    "write t ‹cp /run/secrets/t $HOME/k› | secret, certain by use: it is mounted as a secret | image.layer | mount t keyword=RUN command=cp target=/root/k files=/root/k targets=/root/k",
  ]],
  ["USER app\nRUN --mount=type=secret,id=t cp /run/secrets/t ~/k", [
    "write t ‹cp /run/secrets/t ~/k› | secret, certain by use: it is mounted as a secret | image.layer | mount t keyword=RUN command=cp target=/home/app/k files=/home/app/k targets=/home/app/k",
  ]],
  ["USER app:staff\nRUN --mount=type=secret,id=t cp /run/secrets/t ~/k", [
    "write t ‹cp /run/secrets/t ~/k› | secret, certain by use: it is mounted as a secret | image.layer | mount t keyword=RUN command=cp target=/home/app/k files=/home/app/k targets=/home/app/k",
  ]],
  ...([
    ["", "~root/k", "/root/k"],
    ["", "~app/k", "/home/app/k"],
    ["RUN useradd -m -d /srv/app/ -s /bin/sh app\n", "~app/k", "/srv/app/k"],
    ["RUN useradd --home-dir=/srv/app app\nUSER app\n", "~/k", "/srv/app/k"],
    ["RUN adduser -D -h /srv/app app\nUSER app\n", "$HOME/k", "/srv/app/k"],
    ["RUN usermod -d /srv/www www-data\n", "~www-data/k", "/srv/www/k"],
    ["RUN useradd -d $H app\n", "~app/k", "/home/app/k"],
    ["RUN useradd -d /srv/app app\nUSER other\n", "~/k", "/home/other/k"],
    ["RUN useradd -d /srv/app app\nENV HOME=/h\nUSER app\n", "~/k", "/h/k"],
    ["", "~1/k", "/~1/k"],
  ] as const).map(([before, named, path]): LeakCase => [`${before}RUN --mount=type=secret,id=t cp /run/secrets/t ${named}`, [
    `write t ‹cp /run/secrets/t ${named}› | secret, certain by use: it is mounted as a secret | image.layer | mount t keyword=RUN command=cp target=${path} files=${path} targets=${path}`,
  ]]),
  ["USER 0\nRUN --mount=type=secret,id=t cp /run/secrets/t ~/k", [
    "write t ‹cp /run/secrets/t ~/k› | secret, certain by use: it is mounted as a secret | image.layer | mount t keyword=RUN command=cp target=/root/k files=/root/k targets=/root/k",
  ]],
  ["USER root:root\nRUN --mount=type=secret,id=t cp /run/secrets/t ~/k", [
    "write t ‹cp /run/secrets/t ~/k› | secret, certain by use: it is mounted as a secret | image.layer | mount t keyword=RUN command=cp target=/root/k files=/root/k targets=/root/k",
  ]],
  ["ENV HOME=/h/\nUSER app\nRUN --mount=type=secret,id=t cp /run/secrets/t ~/k", [
    "write t ‹cp /run/secrets/t ~/k› | secret, certain by use: it is mounted as a secret | image.layer | mount t keyword=RUN command=cp target=/h/k files=/h/k targets=/h/k",
  ]],
  ["ENV HOME=h\nUSER app\nRUN --mount=type=secret,id=t cp /run/secrets/t ~/k", [
    "write t ‹cp /run/secrets/t ~/k› | secret, certain by use: it is mounted as a secret | image.layer | mount t keyword=RUN command=cp target=/home/app/k files=/home/app/k targets=/home/app/k",
  ]],
  ["USER $U\nRUN --mount=type=secret,id=t cp /run/secrets/t ~/k", [
    "write t ‹cp /run/secrets/t ~/k› | secret, certain by use: it is mounted as a secret | image.layer | mount t keyword=RUN command=cp target=/root/k files=/root/k targets=/root/k",
  ]],
  ["RUN --mount=type=secret,id=t cp /run/secrets/t \"~/k\"", [
    "write t ‹cp /run/secrets/t \"~/k\"› | secret, certain by use: it is mounted as a secret | image.layer | mount t keyword=RUN command=cp target=/~/k files=/~/k targets=/~/k",
  ]],
  ["FROM node\nUSER node\nRUN --mount=type=secret,id=t cp /run/secrets/t ~/k", [
    "write t ‹cp /run/secrets/t ~/k› | secret, certain by use: it is mounted as a secret | image.layer | mount t keyword=RUN command=cp target=/home/node/k files=/home/node/k targets=/home/node/k",
  ]],
  ["FROM redis\nRUN --mount=type=secret,id=t cp /run/secrets/t k", [
    "write t ‹cp /run/secrets/t k› | secret, certain by use: it is mounted as a secret | image.layer | mount t keyword=RUN command=cp target=/k files=/k targets=/k",
  ]],
  ["RUN --mount=type=secret,id=t,target=/x cp /x /k", [
    "write t ‹cp /x /k› | secret, certain by use: it is mounted as a secret | image.layer | mount t keyword=RUN command=cp target=/k files=/k targets=/k",
  ]],
  ["RUN --mount=type=secret,id=t,dst=/x cp /x /k", [
    "write t ‹cp /x /k› | secret, certain by use: it is mounted as a secret | image.layer | mount t keyword=RUN command=cp target=/k files=/k targets=/k",
  ]],
  ["RUN --mount=type=secret,id=t,destination=/x cp /x /k", [
    "write t ‹cp /x /k› | secret, certain by use: it is mounted as a secret | image.layer | mount t keyword=RUN command=cp target=/k files=/k targets=/k",
  ]],
  ["RUN --mount=type=secret,source=t cp /run/secrets/t /k", [
    "write t ‹cp /run/secrets/t /k› | secret, certain by use: it is mounted as a secret | image.layer | mount t keyword=RUN command=cp target=/k files=/k targets=/k",
  ]],
  ["RUN --mount=type=secret,src=a/t cp /run/secrets/t /k", [
    "write a/t ‹cp /run/secrets/t /k› | secret, certain by use: it is mounted as a secret | image.layer | mount a/t keyword=RUN command=cp target=/k files=/k targets=/k",
  ]],
  ["RUN --mount=type=secret,target=/a/t cp /a/t /k", [
    "write t ‹cp /a/t /k› | secret, certain by use: it is mounted as a secret | image.layer | mount t keyword=RUN command=cp target=/k files=/k targets=/k",
  ]],
  ["RUN --mount=type=secret,id=a/t cp /run/secrets/t /k", [
    "write a/t ‹cp /run/secrets/t /k› | secret, certain by use: it is mounted as a secret | image.layer | mount a/t keyword=RUN command=cp target=/k files=/k targets=/k",
  ]],
  ["RUN --mount=type=secret,id=t,env=T cp /run/secrets/t /k", []],
  ["RUN --mount=type=secret,id=t,env=T,target=/x cp /x /k && echo $T > /l", [
    "write t ‹cp /x /k› | secret, certain by use: it is mounted as a secret | image.layer | mount t keyword=RUN command=cp target=/k files=/k targets=/k",
    "write t ‹$T› | secret, certain by use: it is mounted as a secret | image.layer | mount t keyword=RUN command=> target=/l files=/l targets=/l",
  ]],
  ["WORKDIR /w\nRUN --mount=type=secret,id=t,target=x cp x /k", [
    "write t ‹cp x /k› | secret, certain by use: it is mounted as a secret | image.layer | mount t keyword=RUN command=cp target=/k files=/k targets=/k",
  ]],
  ["ARG P=/x\nRUN --mount=type=secret,id=t,target=$P cp /x /k", [
    "write t ‹cp /x /k› | secret, certain by use: it is mounted as a secret | image.layer | mount t keyword=RUN command=cp target=/k files=/k targets=/k",
  ]],
  ["RUN --mount=type=secret,id=t,target=$Q cp /x /k", []],
  ["RUN --mount=type=ssh,id=t cp /run/secrets/t /k", []],
  ["RUN --mount=type=cache,id=t,target=/run/secrets/t cp /run/secrets/t /k", []],
  ["RUN --mount=type=tmpfs,target=/k --mount=type=secret,id=t cp /run/secrets/t /k/x", []],
  ["RUN --mount=type=cache,target=/k --mount=type=secret,id=t cp /run/secrets/t /k/x", []],
  ["RUN --mount=type=bind,target=/k --mount=type=secret,id=t cp /run/secrets/t /k/x", []],
  ["RUN --mount=type=secret,id=t cp /run/secrets/t /tmp/x", [
    "write t ‹cp /run/secrets/t /tmp/x› | secret, certain by use: it is mounted as a secret | image.layer | mount t keyword=RUN command=cp target=/tmp/x files=/tmp/x targets=/tmp/x",
  ]],
  ["RUN --mount=type=secret,id=t cp /run/secrets/t /dev/shm/x", []],
  ["RUN --mount=type=secret,id=t cp /run/secrets/t /proc/x", []],
  ["RUN --mount=type=secret,id=t cp /run/secrets/t /run/x", [
    "write t ‹cp /run/secrets/t /run/x› | secret, certain by use: it is mounted as a secret | image.layer | mount t keyword=RUN command=cp target=/run/x files=/run/x targets=/run/x",
  ]],
  ["RUN --mount=type=bind,source=k,target=/s cp -r /s /d", [
    "write k/id_rsa ‹cp -r /s /d› | private key, likely by file: its name is that of an SSH private key | image.layer | mount k/id_rsa keyword=RUN command=cp target=/d/id_rsa files=/d/id_rsa targets=/d/id_rsa",
  ], { "k/id_rsa": "x", "k/b.txt": "" }],
  ["RUN --mount=type=bind,source=./k/,target=/s cp /s/id_rsa /d/k.pem", [
    "write k/id_rsa ‹cp /s/id_rsa /d/k.pem› | private key, likely by file: its name is that of an SSH private key | image.layer | mount k/id_rsa keyword=RUN command=cp target=/d/k.pem files=/d/k.pem targets=/d/k.pem",
  ], { "k/id_rsa": "x", "k/b.txt": "" }],
  ["RUN --mount=target=/s cp /s/k/id_rsa /d/k.pem", [
    "write k/id_rsa ‹cp /s/k/id_rsa /d/k.pem› | private key, likely by file: its name is that of an SSH private key | image.layer | mount k/id_rsa keyword=RUN command=cp target=/d/k.pem files=/d/k.pem targets=/d/k.pem",
  ], { "k/id_rsa": "x", "k/b.txt": "" }],
  ["RUN --mount=target=/s,source=. cp /s/k/b.txt /d/k.txt", [], { "k/id_rsa": "x", "k/b.txt": "" }],
  ["RUN --mount=type=bind,source=k/id_rsa,target=/s cp /s /d/k.pem", [
    "write k/id_rsa ‹cp /s /d/k.pem› | private key, likely by file: its name is that of an SSH private key | image.layer | mount k/id_rsa keyword=RUN command=cp target=/d/k.pem files=/d/k.pem targets=/d/k.pem",
  ], { "k/id_rsa": "x", "k/b.txt": "" }],
  ["RUN --mount=type=bind,source=k/b.txt,target=/s cp /s /d/k.txt", [], { "k/id_rsa": "x", "k/b.txt": "" }],
  ["RUN --mount=type=bind,source=k,target=/s,rw cp x /s/y", [], { "k/id_rsa": "x", "k/b.txt": "" }],
  ["RUN --mount=type=bind,source=id_rsa,target=/s cp /s /d/k.pem", [
    "write id_rsa ‹cp /s /d/k.pem› | private key, likely by file: its name is that of an SSH private key | image.layer | mount id_rsa keyword=RUN command=cp target=/d/k.pem files=/d/k.pem targets=/d/k.pem",
  ]],
  ["RUN --mount=type=bind,source=notes.txt,target=/s cp /s /d/k.pem", []],
  ["RUN --mount=type=bind,target=/s cp /s/id_rsa /d/k.pem", [
    "write id_rsa ‹cp /s/id_rsa /d/k.pem› | private key, likely by file: its name is that of an SSH private key | image.layer | mount id_rsa keyword=RUN command=cp target=/d/k.pem files=/d/k.pem targets=/d/k.pem",
  ]],
  ["RUN --mount=type=bind,target=/s cp /s/notes.txt /d/k.pem", []],
  ["FROM a AS b\nCOPY id_rsa /k/l.pem\nFROM c\nRUN --mount=from=b,target=/b cp /b/k/l.pem /x.pem", [
    "copy id_rsa ‹id_rsa› | private key, likely by file: its name is that of an SSH private key | cache.exported | file id_rsa keyword=COPY target=/k/l.pem files=id_rsa targets=/k/l.pem ignoreFile=null",
    "write id_rsa ‹cp /b/k/l.pem /x.pem› | private key, likely by file: its name is that of an SSH private key | image.layer | mount id_rsa keyword=RUN command=cp target=/x.pem files=/x.pem targets=/x.pem",
  ]],
  ["FROM a AS b\nCOPY id_rsa /k/l.pem\nFROM c\nRUN --mount=from=b,source=/k/,target=/b cp /b/l.pem /x.pem", [
    "copy id_rsa ‹id_rsa› | private key, likely by file: its name is that of an SSH private key | cache.exported | file id_rsa keyword=COPY target=/k/l.pem files=id_rsa targets=/k/l.pem ignoreFile=null",
    "write id_rsa ‹cp /b/l.pem /x.pem› | private key, likely by file: its name is that of an SSH private key | image.layer | mount id_rsa keyword=RUN command=cp target=/x.pem files=/x.pem targets=/x.pem",
  ]],
  ["FROM a AS b\nCOPY id_rsa /k/l.pem\nFROM c\nRUN --mount=from=b,source=k//,target=/b cp /b/l.pem /x.pem", [
    "copy id_rsa ‹id_rsa› | private key, likely by file: its name is that of an SSH private key | cache.exported | file id_rsa keyword=COPY target=/k/l.pem files=id_rsa targets=/k/l.pem ignoreFile=null",
    "write id_rsa ‹cp /b/l.pem /x.pem› | private key, likely by file: its name is that of an SSH private key | image.layer | mount id_rsa keyword=RUN command=cp target=/x.pem files=/x.pem targets=/x.pem",
  ]],
  ["FROM a AS b\nCOPY id_rsa /k/l.pem\nFROM c\nRUN --mount=from=x,source=/k,target=/b cp /b/l.pem /x.pem", [
    "copy id_rsa ‹id_rsa› | private key, likely by file: its name is that of an SSH private key | cache.exported | file id_rsa keyword=COPY target=/k/l.pem files=id_rsa targets=/k/l.pem ignoreFile=null",
  ]],
  ["FROM a AS b\nCOPY id_rsa /k/l.pem\nFROM c\nRUN --mount=from=0,source=/k,target=/b cp /b/l.pem /x.pem", [
    "copy id_rsa ‹id_rsa› | private key, likely by file: its name is that of an SSH private key | cache.exported | file id_rsa keyword=COPY target=/k/l.pem files=id_rsa targets=/k/l.pem ignoreFile=null",
    "write id_rsa ‹cp /b/l.pem /x.pem› | private key, likely by file: its name is that of an SSH private key | image.layer | mount id_rsa keyword=RUN command=cp target=/x.pem files=/x.pem targets=/x.pem",
  ]],
];

const CONTEXTS: readonly LeakCase[] = [
  ["COPY k /x", [
    "copy k/id_rsa ‹k› | private key, likely by file: its name is that of an SSH private key | image.layer | file k/id_rsa keyword=COPY target=/x/id_rsa files=k/id_rsa targets=/x/id_rsa wholeDirectory=true ignoreFile=null",
  ], { "k/id_rsa": "x", "k/b.txt": "" }],
  ["COPY k/ /x/", [
    "copy k/id_rsa ‹k/› | private key, likely by file: its name is that of an SSH private key | image.layer | file k/id_rsa keyword=COPY target=/x/id_rsa files=k/id_rsa targets=/x/id_rsa wholeDirectory=true ignoreFile=null",
  ], { "k/id_rsa": "x", "k/b.txt": "" }],
  ["COPY ./k /x", [
    "copy k/id_rsa ‹./k› | private key, likely by file: its name is that of an SSH private key | image.layer | file k/id_rsa keyword=COPY target=/x/id_rsa files=k/id_rsa targets=/x/id_rsa wholeDirectory=true ignoreFile=null",
  ], { "k/id_rsa": "x", "k/b.txt": "" }],
  ["COPY k/* /x/", [
    "copy k/id_rsa ‹k/*› | private key, likely by file: its name is that of an SSH private key | image.layer | file k/id_rsa keyword=COPY target=/x/id_rsa files=k/id_rsa targets=/x/id_rsa wholeDirectory=true ignoreFile=null",
  ], { "k/id_rsa": "x", "k/b.txt": "" }],
  ["COPY k/id* /x/", [
    "copy k/id_rsa ‹k/id*› | private key, likely by file: its name is that of an SSH private key | image.layer | file k/id_rsa keyword=COPY target=/x/id_rsa files=k/id_rsa targets=/x/id_rsa wholeDirectory=true ignoreFile=null",
  ], { "k/id_rsa": "x", "k/b.txt": "" }],
  ["COPY */id_rsa /x/", [
    "copy k/id_rsa ‹*/id_rsa› | private key, likely by file: its name is that of an SSH private key | image.layer | file k/id_rsa keyword=COPY target=/x/id_rsa files=k/id_rsa targets=/x/id_rsa wholeDirectory=true ignoreFile=null",
  ], { "k/id_rsa": "x", "k/b.txt": "" }],
  ["COPY . /x", [
    "copy k/id_rsa ‹.› | private key, likely by file: its name is that of an SSH private key | image.layer | file k/id_rsa keyword=COPY target=/x/k/id_rsa files=k/id_rsa targets=/x/k/id_rsa wholeDirectory=true ignoreFile=null",
  ], { "k/id_rsa": "x", "k/b.txt": "" }],
  ["COPY ./ /x", [
    "copy k/id_rsa ‹./› | private key, likely by file: its name is that of an SSH private key | image.layer | file k/id_rsa keyword=COPY target=/x/k/id_rsa files=k/id_rsa targets=/x/k/id_rsa wholeDirectory=true ignoreFile=null",
  ], { "k/id_rsa": "x", "k/b.txt": "" }],
  ["COPY / /x", [
    "copy k/id_rsa ‹/› | private key, likely by file: its name is that of an SSH private key | image.layer | file k/id_rsa keyword=COPY target=/x/k/id_rsa files=k/id_rsa targets=/x/k/id_rsa wholeDirectory=true ignoreFile=null",
  ], { "k/id_rsa": "x", "k/b.txt": "" }],
  ["COPY * /x/", [
    "copy k/id_rsa ‹*› | private key, likely by file: its name is that of an SSH private key | image.layer | file k/id_rsa keyword=COPY target=/x/id_rsa files=k/id_rsa targets=/x/id_rsa wholeDirectory=true ignoreFile=null",
  ], { "k/id_rsa": "x", "k/b.txt": "" }],
  ["COPY k /x", [
    "copy k/id_rsa ‹k› | private key, likely by file: its name is that of an SSH private key | image.layer | file k/id_rsa keyword=COPY target=/x/id_rsa files=k/id_rsa targets=/x/id_rsa wholeDirectory=true ignoreFile=null",
  ], { "k/id_rsa": "x" }],
  ["COPY k/id_rsa /x.pem", [
    "copy k/id_rsa ‹k/id_rsa› | private key, likely by file: its name is that of an SSH private key | image.layer | file k/id_rsa keyword=COPY target=/x.pem files=k/id_rsa targets=/x.pem wholeDirectory=false ignoreFile=null",
  ], { "k/id_rsa": "x", "k/b.txt": "" }],
  ["COPY --exclude=id_rsa k /x", [], { "k/id_rsa": "x", "k/b.txt": "" }],
  ["COPY --exclude=*.txt k /x", [
    "copy k/id_rsa ‹k› | private key, likely by file: its name is that of an SSH private key | image.layer | file k/id_rsa keyword=COPY target=/x/id_rsa files=k/id_rsa targets=/x/id_rsa wholeDirectory=true ignoreFile=null",
  ], { "k/id_rsa": "x", "k/b.txt": "" }],
  ["COPY --exclude=k . /x", [], { "k/id_rsa": "x", "k/b.txt": "" }],
  ["COPY --parents k/id_rsa /x/", [
    "copy k/id_rsa ‹k/id_rsa› | private key, likely by file: its name is that of an SSH private key | image.layer | file k/id_rsa keyword=COPY target=/x/k/id_rsa files=k/id_rsa targets=/x/k/id_rsa wholeDirectory=false ignoreFile=null",
  ], { "k/id_rsa": "x", "k/b.txt": "" }],
  ["COPY . /x", [], { "k/id_rsa": "x", "k/b.txt": "", ".dockerignore": "k\n" }],
  ["COPY . /x", [
    "copy k/id_rsa ‹.› | private key, likely by file: its name is that of an SSH private key | image.layer | file k/id_rsa keyword=COPY target=/x/k/id_rsa files=k/id_rsa targets=/x/k/id_rsa wholeDirectory=true ignoreFile=/project/.dockerignore",
  ], { "k/id_rsa": "x", "k/b.txt": "", ".dockerignore": "k/*\n!k/id_rsa\n" }],
  ["COPY k /x", [], { "k/id_rsa": "x", "k/b.txt": "", ".dockerignore": "**/id_rsa\n" }],
  ["COPY k/id_rsa /x", [], { "k/id_rsa": "x", "k/b.txt": "", ".dockerignore": "k\n" }],
  ["COPY . /x", [], { "k/id_rsa": "x", "k/b.txt": "", "Dockerfile.dockerignore": "k\n", ".dockerignore": "" }],
  ["COPY . /x", [
    "copy server.key ‹.› | private key, likely by file: its name is that of a private key | image.layer | file server.key keyword=COPY target=/x/server.key files=server.key targets=/x/server.key wholeDirectory=true ignoreFile=/project/.dockerignore",
  ], { ".dockerignore": "*.pem\n", "a.pem": "x", "server.key": "x" }],
  ["COPY . /x", [], { "conf.ini": "password = changeme\n" }],
  ["COPY conf.ini /x/", [
    "copy conf.ini ‹conf.ini› | password, likely by file, well known: it holds password | image.layer | file conf.ini keyword=COPY target=/x/conf.ini files=conf.ini targets=/x/conf.ini wholeDirectory=false ignoreFile=null",
  ], { "conf.ini": "password = changeme\n" }],
  ["COPY . /x", [
    "copy b.env ‹.› | password, likely by file: it holds B_PASSWORD | image.layer | file b.env keyword=COPY target=/x/b.env files=b.env,z/id_rsa targets=/x/b.env,/x/z/id_rsa wholeDirectory=true ignoreFile=null",
  ], { "a.env": "A_PASSWORD=changeme\n", "b.env": "B_PASSWORD={p}\n", "z/id_rsa": "x" }],
  ["COPY . /x", [
    "copy t.js ‹.› | token, certain by value: it has the format of a GitHub token | image.layer | file t.js keyword=COPY target=/x/t.js files=t.js targets=/x/t.js wholeDirectory=true ignoreFile=null",
  ], { "a.md": "password: {p}\n", "t.js": "const t = '{g}';\n" }],
  ["COPY . /x", [], { "node_modules/a/.npmrc": "//r/:_authToken={c}\n", "b/.npmrc": "//r/:_authToken=${T}\n" }],
  ["COPY . /x", [
    "copy id_rsa ‹.› | private key, likely by file: its name is that of an SSH private key | image.layer | file id_rsa keyword=COPY target=/x/id_rsa files=id_rsa targets=/x/id_rsa wholeDirectory=true ignoreFile=null",
  ], { "id_rsa": "x", "id_rsa.pub": "y", "test/id_rsa": "x" }],
  ["ADD . /x", [
    "copy k/id_rsa ‹.› | private key, likely by file: its name is that of an SSH private key | image.layer | file k/id_rsa keyword=ADD target=/x/k/id_rsa files=k/id_rsa targets=/x/k/id_rsa wholeDirectory=true ignoreFile=null",
  ], { "k/id_rsa": "x", "k/b.txt": "" }],
  ["ADD k /x", [
    "copy k/id_rsa ‹k› | private key, likely by file: its name is that of an SSH private key | image.layer | file k/id_rsa keyword=ADD target=/x/id_rsa files=k/id_rsa targets=/x/id_rsa wholeDirectory=true ignoreFile=null",
  ], { "k/id_rsa": "x", "k/b.txt": "" }],
  ["ADD k/id_rsa /x.pem", [
    "copy k/id_rsa ‹k/id_rsa› | private key, likely by file: its name is that of an SSH private key | image.layer | file k/id_rsa keyword=ADD target=/x.pem files=k/id_rsa targets=/x.pem wholeDirectory=false ignoreFile=null",
  ], { "k/id_rsa": "x", "k/b.txt": "" }],
  ["COPY Dockerfile /x/", []],
  ["COPY id_rsa k.txt /x/", [
    "copy id_rsa ‹id_rsa› | private key, likely by file: its name is that of an SSH private key | image.layer | file id_rsa keyword=COPY target=/x/id_rsa files=id_rsa targets=/x/id_rsa ignoreFile=null",
  ], { "k/id_rsa": "x", "k/b.txt": "" }],
  ["COPY id_r?a /x/", [
    "copy id_rsa ‹id_r?a› | private key, likely by file: its name is that of an SSH private key | image.layer | file id_rsa keyword=COPY target=/x/id_rsa files=id_rsa targets=/x/id_rsa wholeDirectory=true ignoreFile=null",
  ], { "id_rsa": "x" }],
  ["COPY id_[rd]sa /x/", [
    "copy id_dsa ‹id_[rd]sa› | private key, likely by file: its name is that of an SSH private key | image.layer | file id_dsa keyword=COPY target=/x/id_dsa files=id_dsa,id_rsa targets=/x/id_dsa,/x/id_rsa wholeDirectory=true ignoreFile=null",
  ], { "id_rsa": "x", "id_dsa": "y", "id_xsa": "z" }],
  ["COPY *.pem /x/", []],
  ["COPY .env* /x/", [
    "copy .env* ‹.env*› | credentials, likely by file: its name is that of an environment file | image.layer | file .env* keyword=COPY target=/x/.env* files=.env* targets=/x/.env* ignoreFile=null",
  ]],
  ["COPY keys /root/keys\nRUN ssh -i /root/keys/deploy h", [
    "copy keys/deploy ‹keys› | private key, certain by use: it is the key of ssh | image.layer | file keys/deploy keyword=COPY target=/root/keys/deploy files=keys/deploy targets=/root/keys/deploy wholeDirectory=true ignoreFile=null",
  ]],
  ["COPY keys/* /root/keys/\nRUN ssh -i /root/keys/deploy h", [
    "copy keys/deploy ‹keys/*› | private key, certain by use: it is the key of ssh | image.layer | file keys/deploy keyword=COPY target=/root/keys/deploy files=keys/deploy targets=/root/keys/deploy wholeDirectory=true ignoreFile=null",
  ]],
  ["COPY keys/ /root/\nRUN ssh -i /root/deploy h", [
    "copy keys/deploy ‹keys/› | private key, certain by use: it is the key of ssh | image.layer | file keys/deploy keyword=COPY target=/root/deploy files=keys/deploy targets=/root/deploy wholeDirectory=true ignoreFile=null",
  ]],
  ["COPY app.conf /root/.npmrc", [
    "copy app.conf ‹app.conf› | token, likely by file: it is put where an npm configuration stands | image.layer | file app.conf keyword=COPY target=/root/.npmrc files=app.conf targets=/root/.npmrc ignoreFile=null",
  ]],
  ["COPY app.conf /root/.npmrc/", []],
  ["COPY --from=x app.conf /root/.npmrc", []],
  ["COPY --from=x /id_rsa /k.pem", [
    "copy id_rsa ‹/id_rsa› | private key, likely by file: its name is that of an SSH private key | image.layer | file id_rsa keyword=COPY target=/k.pem files=id_rsa targets=/k.pem from=x",
  ]],
  ["FROM example/certs AS certs\nFROM a\nCOPY --from=certs /server.key /k/", [
    "copy server.key ‹/server.key› | private key, likely by file: its name is that of a private key | image.layer | file server.key keyword=COPY target=/k/server.key files=server.key targets=/k/server.key from=certs",
  ]],
  ["FROM example/certs AS certs\nRUN x\nFROM a\nCOPY --from=certs /server.key /k/", []],
  ["COPY --from=certs /site.crt /k/", []],
  ["COPY repo.key /etc/apt/keyrings/", []],
  ["COPY repo.key /k/\nRUN apt-key add /k/repo.key", []],
  ["COPY repo.key /k/\nRUN apt-key add /k/other.key", []],
  ["COPY repo.key /k/\nRUN gpg --import /k/*.key", []],
  ["COPY private.key /k/\nRUN gpg --import /k/private.key", [
    "copy private.key ‹private.key› | private key, likely by file: its name is that of a private key | image.layer | file private.key keyword=COPY target=/k/private.key files=private.key targets=/k/private.key ignoreFile=null",
  ]],
  ["COPY a.tar.gz /k/", []],
  ["COPY id_rsa.tar.gz /k/", [
    "copy id_rsa.tar.gz ‹id_rsa.tar.gz› | private key, likely by file: its name is that of an SSH private key | image.layer | file id_rsa.tar.gz keyword=COPY target=/k/id_rsa.tar.gz files=id_rsa.tar.gz targets=/k/id_rsa.tar.gz ignoreFile=null",
  ]],
  ["ADD id_rsa.tar.gz /k/", [
    "copy id_rsa.tar.gz ‹id_rsa.tar.gz› | private key, likely by file: its name is that of an SSH private key | image.layer | file id_rsa.tar.gz keyword=ADD target=/k/id_rsa.tar.gz files=id_rsa.tar.gz targets=/k/id_rsa.tar.gz ignoreFile=null",
  ]],
  ["ONBUILD COPY id_rsa /k.pem", [
    "copy id_rsa ‹id_rsa› | private key, likely by file: its name is that of an SSH private key | image.layer | file id_rsa keyword=COPY target=/k.pem files=id_rsa targets=/k.pem ignoreFile=null",
  ]],
  ["ONBUILD COPY . /x", [], { "k/id_rsa": "x", "k/b.txt": "" }],
  ["COPY . /app\nRUN rm -rf /app/.env", [
    "copy-then-rm .env ‹.› | credentials, likely by file: its name is that of an environment file | image.layer | file .env keyword=COPY target=/app/.env files=.env targets=/app/.env wholeDirectory=true removal=RUN rm:3 ignoreFile=null",
  ]],
  ["COPY . /app\nRUN cp /app/credentials ~/.aws/credentials", [
    "copy credentials ‹.› | credentials, likely by file: it is put where a file of logins stands | image.layer | file credentials keyword=COPY target=/app/credentials files=credentials targets=/app/credentials wholeDirectory=true ignoreFile=null",
  ]],
  ["COPY . /app\nWORKDIR /app\nRUN rm .env", [
    "copy-then-rm .env ‹.› | credentials, likely by file: its name is that of an environment file | image.layer | file .env keyword=COPY target=/app/.env files=.env targets=/app/.env wholeDirectory=true removal=RUN rm:4 ignoreFile=null",
  ]],
  ["COPY . /app\nRUN make && rm /app/.env", [
    "copy-then-rm .env ‹.› | credentials, likely by file: its name is that of an environment file | image.layer | file .env keyword=COPY target=/app/.env files=.env targets=/app/.env wholeDirectory=true removal=RUN rm:3 ignoreFile=null",
  ]],
  ["COPY . /app\nRUN rm /other/.env", []],
  ["COPY . /app\nRUN touch /app/.env\nRUN rm /app/.env", []],
  ["COPY . /app\nRUN rm /app/.env", [], { ".env": "A=b\n" }],
  ["COPY . /app\nRUN rm /app/.env", [], { ".dockerignore": ".env\n" }],
  ["COPY . /app\nRUN rm /app/*.env", []],
  ["COPY src /app\nRUN rm /app/.env", []],
];

const COMMAND_LINES: readonly LeakCase[] = [
  ["ENV ARGS=\"-u a -p{p}\"\nCMD mysql $ARGS", [
    "env ARGS ‹ARGS› | password, certain by use: it is used as the password of mysql -p | image.config image.history repository | literal environment ARGS",
  ]],
  ["ENV ARGS=\"--password {p}\"\nCMD app $ARGS", [
    "env ARGS ‹\"--password {p}\"› | password, likely by value: it holds password | image.config image.history repository | literal environment ARGS",
  ]],
  ["ENV PW={p}\nCMD mysql -p$PW", [
    "env PW ‹PW› | password, likely by name: its name ends in PW | image.config image.history repository | literal environment PW",
  ]],
  ["ARG ARGS=\"-u a -p{p}\"\nCMD mysql $ARGS", []],
  ["ENTRYPOINT [\"a\"]\nENTRYPOINT [\"mysql\"]\nCMD [\"-p{p}\"]", [
    "argv the password of mysql -p ‹{p}› | password, certain by use: it is the password of mysql -p | image.config image.history attestation.max repository | literal keyword=CMD command=mysql",
  ]],
  ["ENTRYPOINT [\"mysql\"]\nENTRYPOINT [\"a\"]\nCMD [\"x\", \"-p{p}\"]", []],
  ["CMD app > log && mysql -p{p}", [
    "argv the password of mysql -p ‹{p}› | password, certain by use: it is the password of mysql -p | image.config image.history attestation.max repository | literal keyword=CMD command=mysql",
  ]],
  ["CMD curl https://x.example.com > pw && app --password pw", []],
  ["COPY pw /pw\nCMD app --password /pw", []],
  ["CMD app --password /pw", []],
  ["CMD [\"mysql\", \"-p\", \"{p}\"]", []],
  ["CMD mysql -h db -p{p} -e 'x'", [
    "argv the password of mysql -p ‹{p}› | password, certain by use: it is the password of mysql -p | image.config image.history attestation.max repository | literal keyword=CMD command=mysql",
  ]],
  ["CMD mysql -p'{p}' && redis-cli -a {c}", [
    "argv the password of mysql -p ‹{p}› | password, certain by use: it is the password of mysql -p | image.config image.history attestation.max repository | literal keyword=CMD command=mysql",
    "argv the password of redis-cli -a ‹{c}› | password, certain by use: it is the password of redis-cli -a | image.config image.history attestation.max repository | literal keyword=CMD command=redis-cli",
  ]],
  ["CMD [\"--password\", \"{p}\"]", [
    "argv the password of alpine --password ‹{p}› | password, certain by use: it is the password of alpine --password | image.config image.history attestation.max repository | literal keyword=CMD command=alpine",
  ]],
  ["CMD []", []],
  ["CMD [\"\"]", []],
  ["ENTRYPOINT [\"sh\", \"-c\", \"mysql -p{p}\"]", [
    "argv the password of mysql -p ‹{p}› | password, certain by use: it is the password of mysql -p | image.config image.history attestation.max repository | literal keyword=ENTRYPOINT command=mysql",
  ]],
  ["ENTRYPOINT [\"sh\", \"-c\"]\nCMD [\"mysql -p{p}\"]", [
    "argv the password of mysql -p ‹{p}› | password, certain by use: it is the password of mysql -p | image.config image.history attestation.max repository | literal keyword=CMD command=mysql",
  ]],
  ["SHELL [\"pwsh\", \"-c\"]\nCMD mysql -p{p}", []],
  ["HEALTHCHECK --interval=1s CMD [\"mysql\", \"-p{p}\"]", [
    "argv the password of mysql -p ‹{p}› | password, certain by use: it is the password of mysql -p | image.config image.history attestation.max repository | literal keyword=HEALTHCHECK command=mysql",
  ]],
  ["HEALTHCHECK NONE", []],
  ["CMD mysql \\\n  -p{p} \\\n  -e x", [
    "argv the password of mysql -p ‹{p}› | password, certain by use: it is the password of mysql -p | image.config image.history attestation.max repository | literal keyword=CMD command=mysql",
  ]],
  ["CMD exec mysql -p{p}", [
    "argv the password of mysql -p ‹{p}› | password, certain by use: it is the password of mysql -p | image.config image.history attestation.max repository | literal keyword=CMD command=mysql",
  ]],
  ["CMD if true; then mysql -p{p}; fi", [
    "argv the password of mysql -p ‹{p}› | password, certain by use: it is the password of mysql -p | image.config image.history attestation.max repository | literal keyword=CMD command=mysql",
  ]],
  ["CMD app $(mysql -p{p})", [
    "argv the password of mysql -p ‹{p}› | password, certain by use: it is the password of mysql -p | image.config image.history attestation.max repository | literal keyword=CMD command=mysql",
  ]],
  ["CMD app & mysql -p{p}", [
    "argv the password of mysql -p ‹{p}› | password, certain by use: it is the password of mysql -p | image.config image.history attestation.max repository | literal keyword=CMD command=mysql",
  ]],
];

const PARENTS: readonly LeakCase[] = [
  ["COPY --parents k/id_rsa /x/", [
    "copy k/id_rsa ‹k/id_rsa› | private key, likely by file: its name is that of an SSH private key | image.layer | file k/id_rsa keyword=COPY target=/x/k/id_rsa files=k/id_rsa targets=/x/k/id_rsa wholeDirectory=false ignoreFile=null",
  ], { "k/id_rsa": "x", "k/b.txt": "" }],
  ["COPY --parents k /x/", [
    "copy k/id_rsa ‹k› | private key, likely by file: its name is that of an SSH private key | image.layer | file k/id_rsa keyword=COPY target=/x/k/id_rsa files=k/id_rsa targets=/x/k/id_rsa wholeDirectory=true ignoreFile=null",
  ], { "k/id_rsa": "x", "k/b.txt": "" }],
  ["COPY --parents ./k/./id_rsa /x/", [
    "copy k/id_rsa ‹./k/./id_rsa› | private key, likely by file: its name is that of an SSH private key | image.layer | file k/id_rsa keyword=COPY target=/x/id_rsa files=k/id_rsa targets=/x/id_rsa wholeDirectory=false ignoreFile=null",
  ], { "k/id_rsa": "x", "k/b.txt": "" }],
  ["COPY --parents=false k/id_rsa /x.pem", [
    "copy k/id_rsa ‹k/id_rsa› | private key, likely by file: its name is that of an SSH private key | image.layer | file k/id_rsa keyword=COPY target=/x.pem files=k/id_rsa targets=/x.pem wholeDirectory=false ignoreFile=null",
  ], { "k/id_rsa": "x", "k/b.txt": "" }],
  ["COPY --parents . /x", [
    "copy k/id_rsa ‹.› | private key, likely by file: its name is that of an SSH private key | image.layer | file k/id_rsa keyword=COPY target=/x/k/id_rsa files=k/id_rsa targets=/x/k/id_rsa wholeDirectory=true ignoreFile=null",
  ], { "k/id_rsa": "x", "k/b.txt": "" }],
  ["COPY --parents k/id_rsa /x/\nRUN rm /x/k/id_rsa", [
    "copy-then-rm k/id_rsa ‹k/id_rsa› | private key, likely by file: its name is that of an SSH private key | image.layer | file k/id_rsa keyword=COPY target=/x/k/id_rsa files=k/id_rsa targets=/x/k/id_rsa wholeDirectory=false removal=RUN rm:3 ignoreFile=null",
  ], { "k/id_rsa": "x", "k/b.txt": "" }],
  ["COPY --parents k/id_rsa /x/\nRUN rm /x/id_rsa", [
    "copy k/id_rsa ‹k/id_rsa› | private key, likely by file: its name is that of an SSH private key | image.layer | file k/id_rsa keyword=COPY target=/x/k/id_rsa files=k/id_rsa targets=/x/k/id_rsa wholeDirectory=false ignoreFile=null",
  ], { "k/id_rsa": "x", "k/b.txt": "" }],
  ["COPY --parents */id_rsa /x/", [
    "copy k/id_rsa ‹*/id_rsa› | private key, likely by file: its name is that of an SSH private key | image.layer | file k/id_rsa keyword=COPY target=/x/k/id_rsa files=k/id_rsa targets=/x/k/id_rsa wholeDirectory=true ignoreFile=null",
  ], { "k/id_rsa": "x", "k/b.txt": "" }],
  ["COPY --parents k/./id_rsa /x/\nRUN rm /x/id_rsa", [
    "copy-then-rm k/id_rsa ‹k/./id_rsa› | private key, likely by file: its name is that of an SSH private key | image.layer | file k/id_rsa keyword=COPY target=/x/id_rsa files=k/id_rsa targets=/x/id_rsa wholeDirectory=false removal=RUN rm:3 ignoreFile=null",
  ], { "k/id_rsa": "x", "k/b.txt": "" }],
  ["COPY --parents conf/id_rsa /x/", [
    "copy conf/id_rsa ‹conf/id_rsa› | private key, likely by file: its name is that of an SSH private key | image.layer | file conf/id_rsa keyword=COPY target=/x/conf/id_rsa files=conf/id_rsa targets=/x/conf/id_rsa ignoreFile=null",
  ]],
  ["COPY --parents conf/./a/id_rsa /x/", [
    "copy conf/a/id_rsa ‹conf/./a/id_rsa› | private key, likely by file: its name is that of an SSH private key | image.layer | file conf/a/id_rsa keyword=COPY target=/x/a/id_rsa files=conf/a/id_rsa targets=/x/a/id_rsa ignoreFile=null",
  ]],
  ["FROM a AS b\nCOPY id_rsa /k/l.pem\nFROM c\nCOPY --from=b --parents /k/l.pem /m/", [
    "copy id_rsa ‹id_rsa› | private key, likely by file: its name is that of an SSH private key | cache.exported | file id_rsa keyword=COPY target=/k/l.pem files=id_rsa targets=/k/l.pem ignoreFile=null",
    "copy /k/l.pem ‹/k/l.pem› | private key, likely by file: its name is that of an SSH private key | image.layer | file id_rsa keyword=COPY target=/m/k/l.pem files=/k/l.pem targets=/m/k/l.pem from=b",
  ]],
  ["FROM a AS b\nCOPY id_rsa /k/l.pem\nFROM c\nCOPY --from=b --parents /k/./l.pem /m/", [
    "copy id_rsa ‹id_rsa› | private key, likely by file: its name is that of an SSH private key | cache.exported | file id_rsa keyword=COPY target=/k/l.pem files=id_rsa targets=/k/l.pem ignoreFile=null",
    "copy /k/l.pem ‹/k/./l.pem› | private key, likely by file: its name is that of an SSH private key | image.layer | file id_rsa keyword=COPY target=/m/l.pem files=/k/l.pem targets=/m/l.pem from=b",
  ]],
  ["USER $U\nRUN --mount=type=secret,id=t cp /run/secrets/t ~/k", [
    "write t ‹cp /run/secrets/t ~/k› | secret, certain by use: it is mounted as a secret | image.layer | mount t keyword=RUN command=cp target=/root/k files=/root/k targets=/root/k",
  ]],
];

const PROJECTS: readonly LeakCase[] = [
  ["services:\n  a:\n    image: x\n    environment:\n      URL: postgres://u:${P:-{p}}@h/x", [
    "env URL ‹{p}› | connection string, certain by url: it holds the password of a URL | run.environ repository | literal keyword=environment service=a",
  ]],
  ["services:\n  a:\n    image: x\n    environment:\n      URL: postgres://u:${P}@h/x", []],
  ["services:\n  a:\n    image: x\n    environment:\n      A: ${DB_PASSWORD:-{p}}", [
    "env A ‹{p}› | password, likely by name: its name ends in PASSWORD | run.environ repository | literal keyword=environment service=a",
  ]],
  ["services:\n  a:\n    image: x\n    environment:\n      A: ${DB_PASSWORD:-${X:-{p}}}", [
    "env A ‹${X:-{p}}› | password, likely by name: its name ends in PASSWORD | run.environ repository | literal keyword=environment service=a",
  ]],
  ["services:\n  a:\n    image: x\n    environment:\n      A: x${DB_PASSWORD:-{p}}y", [
    "env A ‹{p}› | password, likely by name: its name ends in PASSWORD | run.environ repository | literal keyword=environment service=a",
  ]],
  ["services:\n  a:\n    image: x\n    environment:\n      A: ${HOST:-{p}}", []],
  ["services:\n  a:\n    image: x\n    environment:\n      DB_PASSWORD: ${A:-x}${B:-y}", [
    "env DB_PASSWORD ‹DB_PASSWORD› | password, likely by name, well known: its name ends in PASSWORD | run.environ repository | literal keyword=environment service=a",
  ]],
  ["services:\n  a:\n    image: x\n    environment:\n      DB_PASSWORD: 'x${A}'", []],
  ["services:\n  a:\n    image: x\n    environment:\n      DB_PASSWORD: \"'{p}'\"", [
    "env DB_PASSWORD ‹DB_PASSWORD› | password, likely by name: its name ends in PASSWORD | run.environ repository | literal keyword=environment service=a",
  ]],
  ["services:\n  a:\n    image: x\n    environment:\n      - 'DB_PASSWORD=\"{p}\"'", [
    "env DB_PASSWORD ‹DB_PASSWORD› | password, likely by name: its name ends in PASSWORD | run.environ repository | literal keyword=environment service=a",
  ]],
  ["services:\n  a:\n    image: x\n    environment:\n      DB_PASSWORD: \"'{p}\"", [
    "env DB_PASSWORD ‹DB_PASSWORD› | password, likely by name: its name ends in PASSWORD | run.environ repository | literal keyword=environment service=a",
  ]],
  ["services:\n  a:\n    image: x\n    environment:\n      JAVA_OPTS: -Da.password={p} -Db.password={c}", [
    "env JAVA_OPTS ‹{p}› | password, likely by value: it holds a.password | run.environ repository | literal keyword=environment service=a",
  ]],
  ["services:\n  a:\n    image: x\n    environment:\n      JAVA_OPTS: -Da.password={p} -Db.password=changeme", [
    "env JAVA_OPTS ‹{p}› | password, likely by value: it holds a.password | run.environ repository | literal keyword=environment service=a",
  ]],
  ["services:\n  a:\n    image: x\n    environment:\n      OPTS: --user a --password {p}", [
    "env OPTS ‹{p}› | password, likely by value: it holds password | run.environ repository | literal keyword=environment service=a",
  ]],
  ["services:\n  a:\n    image: x\n    environment:\n      CFG: '{\"db\": {\"password\": \"{p}\", \"token\": \"{c}\"}}'", [
    "env CFG ‹{p}› | password, likely by value: it holds password | run.environ repository | literal keyword=environment service=a",
  ]],
  ["services:\n  a:\n    image: x\n    environment:\n      CFG: |\n        password={p}\n        user=a", [
    "env CFG ‹{p}› | password, likely by name: its name ends in PASSWORD | run.environ repository | literal keyword=environment service=a part=password",
  ]],
  ["services:\n  a:\n    image: x\n    environment:\n      BASIC_AUTH: admin:{p}", [
    "env BASIC_AUTH ‹BASIC_AUTH› | password, certain by use: it holds the password of a user | run.environ repository | literal keyword=environment service=a",
  ]],
  ["services:\n  a:\n    image: x\n    environment:\n      USERS: admin:{p}:1001", []],
  ["services:\n  a:\n    image: x\n    environment:\n      SFTP_USERS: a:{p}:1001", [
    "env SFTP_USERS ‹SFTP_USERS› | password, certain by use: it holds the password of a user | run.environ repository | literal keyword=environment service=a",
  ]],
  ["services:\n  a:\n    image: x\n    environment:\n      HEADERS: 'Authorization: Bearer {c}'", [
    "env HEADERS ‹HEADERS› | token, certain by use: it holds the credential of a header | run.environ repository | literal keyword=environment service=a",
  ]],
  ["services:\n  a:\n    image: x\n    environment:\n      APP_KEY: base64:{c}", [
    "env APP_KEY ‹APP_KEY› | API key, likely by name: its name ends in APP_KEY | run.environ repository | literal keyword=environment service=a",
  ]],
  ["services:\n  a:\n    image: x\n    environment:\n      DB_PASSWORD: 0", []],
  ["services:\n  a:\n    image: x\n    environment:\n      DB_PASSWORD: true", []],
  ["services:\n  a:\n    image: x\n    environment:\n      DB_PASSWORD: !!str {p}", [
    "env DB_PASSWORD ‹DB_PASSWORD› | password, likely by name: its name ends in PASSWORD | run.environ repository | literal keyword=environment service=a",
  ]],
  ["services:\n  a:\n    image: x\n    environment:\n      DB_PASSWORD: ''", []],
  ["services:\n  a:\n    image: x\n    environment:\n      DB_PASSWORD: ~", []],
  ["services:\n  a:\n    image: x\n    environment:\n      DB_PASSWORD: /run/secrets/x", []],
  ["services:\n  a:\n    image: x\n    environment:\n      DB_PASSWORD_FILE: /run/secrets/x", []],
  ["services:\n  a:\n    image: x\n    environment:\n      PUBLIC_KEY: {c}", []],
  ["services:\n  a:\n    image: x\n    environment:\n      KEY: {c}", [
    "env KEY ‹KEY› | secret, likely by name: its name ends in KEY and its value looks random | run.environ repository | literal keyword=environment service=a",
  ]],
  ["services:\n  a:\n    image: x\n    environment:\n      DB_PASSWORD: ${A?{p}}", []],
  ["services:\n  a:\n    image: x\n    environment:\n      ? DB_PASSWORD\n      : {p}", [
    "env DB_PASSWORD ‹DB_PASSWORD› | password, likely by name: its name ends in PASSWORD | run.environ repository | literal keyword=environment service=a",
  ]],
  ["services:\n  a:\n    image: x\n    environment: {DB_PASSWORD: {p}, B: c}", [
    "env DB_PASSWORD ‹DB_PASSWORD› | password, likely by name: its name ends in PASSWORD | run.environ repository | literal keyword=environment service=a",
  ]],
  ["services:\n  a:\n    image: x\n    environment: [DB_PASSWORD={p}, B=c]", [
    "env DB_PASSWORD ‹DB_PASSWORD› | password, likely by name: its name ends in PASSWORD | run.environ repository | literal keyword=environment service=a",
  ]],
  ["services:\n  a:\n    image: x\n    environment: ['DB_PASSWORD={p}']", [
    "env DB_PASSWORD ‹DB_PASSWORD› | password, likely by name: its name ends in PASSWORD | run.environ repository | literal keyword=environment service=a",
  ]],
  ["x-p: &p {p}\nservices:\n  a:\n    image: x\n    environment:\n      A_PASSWORD: *p\n      B: *p", [
    "env A_PASSWORD ‹{p}› | password, likely by name: its name ends in PASSWORD | run.environ repository | literal keyword=environment service=a",
  ]],
  ["x-e: &e {A_PASSWORD: {p}}\nservices:\n  a:\n    image: x\n    environment:\n      <<: *e\n      B: c", [
    "env A_PASSWORD ‹A_PASSWORD› | password, likely by name: its name ends in PASSWORD | run.environ repository | literal keyword=environment service=a",
  ]],
  ["x-e: &e\n  A_PASSWORD: {p}\nservices:\n  a:\n    image: x\n    environment: *e", [
    "env A_PASSWORD ‹A_PASSWORD› | password, likely by name: its name ends in PASSWORD | run.environ repository | literal keyword=environment service=a",
  ]],
  ["x-e: &e\n  - A_PASSWORD={p}\nservices:\n  a:\n    image: x\n    environment: *e", [
    "env A_PASSWORD ‹A_PASSWORD› | password, likely by name: its name ends in PASSWORD | run.environ repository | literal keyword=environment service=a",
  ]],
  ["services:\n  a:\n    image: x\n    environment:\n      A: ${DB_PASSWORD}\n      B: ${DB_PASSWORD}", [
    "env-file .env ‹${DB_PASSWORD}› | password, likely by name: its name ends in PASSWORD | repository run.environ | ",
  ], { ".env": "DB_PASSWORD={p}\n" }],
  ["services:\n  a:\n    image: x\n    environment:\n      A: ${DB_PASSWORD:-x}", [
    "env-file .env ‹${DB_PASSWORD:-x}› | password, likely by name: its name ends in PASSWORD | repository run.environ | ",
    "env A ‹x› | password, likely by name, well known: its name ends in PASSWORD | run.environ repository | literal keyword=environment service=a",
  ], { ".env": "DB_PASSWORD={p}\n" }],
  ["services:\n  a:\n    image: x\n    environment:\n      DB_PASSWORD:", [
    "env-file .env ‹DB_PASSWORD› | password, likely by name: its name ends in PASSWORD | repository run.environ | ",
  ], { ".env": "DB_PASSWORD={p}\n" }],
  ["services:\n  a:\n    image: x\n    environment:\n      - DB_PASSWORD", [], { ".env": "DB_PASSWORD=changeme\n" }],
  ["services:\n  a:\n    image: x\n    environment:\n      A: ${DB_PASSWORD}", [], { ".env": "DB_PASSWORD={p}\n", ".gitignore": ".env\n" }],
  ["services:\n  a:\n    image: x\n    environment:\n      A: ${X}", [
    "env-file .env ‹${X}› | token, certain by value: it has the format of a GitHub token | repository run.environ | ",
  ], { ".env": "X={g}\n" }],
  ["services:\n  a:\n    image: x\n    environment:\n      A: ${X}", [], { ".env": "Y={g}\nX=a\n" }],
  ["services:\n  a:\n    image: x\n    environment:\n      A: ${URL}", [
    "env-file .env ‹${URL}› | password, certain by url: it is the password of a URL | repository run.environ | ",
  ], { ".env": "B=c\nURL=postgres://u:{p}@h/x\n" }],
  ["services:\n  a:\n    image: x\n    env_file: [a.env, b.env]", [
    "env-file a.env ‹a.env› | password, likely by name: its name ends in PASSWORD | repository run.environ | ",
  ], { "a.env": "A_PASSWORD={p}\n", "b.env": "B=c\n" }],
  ["services:\n  a:\n    image: x\n    env_file:\n      - path: a.env\n        required: false", [
    "env-file a.env ‹a.env› | token, likely by name: its name ends in TOKEN | repository run.environ | ",
  ], { "a.env": "A_TOKEN={c}\n" }],
  ["services:\n  a:\n    image: x\n    env_file: a.env", [], { "a.env": "A_TOKEN={c}\n", ".gitignore": "*.env\n" }],
  ["services:\n  a:\n    image: x\n    env_file: a.env", [
    "env-file a.env ‹a.env› | secret, likely by name: its name ends in KEY and its value looks random | repository run.environ | ",
  ], { "a.env": "KEY={c}\nA_PASSWORD=changeme\n" }],
  ["services:\n  a:\n    image: x\n    env_file: a", [
    "env-file a ‹a› | password, likely by name: its name ends in PASSWORD | repository run.environ | ",
  ], { "a": "DB_PASSWORD={p}\n" }],
  ["services:\n  a:\n    build:\n      context: .\n      args:\n        CFG: ${T}", [
    "arg CFG ‹CFG› | secret, certain by use: the Dockerfile uses CFG as a credential | image.history attestation.max | keyword=build.args service=a",
  ], { "Dockerfile": "FROM a\nARG CFG\nRUN curl -u a:$CFG https://x\n" }],
  ["services:\n  a:\n    build:\n      context: .\n      args:\n        CFG: {p}", [
    "arg CFG ‹CFG› | secret, certain by use: the Dockerfile uses CFG as a credential | image.history attestation.max repository | literal keyword=build.args service=a",
  ], { "Dockerfile": "FROM a\nARG CFG\nRUN curl -u a:$CFG https://x\n" }],
  ["services:\n  a:\n    build:\n      context: .\n      args:\n        - CFG=${T}", [
    "arg CFG ‹CFG› | secret, certain by use: the Dockerfile uses CFG as a credential | image.history attestation.max | keyword=build.args service=a",
  ], { "Dockerfile": "FROM a\nARG CFG\nRUN curl -u a:$CFG https://x\n" }],
  ["services:\n  a:\n    build:\n      context: .\n      args:\n        - CFG", [
    "arg CFG ‹CFG› | secret, certain by use: the Dockerfile uses CFG as a credential | image.history attestation.max | keyword=build.args service=a",
  ], { "Dockerfile": "FROM a\nARG CFG\nRUN curl -u a:$CFG https://x\n" }],
  ["services:\n  a:\n    build:\n      context: .\n      args:\n        OTHER: ${T}", [], { "Dockerfile": "FROM a\nARG CFG\nRUN curl -u a:$CFG https://x\n" }],
  ["services:\n  a:\n    build:\n      context: .\n      args:\n        CFG: ''", [], { "Dockerfile": "FROM a\nARG CFG\nRUN curl -u a:$CFG https://x\n" }],
  ["services:\n  a:\n    build:\n      context: .\n      args:\n        NPM_TOKEN: changeme", [
    "arg NPM_TOKEN ‹NPM_TOKEN› | token, likely by name, well known: its name ends in TOKEN | image.history attestation.max repository | literal keyword=build.args service=a",
  ]],
  ["services:\n  a:\n    build:\n      context: .\n      args:\n        REPO: https://u:${T}@x.example.com", [
    "arg REPO ‹https://u:${T}@x.example.com› | connection string, certain by url: it holds the password of a URL | image.history attestation.max | keyword=build.args service=a",
  ]],
  ["services:\n  a:\n    build:\n      context: .\n      args:\n        REPO: https://u:{p}@x.example.com", [
    "arg REPO ‹{p}› | connection string, certain by url: it holds the password of a URL | image.history attestation.max repository | literal keyword=build.args service=a",
  ]],
  ["services:\n  a:\n    build:\n      context: .\n      args:\n        A: {g}", [
    "arg A ‹{g}› | token, certain by value: it has the format of a GitHub token | image.history attestation.max repository | literal keyword=build.args service=a",
  ]],
  ["services:\n  a:\n    build:\n      context: .\n      args:\n        JAVA_OPTS: -Da.password={p}", [
    "arg JAVA_OPTS ‹{p}› | password, likely by value: it holds a.password | image.history attestation.max repository | literal keyword=build.args service=a",
  ]],
  ["services:\n  a:\n    build:\n      context: .\n      target: two\n      args:\n        CFG: ${T}", [
    "arg CFG ‹CFG› | secret, certain by use: the Dockerfile uses CFG as a credential | image.history attestation.max | keyword=build.args service=a",
  ], { "Dockerfile": "FROM a AS one\nARG CFG\nRUN curl -u a:$CFG https://x\nFROM a AS two\n" }],
  ["services:\n  a:\n    build:\n      context: .\n      target: one\n      args:\n        CFG: ${T}", [
    "arg CFG ‹CFG› | secret, certain by use: the Dockerfile uses CFG as a credential | image.history attestation.max | keyword=build.args service=a",
  ], { "Dockerfile": "FROM a AS one\nARG CFG\nRUN curl -u a:$CFG https://x\nFROM a AS two\n" }],
  ["services:\n  a:\n    build:\n      context: .\n      dockerfile_inline: |\n        FROM a\n        ARG T\n        RUN mysql -p$T", [
    "arg T ‹T› | password, certain by use: it is used as the password of mysql -p | image.history attestation.max | argument T",
  ]],
  ["services:\n  a:\n    build:\n      context: .\n      dockerfile_inline: |\n        FROM a\n        # {g}\n        CMD mysql -p{p}", [
    "text a GitHub token ‹{g}› | token, certain by value: it has the format of a GitHub token | repository | literal",
    "argv the password of mysql -p ‹{p}› | password, certain by use: it is the password of mysql -p | image.config image.history attestation.max repository | literal keyword=CMD command=mysql",
  ]],
  ["services:\n  a:\n    build:\n      context: .\n      target: b\n      dockerfile_inline: |\n        FROM a AS b\n        ARG NPM_TOKEN\n        FROM c\n        ARG GH_TOKEN", [
    "arg NPM_TOKEN ‹NPM_TOKEN› | token, likely by name: its name ends in TOKEN | image.history attestation.max | argument NPM_TOKEN",
    "arg GH_TOKEN ‹GH_TOKEN› | token, likely by name: its name ends in TOKEN | attestation.max | argument GH_TOKEN",
  ]],
  ["services:\n  a:\n    image: x\n    labels:\n      - com.x.password={p}", [
    "metadata com.x.password ‹com.x.password› | password, likely by name: its name ends in PASSWORD | run.environ repository | literal keyword=labels service=a",
  ]],
  ["services:\n  a:\n    image: x\n    labels:\n      com.x.password: ${P:-{p}}", [
    "metadata com.x.password ‹com.x.password› | password, likely by name: its name ends in PASSWORD | run.environ repository | literal keyword=labels service=a",
  ]],
  ["services:\n  a:\n    image: x\n    labels:\n      com.x.password: changeme", [
    "metadata com.x.password ‹com.x.password› | password, likely by name, well known: its name ends in PASSWORD | run.environ repository | literal keyword=labels service=a",
  ]],
  ["services:\n  a:\n    image: x\n    labels:\n      com.x.user: {p}", []],
  ["services:\n  a:\n    image: x\n    labels:\n      u: https://u:{p}@x.example.com", [
    "metadata u ‹{p}› | connection string, certain by url: it holds the password of a URL | run.environ repository | literal keyword=labels service=a",
  ]],
  ["services:\n  a:\n    image: x\n    annotations:\n      - com.x.token={c}", [
    "metadata com.x.token ‹com.x.token› | token, likely by name: its name ends in TOKEN | run.environ repository | literal keyword=annotations service=a",
  ]],
  ["services:\n  a:\n    image: x\n    deploy:\n      labels:\n        com.x.password: {p}", [
    "metadata com.x.password ‹com.x.password› | password, likely by name: its name ends in PASSWORD | run.environ repository | literal keyword=labels service=a",
  ]],
  ["services:\n  a:\n    image: x\n    logging:\n      options:\n        splunk-token: ${T:-{c}}", [
    "metadata splunk-token ‹splunk-token› | token, likely by name: its name ends in TOKEN | run.environ repository | literal keyword=logging.options",
  ]],
  ["services:\n  a:\n    image: x\n    logging:\n      options:\n        tag: {c}", []],
  ["services:\n  a:\n    image: x\n    storage_opt:\n      token: {c}", [
    "metadata token ‹token› | token, likely by name: its name ends in TOKEN | run.environ repository | literal keyword=storage_opt",
  ]],
  ["services:\n  a:\n    image: x\nvolumes:\n  v:\n    driver_opts:\n      o: 'password={p},username=a'", [
    "metadata password ‹{p}› | password, likely by name: its name ends in PASSWORD | run.environ repository | literal keyword=driver_opts",
  ]],
  ["services:\n  a:\n    image: x\nvolumes:\n  v:\n    driver_opts:\n      o: password=$P", []],
  ["services:\n  a:\n    image: x\nvolumes:\n  v:\n    driver_opts:\n      o: password=changeme", [
    "metadata password ‹changeme› | password, likely by name, well known: its name ends in PASSWORD | run.environ repository | literal keyword=driver_opts",
  ]],
  ["services:\n  a:\n    image: x\nvolumes:\n  v:\n    driver_opts:\n      cifs-password: {p}", [
    "metadata cifs-password ‹cifs-password› | password, likely by name: its name ends in PASSWORD | run.environ repository | literal keyword=driver_opts",
  ]],
  ["services:\n  a:\n    image: x\nnetworks:\n  n:\n    driver_opts:\n      com.x.secret: {c}", [
    "metadata com.x.secret ‹com.x.secret› | secret, likely by name: its name ends in SECRET | run.environ repository | literal keyword=driver_opts",
  ]],
  ["services:\n  a:\n    image: x\n    command: mysql -p${P:-{p}}", [
    "argv the password of mysql -p ‹{p}› | password, certain by use: it is the password of mysql -p | run.argv repository | literal keyword=command command=mysql",
  ]],
  ["services:\n  a:\n    image: x\n    command: mysql -p${P}", []],
  ["services:\n  a:\n    image: x\n    command: [mysql, \"-p${P:-{p}}\"]", [
    "argv the password of mysql -p ‹{p}› | password, certain by use: it is the password of mysql -p | run.argv repository | literal keyword=command command=mysql",
  ]],
  ["services:\n  a:\n    image: x\n    command: [sh, -c, 'mysql -p{p}']", [
    "argv the password of mysql -p ‹{p}› | password, certain by use: it is the password of mysql -p | run.argv repository | literal keyword=command command=mysql",
  ]],
  ["services:\n  a:\n    image: x\n    command: [sh, -c, 'mysql -p$$P']", []],
  ["services:\n  a:\n    image: x\n    command: sh -c \"mysql -p{p} && redis-cli -a {c}\"", [
    "argv the password of mysql -p ‹{p}› | password, certain by use: it is the password of mysql -p | run.argv repository | literal keyword=command command=mysql",
    "argv the password of redis-cli -a ‹{c}› | password, certain by use: it is the password of redis-cli -a | run.argv repository | literal keyword=command command=redis-cli",
  ]],
  ["services:\n  a:\n    image: x\n    entrypoint: [redis-server]\n    command: [--requirepass, '{p}']", [
    "argv the password of redis-server --requirepass ‹{p}› | password, certain by use: it is the password of redis-server --requirepass | run.argv repository | literal keyword=command command=redis-server",
  ]],
  ["services:\n  a:\n    image: x\n    entrypoint: [sh, -c]\n    command: ['mysql -p{p}']", [
    "argv the password of mysql -p ‹{p}› | password, certain by use: it is the password of mysql -p | run.argv repository | literal keyword=command command=mysql",
  ]],
  ["services:\n  a:\n    image: x\n    healthcheck:\n      test: [CMD-SHELL, 'mysql -p{p}']", [
    "argv the password of mysql -p ‹{p}› | password, certain by use: it is the password of mysql -p | run.argv repository | literal keyword=healthcheck command=mysql",
  ]],
  ["services:\n  a:\n    image: x\n    healthcheck:\n      test: [NONE, mysql, '-p{p}']", []],
  ["services:\n  a:\n    image: x\n    healthcheck:\n      disable: true\n      test: mysql -p{p}", [
    "argv the password of mysql -p ‹{p}› | password, certain by use: it is the password of mysql -p | run.argv repository | literal keyword=healthcheck command=mysql",
  ]],
  ["services:\n  a:\n    image: x\n    pre_stop:\n      - command: [mysql, '-p{p}']\n        environment: [DB_PASSWORD={p}]", [
    "argv the password of mysql -p ‹{p}› | password, certain by use: it is the password of mysql -p | run.argv repository | literal keyword=pre_stop command=mysql",
    "env DB_PASSWORD ‹DB_PASSWORD› | password, likely by name: its name ends in PASSWORD | run.environ repository | literal keyword=environment service=a",
  ]],
  ["services:\n  a:\n    image: x\n    labels:\n      x.commands: mysql -p{p}", [
    "argv the password of mysql -p ‹{p}› | password, certain by use: it is the password of mysql -p | run.argv repository | literal keyword=labels command=mysql",
  ]],
  ["services:\n  a:\n    image: x\n    labels:\n      x.cmd: mysql -p{p}\n      y.archive-pre: redis-cli -a {c}", [
    "argv the password of mysql -p ‹{p}› | password, certain by use: it is the password of mysql -p | run.argv repository | literal keyword=labels command=mysql",
    "argv the password of redis-cli -a ‹{c}› | password, certain by use: it is the password of redis-cli -a | run.argv repository | literal keyword=labels command=redis-cli",
  ]],
  ["services:\n  a:\n    image: x\n    labels:\n      x.command:", []],
  ["services:\n  a:\n    image: cloudflare/cloudflared\n    command: tunnel run --token {c}", [
    "argv the token of cloudflared --token ‹{c}› | token, certain by use: it is the token of cloudflared --token | run.argv repository | literal keyword=command command=cloudflared",
  ]],
  ["services:\n  a:\n    image: redis\n    command: --requirepass {p}", [
    "argv the password of redis --requirepass ‹{p}› | password, certain by use: it is the password of redis --requirepass | run.argv repository | literal keyword=command command=redis",
  ]],
  ["services:\n  a:\n    image: redis\n    command: redis-server --requirepass {p}", [
    "argv the password of redis-server --requirepass ‹{p}› | password, certain by use: it is the password of redis-server --requirepass | run.argv repository | literal keyword=command command=redis-server",
  ]],
  ["services:\n  a:\n    command: --requirepass {p}", [
    "argv the password of program --requirepass ‹{p}› | password, certain by use: it is the password of program --requirepass | run.argv repository | literal keyword=command command=program",
  ]],
  ["configs:\n  a.json:\n    content: |\n      {\"password\": \"{p}\"}\nservices:\n  a:\n    image: x", [
    "text password ‹{p}› | password, likely by name: its name ends in PASSWORD | repository | literal",
  ]],
  ["configs:\n  a:\n    content: '  {\"password\": \"{p}\"}'\nservices:\n  a:\n    image: x", [
    "text password ‹{p}› | password, likely by name: its name ends in PASSWORD | repository | literal",
  ]],
  ["configs:\n  a.yml:\n    content: |\n      password: {p}\nservices:\n  a:\n    image: x", [
    "text password ‹{p}› | password, likely by name: its name ends in PASSWORD | repository | literal",
  ]],
  ["configs:\n  a:\n    content: |\n      password = changeme\nservices:\n  a:\n    image: x", [
    "text password ‹changeme› | password, likely by name, well known: its name ends in PASSWORD | repository | literal",
  ]],
  ["configs:\n  a:\n    content: |\n      password = ${P:-{p}}\nservices:\n  a:\n    image: x", [
    "text password ‹${P:-{p}}› | password, likely by name: its name ends in PASSWORD | repository | literal",
  ]],
  ["configs:\n  a:\n    file: ./x\nservices:\n  a:\n    image: x", []],
  ["x-a:\n  b:\n    token: {c}\nservices:\n  a:\n    image: x", [
    "text token ‹token› | token, likely by name: its name ends in TOKEN | repository | literal",
  ]],
  ["x-a: [{token: {c}}]\nservices:\n  a:\n    image: x", [
    "text token ‹token› | token, likely by name: its name ends in TOKEN | repository | literal",
  ]],
  ["x-token: ${T}\nservices:\n  a:\n    image: x", []],
  ["x-token: ${T:-{c}}\nservices:\n  a:\n    image: x", [
    "text x-token ‹x-token› | token, likely by name: its name ends in TOKEN | repository | literal",
  ]],
  ["x-key: {c}\nservices:\n  a:\n    image: x", [
    "text x-key ‹x-key› | API key, likely by name: its name ends in X_KEY and its value looks random | repository | literal",
  ]],
  ["services:\n  a:\n    image: x\n    x-token: {c}", [
    "text x-token ‹x-token› | token, likely by name: its name ends in TOKEN | repository | literal",
  ]],
  ["services:\n  a:\n    image: x\n    volumes:\n      - ./{g}:/a", [
    "text a GitHub token ‹{g}› | token, certain by value: it has the format of a GitHub token | repository | literal",
  ]],
  ["services:\n  a:\n    image: x\n    user: {g}", [
    "text a GitHub token ‹{g}› | token, certain by value: it has the format of a GitHub token | repository | literal",
  ]],
  ["# https://u:{p}@x.example.com\nservices:\n  a:\n    image: x", []],
  ["name: {g}\nservices:\n  a:\n    image: x", [
    "text a GitHub token ‹{g}› | token, certain by value: it has the format of a GitHub token | repository | literal",
  ]],
  ["services:\n  a:\n    image: x\n    environment: &e\n      DB_PASSWORD: {p}\n  b:\n    image: y\n    environment: *e", [
    "env DB_PASSWORD ‹DB_PASSWORD› | password, likely by name: its name ends in PASSWORD | run.environ repository | literal keyword=environment service=a",
  ]],
  ["services:\n  a: &a\n    image: x\n    command: mysql -p{p}\n  b:\n    <<: *a", [
    "argv the password of mysql -p ‹{p}› | password, certain by use: it is the password of mysql -p | run.argv repository | literal keyword=command command=mysql",
  ]],
  ["services:\n  a:\n    image: x\n    environment:\n      DB_PASSWORD: {p}\n---\nservices:\n  b:\n    image: x\n    command: mysql -p{p}", [
    "env DB_PASSWORD ‹DB_PASSWORD› | password, likely by name: its name ends in PASSWORD | run.environ repository | literal keyword=environment service=a",
    "argv the password of mysql -p ‹{p}› | password, certain by use: it is the password of mysql -p | run.argv repository | literal keyword=command command=mysql",
  ]],
  ["include: [other.yaml]\nservices:\n  a:\n    image: x", [], { "other.yaml": "services:\n  a:\n    image: x\n    environment:\n      DB_PASSWORD: {p}" }],
  ["services:\n  a:\n    image: x\n    extends:\n      file: b.yaml\n      service: b", [], { "b.yaml": "services:\n  b:\n    image: x\n    environment:\n      DB_PASSWORD: {p}" }],
];

const beginsStage = /^(?:# syntax=.*\n)?(?:ARG\b.*\n)*FROM\b/;

describe.each([["arguments", ARGUMENTS], ["environment", ENVIRONMENT], ["files", FILES], ["commands and text", COMMANDS], ["what a RUN writes", WRITES], ["where files land", PLACES], ["what of a context is copied", CONTEXTS], ["what containers run", COMMAND_LINES], ["COPY --parents", PARENTS]] as const)("leaks: %s", (_of, cases) => {
  test.each(cases.map(([code, leaks, files = {}]) => ({ code, leaks, files })))("$code", async ({ code, leaks, files }) => {
    expect(await leaksOf(beginsStage.test(code) ? `${code}\n` : `FROM alpine\n${code}\n`, files, "Dockerfile")).toEqual(leaks);
  });
});

describe("leaks: Compose", () => {
  test.each([...COMPOSE, ...PROJECTS].map(([code, leaks, files = {}]) => ({ code, leaks, files })))("$code", async ({ code, leaks, files }) => {
    expect(await leaksOf(`${code}\n`, files, "compose.yaml")).toEqual(leaks);
  });
});
