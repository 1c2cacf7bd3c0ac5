import { runPlaces } from "./places.ts";

const filename = "compose.yaml";

const password = "DB_PASSWORD={p}\n";
/** A Dockerfile that takes an argument for a password. */
const uses = "FROM a\nARG CFG\nRUN curl -u a:$CFG https://x\n";

/** A service with these lines in it. */
const service = (...lines: readonly string[]): string => ["services:", "  a:", "    image: x", ...lines.map((line) => `    ${line}`)].join("\n");
const environment = (...lines: readonly string[]): string => service("environment:", ...lines.map((line) => `  ${line}`));
const build = (...lines: readonly string[]): string => ["services:", "  a:", "    build:", "      context: .", ...lines.map((line) => `      ${line}`)].join("\n");
const args = (...lines: readonly string[]): string => build("args:", ...lines.map((line) => `  ${line}`));

runPlaces("variables", [
  [environment("DB_PASSWORD: {p}"), ["no-secret-env 5:7 DB_PASSWORD"]],
  [environment("- DB_PASSWORD={p}"), ["no-secret-env 5:9 DB_PASSWORD"]],
  [environment("- \"DB_PASSWORD={p}\""), ["no-secret-env 5:10 DB_PASSWORD"]],
  [environment("- DB_PASSWORD='{p}'"), ["no-secret-env 5:9 DB_PASSWORD"]],
  [environment("- 'DB_PASSWORD=\"{p}\"'"), ["no-secret-env 5:10 DB_PASSWORD"]],
  [environment("DB_PASSWORD: '{p}'"), ["no-secret-env 5:7 DB_PASSWORD"]],
  [environment("DB_PASSWORD:"), []],
  [environment("DB_PASSWORD: ${DB_PASSWORD}"), []],
  [environment("DB_PASSWORD: ${DB_PASSWORD:-{p}}"), ["no-secret-env 5:7 DB_PASSWORD"]],
  [environment("DB_PASSWORD: ${DB_PASSWORD-{p}}"), ["no-secret-env 5:7 DB_PASSWORD"]],
  [environment("DB_PASSWORD: ${DB_PASSWORD:+{p}}"), []],
  [environment("DB_PASSWORD: ${DB_PASSWORD:?{p}}"), []],
  [environment("DB_PASSWORD: ${A:-${B:-{p}}}"), ["no-secret-env 5:7 DB_PASSWORD"]],
  [environment("DB_PASSWORD: ${DB_PASSWORD:-}"), []],
  [environment("DB_PASSWORD: x${DB_PASSWORD}"), []],
  [environment("DB_PASSWORD: $$DB"), []],
  [environment("DB_HOST: {p}"), []],
  [environment("DATABASE_URL: postgres://u:{p}@db/x"), ["no-secret-env 5:34 {p}"]],
  [environment("DATABASE_URL: postgres://u:${P:-{p}}@db/x"), ["no-secret-env 5:39 {p}"]],
  [environment("DATABASE_URL: postgres://u:${P}@db/x"), []],
  [environment("DSN: root:{p}@tcp(db)/x"), ["no-secret-env 5:17 {p}"]],
  [environment("CONN: Server=db;Password={p};Encrypt=true"), ["no-secret-env 5:32 {p}"]],
  [environment("JAVA_OPTS: -Da=b -Dspring.datasource.password={p}"), ["no-secret-env 5:53 {p}"]],
  [environment("ARGS: --user a --password {p}"), ["no-secret-env 5:33 {p}"]],
  [environment("URL_A: postgres://u:{p}@db/x?password={p}"), ["no-secret-env 5:27 {p}"]],
  [environment("X: {g}"), ["no-secret-env 5:10 {g}"]],
  [environment("X: a {g}"), ["no-secret-env 5:10 a {g}"]],
  [environment("CONFIG: |", "  user = a", "  password = {p}", "  host = b"), ["no-secret-env 7:20 {p}"]],
  [environment("CONFIG: |", "  user = a", "  password = {p}", "  secret_key = {c}"), ["no-secret-env 7:20 {p}", "no-secret-env 8:22 {c}"]],
  [environment("DB_PASSWORD: &p {p}", "OTHER_PASSWORD: *p"), ["no-secret-env 5:7 DB_PASSWORD"]],
  [environment("A: &p {p}", "OTHER_PASSWORD: *p", "THIRD_PASSWORD: *p"), ["no-secret-env 5:13 {p}"]],
  ["x-p: &p {p}\n" + environment("OTHER_PASSWORD: *p", "THIRD_PASSWORD: *p"), ["no-secret-env 1:9 {p}"]],
  ["x-e: &e\n  DB_PASSWORD: {p}\n" + environment("<<: *e"), ["no-secret-env 2:3 DB_PASSWORD"]],
  ["x-e: &e\n  DB_HOST: {p}\n" + environment("<<: *e"), []],
], { filename });

runPlaces("the rest of the file", [
  ["x-db-password: {p}\n" + service(), ["no-hardcoded-secret 1:1 x-db-password"]],
  ["x-host: {p}\n" + service(), []],
  ["x-url: postgres://u:{p}@db/x\n" + service(), ["no-hardcoded-secret 1:8 postgres://u:{p}@db/x"]],
  ["x-a:\n  db_password: {p}\n" + service(), ["no-hardcoded-secret 2:3 db_password"]],
  ["configs:\n  app.sh:\n    content: |\n      #!/bin/sh\n      curl -u a:{p} https://h\n" + service(), ["no-hardcoded-secret 5:17 {p}"]],
  ["configs:\n  app.ini:\n    content: |\n      [db]\n      password = {p}\n" + service(), ["no-hardcoded-secret 5:18 {p}"]],
  ["configs:\n  app:\n    content: |\n      {\"password\": \"{p}\"}\n" + service(), ["no-hardcoded-secret 4:21 {p}"]],
  ["configs:\n  app:\n    content: |\n      user = {p}\n" + service(), []],
  ["configs:\n  app:\n    content: |\n      token {g}\n" + service(), ["no-hardcoded-secret 4:13 {g}"]],
  ["configs:\n  app:\n    content: |\n      password = ${P}\n" + service(), []],
  ["# {g}\n" + service(), ["no-hardcoded-secret 1:3 {g}"]],
  [service("# {g}"), ["no-hardcoded-secret 4:7 {g}"]],
  [service("x-note: {g}"), ["no-hardcoded-secret 4:13 {g}"]],
  [service("hostname: {g}"), ["no-hardcoded-secret 4:15 {g}"]],
  [service("volumes:", "  - ./{g}:/a"), ["no-hardcoded-secret 5:11 {g}"]],
  ["name: postgres://u:{p}@h\n" + service(), ["no-hardcoded-secret 1:20 {p}"]],
], { filename });

runPlaces("labels, annotations and options of drivers", [
  [service("labels:", "  com.x.password: {p}"), ["no-secret-metadata 5:7 com.x.password"]],
  [service("labels:", "  - com.x.password={p}"), ["no-secret-metadata 5:9 com.x.password"]],
  [service("labels:", "  com.x.user: {p}"), []],
  [service("labels:", "  com.x.password: ${P}"), []],
  [service("annotations:", "  com.x.password: {p}"), ["no-secret-metadata 5:7 com.x.password"]],
  [service("deploy:", "  labels:", "    com.x.password: {p}"), ["no-secret-metadata 6:9 com.x.password"]],
  [service("labels:", "  traefik.http.middlewares.a.basicauth.users: admin:$$apr1$$abcdefgh$$0123456789abcdefghijkl"), []],
  [service("labels:", "  u: https://u:{p}@x.example.com"), ["no-secret-metadata 5:20 {p}"]],
  [service("logging:", "  driver: splunk", "  options:", "    splunk-token: {c}"), ["no-secret-metadata 7:9 splunk-token"]],
  [service("logging:", "  options:", "    splunk-token: ${T}"), []],
  [service("logging:", "  driver:", "    splunk-token: {c}"), []],
  [service() + "\nvolumes:\n  v:\n    driver_opts:\n      o: username=a,password={p}", ["no-secret-metadata 7:30 {p}"]],
  [service() + "\nvolumes:\n  v:\n    driver_opts:\n      o: username={p},password=$P", []],
  [service() + "\nvolumes:\n  v:\n    driver_opts:\n      p: username=a,password={p}", []],
  [service() + "\nvolumes:\n  v:\n    driver_opts:\n      password: {p}", ["no-secret-metadata 7:7 password"]],
  [service("storage_opt:", "  token: {c}"), ["no-secret-metadata 5:7 token"]],
  [service() + "\nnetworks:\n  n:\n    driver_opts:\n      com.x.secret: {c}", ["no-secret-metadata 7:7 com.x.secret"]],
], { filename });

runPlaces("builds", [
  [build("labels:", "  com.x.password: {p}"), ["no-secret-metadata 6:9 com.x.password"]],
  [build("labels:", "  com.x.user: {p}"), []],
  [args("NPM_TOKEN: {c}"), ["no-secret-arg 6:9 NPM_TOKEN"]],
  [args("NPM_TOKEN:"), ["no-secret-arg 6:9 NPM_TOKEN"]],
  [args("- NPM_TOKEN"), ["no-secret-arg 6:11 NPM_TOKEN"]],
  [args("- NPM_TOKEN=${T}"), ["no-secret-arg 6:11 NPM_TOKEN"]],
  [args("NPM_TOKEN: ${T}"), ["no-secret-arg 6:9 NPM_TOKEN"]],
  [args("NPM_TOKEN: ''"), []],
  [args("VERSION: ${V}"), []],
  [args("REPO: https://u:${T}@x.example.com"), ["no-secret-arg 6:15 https://u:${T}@x.example.com"]],
  [args("REPO: https://u:{p}@x.example.com"), ["no-secret-arg 6:25 {p}"]],
  [args("REPO: https://x.example.com/${T}"), []],
  [args("CFG: ${T}"), ["no-secret-arg 6:9 CFG"], {"Dockerfile": "FROM a\nARG CFG\nRUN curl -u a:$CFG https://x\n"}],
  [args("CFG: ${T}"), [], {"Dockerfile": "FROM a\nARG CFG\nRUN make $CFG\n"}],
  [args("CFG: '1'"), ["no-secret-arg 6:9 CFG"], {"Dockerfile": "FROM a\nARG CFG\nRUN curl -u a:$CFG https://x\n"}],
  [args("CFG:"), ["no-secret-arg 6:9 CFG"], {"Dockerfile": "FROM a\nARG CFG\nRUN curl -u a:$CFG https://x\n"}],
  [build("dockerfile: D", "args:", "  CFG: ${T}"), ["no-secret-arg 7:9 CFG"], {"D": "FROM a\nARG CFG\nRUN curl -u a:$CFG https://x\n"}],
  [build("target: two", "args:", "  CFG: ${T}"), ["no-secret-arg 7:9 CFG"], {"Dockerfile": "FROM a AS one\nARG CFG\nRUN make\nFROM a AS two\nARG CFG\nRUN curl -u a:$CFG https://x\n"}],
], { filename });

runPlaces("command lines", [
  [service("post_start:", "  - command: mysql -p{p}", "    environment:", "      DB_PASSWORD: {p}"), ["no-secret-argv 5:26 {p}", "no-secret-env 7:11 DB_PASSWORD"]],
  [service("pre_stop:", "  - command: [mysql, '-p{p}']"), ["no-secret-argv 5:29 {p}"]],
  [service("command: mysql -p{p}"), ["no-secret-argv 4:22 {p}"]],
  [service("command: [mysql, '-p{p}']"), ["no-secret-argv 4:25 {p}"]],
  [service("command: ['mysql', '-p', 'x', '--password={p}']"), ["no-secret-argv 4:47 {p}"]],
  [service("command: sh -c \"echo password={p} > /etc/app.conf; app\""), ["no-secret-argv 4:35 {p}"]],
  [service("command:", "  - sh", "  - -c", "  - |", "    cat > /etc/app.ini <<EOF", "    [db]", "    password = {p}", "    EOF"), ["no-secret-argv 10:20 {p}"]],
  [service("healthcheck:", "  test: echo password={p} > /etc/app.conf; app -c /etc/app.conf"), ["no-secret-argv 5:27 {p}"]],
  [service("command: sh -c \"echo password=${X} > /etc/app.conf; echo password=$$X >> /etc/app.conf; app\""), []],
  [service("environment:", "  DB_PASS: xqzvrt", "  DB_USER: xqzvrt"), ["no-default-password 5:7 DB_PASS"]],
  [service("environment:", "  - POSTGRES_DB=xqzvrt", "  - POSTGRES_PASSWORD=xqzvrt"), ["no-default-password 6:9 POSTGRES_PASSWORD"]],
  [service("environment:", "  DB_PASS: xqzvrt", "  MAIL_USER: xqzvrt"), ["no-secret-env 5:7 DB_PASS"]],
  [service("command: --requirepass {p}"), ["no-secret-argv 4:28 {p}"]],
  ["services:\n  a:\n    image: redis:7\n    command: --requirepass {p}", ["no-secret-argv 4:28 {p}"]],
  ["services:\n  a:\n    image: redis:7\n    command: [\"--requirepass\", \"{p}\"]", ["no-secret-argv 4:33 {p}"]],
  [service("entrypoint: [redis-server]", "command: [--requirepass, '{p}']"), ["no-secret-argv 5:31 {p}"]],
  [service("entrypoint: [redis-server, --requirepass]", "command: ['{p}']"), ["no-secret-argv 5:16 {p}"]],
  [service("entrypoint: mysql -p{p}"), ["no-secret-argv 4:25 {p}"]],
  [service("healthcheck:", "  test: mysql -p{p}"), ["no-secret-argv 5:21 {p}"]],
  [service("healthcheck:", "  test: [CMD, mysql, '-p{p}']"), ["no-secret-argv 5:29 {p}"]],
  [service("healthcheck:", "  test: [CMD-SHELL, 'mysql -p{p}']"), ["no-secret-argv 5:34 {p}"]],
  [service("healthcheck:", "  test: [NONE]"), []],
  [service("command: sh -c 'mysql -p{p}'"), ["no-secret-argv 4:29 {p}"]],
  [service("command: [sh, -c, 'mysql -p{p} && x']"), ["no-secret-argv 4:32 {p}"]],
  [service("command: |", "  sh -c \"", "  mysql -p{p}\""), ["no-secret-argv 6:15 {p}"]],
  [service("command: mysql -p$$P"), []],
  [service("command: mysql -p${P:-{p}}"), ["no-secret-argv 4:27 {p}"]],
  [service("command: mysql -p{p} && x"), ["no-secret-argv 4:22 {p}"]],
  [service("command: A={p} mysql -p$$A"), []],
  [service("command: app {g}"), ["no-secret-argv 4:18 {g}"]],
  [service("command: app postgres://u:{p}@db/x"), ["no-secret-argv 4:31 {p}"]],
  [service("labels:", "  a.job-exec.b.command: mysql -p{p}"), ["no-secret-argv 5:37 {p}"]],
  [service("labels:", "  a.job-exec.b.commander: mysql -p{p}"), []],
  [service("labels:", "  backup.archive-pre: sh -c 'mysqldump -p{p}'"), ["no-secret-argv 5:46 {p}"]],
], { filename });

runPlaces("files of the environment", [
  [service("env_file: a.env"), ["no-secret-env-file 4:15 a.env"], { "a.env": password }],
  [service("env_file: ./a.env"), ["no-secret-env-file 4:15 ./a.env"], { "a.env": password }],
  [service("env_file: sub/a.env"), ["no-secret-env-file 4:15 sub/a.env"], { "sub/a.env": password }],
  [service("env_file: ../a.env"), [], { "../a.env": password }],
  [service("env_file: [a.env, b.env]"), ["no-secret-env-file 4:23 b.env"], { "a.env": "A=1\n", "b.env": password }],
  [service("env_file:", "  - path: a.env", "    required: false"), ["no-secret-env-file 5:15 a.env"], { "a.env": password }],
  [service("env_file: a.env"), []],
  [service("env_file: a.env"), [], { "a.env": "DB_PASSWORD=changeme\n" }],
  [service("env_file: a.env"), [], { "a.env": "DB_PASSWORD=\nDB_HOST={p}\n" }],
  [service("env_file: a.env"), [], { "a.env": "DB_PASSWORD=${P}\n" }],
  [service("env_file: a.env"), ["no-secret-env-file 4:15 a.env"], { "a.env": "URL=postgres://u:{p}@db/x\n" }],
  [service("env_file: a.env"), ["no-secret-env-file 4:15 a.env"], { "a.env": "X={g}\n" }],
  [service("env_file: a.env"), [], { "a.env": "# DB_PASSWORD={p}\n" }],
  [service("env_file: ${E}.env"), [], { "a.env": password }],
  [service("env_file: ${E:-a}.env"), ["no-secret-env-file 4:15 ${E:-a}.env"], { "a.env": password }],
  [service("env_file: a.env"), [], { "a.env": password, ".gitignore": "a.env\n" }],
  [service("env_file: a.env"), ["no-secret-env-file 4:15 a.env"], { "a.env": password, ".gitignore": "*.env\n!a.env\n" }],
  [service("env_file: sub/a.env"), [], { "sub/a.env": password, "sub/.gitignore": "a.env\n" }],
  [service("env_file: sub/a.env"), ["no-secret-env-file 4:15 sub/a.env"], { "sub/a.env": password, ".gitignore": "/a.env\n" }],
  [service("env_file: a.txt"), ["no-secret-env-file 4:15 a.txt"], { "a.txt": password }],
], { filename });

runPlaces("what Compose fills in from its own file", [
  [service("environment:", "  A: ${DB_PASSWORD}"), ["no-secret-env-file 5:10 ${DB_PASSWORD}"], { ".env": password }],
  [service("environment:", "  - DB_PASSWORD"), ["no-secret-env-file 5:9 DB_PASSWORD"], { ".env": password }],
  [service("environment:", "  A: x${DB_PASSWORD}y"), ["no-secret-env-file 5:10 x${DB_PASSWORD}y"], { ".env": password }],
  [service("environment:", "  A: ${X:-${DB_PASSWORD}}"), ["no-secret-env-file 5:10 ${X:-${DB_PASSWORD}}"], { ".env": password }],
  [service("environment:", "  A: ${DB_PASSWORD:+x}"), ["no-secret-env-file 5:10 ${DB_PASSWORD:+x}"], { ".env": password }],
  [service("environment:", "  A: $$DB_PASSWORD"), [], { ".env": password }],
  [service("environment:", "  A: ${DB_HOST}"), [], { ".env": password }],
  [service("environment:", "  A: ${DB_PASSWORD}"), [], { "sub/.env": password }],
  [service("environment:", "  A: ${DB_PASSWORD}"), [], { ".env": "DB_PASSWORD=postgres\n" }],
  [service("command: a ${DB_PASSWORD}"), [], { ".env": password }],
], { filename });

runPlaces("builds that others extend, and where they are", [
  ["services:\n  a:\n    extends:\n      service: b\n      file: b.yaml\n    build:\n      args:\n        CFG: ${T}\n", ["no-secret-arg 8:9 CFG"], { "b.yaml": "services:\n  b:\n    build:\n      context: .\n", "Dockerfile": uses }],
  ["services:\n  a:\n    extends:\n      service: b\n      file: sub/b.yaml\n    build:\n      args:\n        CFG: ${T}\n", ["no-secret-arg 8:9 CFG"], { "sub/b.yaml": "services:\n  b:\n    build:\n      context: .\n", "sub/Dockerfile": uses }],
  ["services:\n  a:\n    extends:\n      service: b\n      file: sub/b.yaml\n    build:\n      context: .\n      args:\n        CFG: ${T}\n", ["no-secret-arg 9:9 CFG"], { "sub/b.yaml": "services:\n  b:\n    build:\n      context: .\n      dockerfile: D\n", "D": uses }],
  ["services:\n  a:\n    extends:\n      service: b\n      file: b.yaml\n    build:\n      dockerfile: D\n      args:\n        CFG: ${T}\n", ["no-secret-arg 9:9 CFG"], { "b.yaml": "services:\n  b:\n    build: .\n", "D": uses }],
  ["services:\n  a:\n    extends: b\n    build:\n      args:\n        CFG: ${T}\n  b:\n    build: .\n", ["no-secret-arg 6:9 CFG"], { "Dockerfile": uses }],
  ["services:\n  a:\n    extends: c\n    build:\n      args:\n        CFG: ${T}\n  b:\n    build: .\n", ["no-secret-arg 6:9 CFG"], { "Dockerfile": uses }],
  ["services:\n  a:\n    extends: b\n    build:\n      args:\n        CFG: ${T}\n  b:\n    extends: a\n", ["no-secret-arg 6:9 CFG"], { "Dockerfile": uses }],
  ["services:\n  a:\n    extends:\n      service: b\n      file: ${F}\n    build:\n      args:\n        CFG: ${T}\n", ["no-secret-arg 8:9 CFG"], { "b.yaml": "services:\n  b:\n    build: .\n", "Dockerfile": uses }],
  ["services:\n  a:\n    extends: b\n    build:\n      args:\n        CFG: ${T}\n  b:\n    build:\n      context: sub\n", ["no-secret-arg 6:9 CFG"], { "sub/Dockerfile": uses }],
  ["services:\n  a:\n    build:\n      context: sub\n      args:\n        CFG: ${T}", ["no-secret-arg 6:9 CFG"], { "sub/Dockerfile": uses }],
  ["services:\n  a:\n    build:\n      context: ${C}\n      args:\n        CFG: ${T}", [], { "Dockerfile": uses }],
  ["services:\n  a:\n    build:\n      context: https://github.com/a/b.git\n      args:\n        CFG: ${T}", [], { "Dockerfile": uses }],
  ["services:\n  a:\n    build:\n      context: git@github.com:a/b.git\n      args:\n        CFG: ${T}", [], { "Dockerfile": uses }],
  ["services:\n  a:\n    build:\n      args:\n        CFG: ${T}", ["no-secret-arg 5:9 CFG"], { "Dockerfile": uses }],
  [build("dockerfile: ${D}", "args:", "  CFG: ${T}"), [], { "Dockerfile": uses }],
  ["services:\n  a:\n    build:\n      context: sub\n      dockerfile: ../D\n      args:\n        CFG: ${T}", ["no-secret-arg 7:9 CFG"], { "D": uses }],
], { filename });

runPlaces("Dockerfiles within a Compose file", [
  [build("dockerfile_inline: |", "  FROM alpine", "  ENV DB_PASSWORD={c}"), ["no-secret-env 7:13 DB_PASSWORD"]],
  [build("dockerfile_inline: |", "  FROM alpine", "  ARG NPM_TOKEN", "  RUN curl -u a:{p} https://x"), ["no-secret-arg 7:13 NPM_TOKEN", "no-secret-run 8:23 {p}"]],
  [build("target: b", "dockerfile_inline: |", "  FROM alpine AS b", "  ARG NPM_TOKEN", "  FROM c", "  ENV X={g}"), ["no-secret-arg 8:13 NPM_TOKEN", "no-secret-env 10:15 {g}"]],
  [build("dockerfile_inline: |", "  FROM alpine", "  COPY .env /x"), ["no-secret-copy 7:14 .env"], { ".env": password }],
  [build("dockerfile_inline: |", "  FROM alpine", "  COPY k /x", "x: 1") + "\nsecrets:\n  k:\n    file: ./k", ["no-secret-copy 7:14 k"], { "k": "x" }],
  [build("secrets: [t]", "dockerfile_inline: |", "  FROM alpine", "  RUN --mount=type=secret,id=u a"), ["valid-compose-secrets 5:17 t", "valid-secret-mount 8:33 id=u"]],
  [build("dockerfile_inline: |", "  FROM alpine", "  RUN --mount=type=secret,id=u a"), []],
  [build("args:", "  CFG: ${T}", "dockerfile_inline: |", "  FROM alpine", "  ARG CFG", "  RUN curl -u a:$CFG https://x"), ["no-secret-arg 9:13 CFG"]],
  [build("dockerfile_inline: |", "  FROM alpine", "  # {g}"), ["no-hardcoded-secret 7:11 {g}"]],
], { filename });

runPlaces("several documents, aliases and the oldest format", [
  ["a:\n  image: x\n  environment:\n    DB_PASSWORD: {p}", ["no-secret-env 4:5 DB_PASSWORD"]],
  ["version: '3'\nservice:\n  a:\n    image: x\n    environment:\n      DB_PASSWORD: {p}", ["no-secret-env 6:7 DB_PASSWORD"]],
  [service("environment:", "  DB_PASSWORD: {p}") + "\n---\nservices:\n  b:\n    image: x\n    environment:\n      DB_PASSWORD: {p}", ["no-secret-env 5:7 DB_PASSWORD", "no-secret-env 11:7 DB_PASSWORD"]],
  ["services:\n  a: &a\n    image: x\n    environment: &e\n      DB_PASSWORD: {p}\n  b:\n    <<: *a\n  c:\n    image: y\n    environment: *e", ["no-secret-env 5:7 DB_PASSWORD"]],
], { filename });

runPlaces("the name of a cluster is no secret", [
  ["services:\n  a:\n    image: x\n    command: |\n      etcd\n        --name=node1\n        --initial-cluster-token=my-etcd-token", []],
  ["services:\n  a:\n    image: x\n    environment:\n      ETCD_INITIAL_CLUSTER_TOKEN: {c}", []],
  ["services:\n  a:\n    image: x\n    environment:\n      K3S_CLUSTER_TOKEN: {c}", ["no-secret-env 5:7 K3S_CLUSTER_TOKEN"]],
  ["services:\n  a:\n    image: x\n    command: etcd --initial-cluster-token {c} --auth-token {c}", ["no-secret-argv 4:77 {c}"]],
], { filename: "compose.yaml" });
