import { createHash } from "node:crypto";
import { password } from "./made-up.ts";
import { runPlaces } from "./places.ts";

runPlaces("a credential among the words of a command", [
  ["RUN mysql -p{p} {p}", ["no-secret-run 2:13 {p}"]],
  ["RUN mysql \"-p{p}\" -e {p}", ["no-secret-run 2:14 {p}"]],
  ["RUN curl -u {p}:{p} https://x.example.com", ["no-secret-run 2:28 {p}"]],
  ["RUN curl --user 'ci:{p}' https://x.example.com/{p}", ["no-secret-run 2:21 {p}"]],
  ["RUN curl -H \"X-Token: {p}\" -H 'Authorization: Bearer {c}' https://x.example.com", ["no-secret-run 2:23 {p}", "no-secret-run 2:65 {c}"]],
  ["RUN mongosh --password={p} --eval \"a {p}\"", ["no-secret-run 2:24 {p}"]],
  ["RUN mongosh --password=\"{p}\" x", ["no-secret-run 2:25 {p}"]],
  ["RUN sshpass -p\"{p}\" ssh {p}host", ["no-secret-run 2:16 {p}"]],
  ["RUN P={p}; mysql -p$P -e {p}", ["no-secret-run 2:7 {p}"]],
  ["RUN P={p} && mysql -p\"$P\"", ["no-secret-run 2:7 {p}"]],
  ["RUN DB_PASSWORD={p}; mysql -p$DB_PASSWORD", ["no-secret-run 2:17 {p}"]],
  ["RUN U=a; curl -u $U:{p} https://x.example.com", ["no-secret-run 2:21 {p}"]],
  ["RUN mysql -p'{p}'x", ["no-secret-run 2:11 -p'{p}'x"]],
  ["RUN mysql -p'{p}'\"\"", ["no-secret-run 2:14 {p}"]],
  ["RUN mysql -p$P", []],
  ["RUN mysql -p$P {p}", []],
  ["RUN curl https://x.example.com > proxy-secret && mtproxy --aes-pwd proxy-secret", []],
  ["RUN mtproxy --aes-pwd {p}", ["no-secret-run 2:23 {p}"]],
  ["RUN for p in {p} {c}; do mysql -p$p; done", ["no-secret-run 2:14 {p}", "no-secret-run 2:29 {c}"]],
  ["RUN f() { mysql -p$1; }; f {p}", ["no-secret-run 2:28 {p}"]],
  ["RUN A='-u root -p{p}'; mysql $A", ["no-secret-run 2:18 {p}"]],
  ["RUN mysql ${X:--p{p}}", ["no-secret-run 2:18 {p}"]],
  ["RUN read P <<< {p}; mysql -p$P", ["no-secret-run 2:16 {p}"]],
  ["RUN psql postgres://u:{p}@db/{p}", ["no-secret-run 2:23 {p}"]],
]);

runPlaces("a credential whose text stands in its command more than once, or in parts", [
  ["RUN curl -d \"password={p}&user={p}\" https://x.example.com", ["no-secret-run 2:23 {p}"]],
  ["RUN curl -d 'password={p}&user={p}' https://x.example.com", ["no-secret-run 2:23 {p}"]],
  ["RUN curl -d password={p}\\&user={p} https://x.example.com", ["no-secret-run 2:22 {p}"]],
  ["RUN curl --data \"a=b&password={p}&c={p}d\" https://x.example.com", ["no-secret-run 2:31 {p}"]],
  ["RUN curl -H \"X-Api-Key: {c}\" -H \"X-Other: {c}\" https://x.example.com", ["no-secret-run 2:25 {c}"]],
  ["RUN curl -H \"Cookie: session_token={c}; other={c}\" https://x.example.com", ["no-secret-run 2:36 {c}"]],
  ["RUN mysql -e \"CREATE USER '{p}' IDENTIFIED BY '{p}'; -- {p}\"", ["no-secret-run 2:59 {p}"]],
  ["RUN mysql --execute=\"ALTER USER a IDENTIFIED BY '{p}' -- {p}\"", ["no-secret-run 2:50 {p}"]],
  ["CMD [\"curl\", \"-d\", \"password={p}&user={p}\"]", ["no-secret-argv 2:30 {p}"]],
  ["RUN DB_PASSWORD={p}{p} make", ["no-secret-run 2:17 {p}{p}"]],
  ["RUN A={p} && curl -d \"password=$A&user=$A\" https://x.example.com", ["no-secret-run 2:7 {p}"]],
  ["RUN echo \"root:{p} {p}\" | chpasswd", ["no-secret-run 2:16 {p} {p}"]],
  ["RUN printf 'root:%s\\n' {p} | chpasswd", ["no-secret-run 2:24 {p}"]],
  ["RUN echo root:{p}\"x\" | chpasswd", ["no-secret-run 2:35 chpasswd"]],
]);

runPlaces("one that a command reads from its input", [
  ["RUN echo \"{p} root:{p}\" | chpasswd", ["no-secret-run 2:31 {p}"]],
  ["RUN echo \"admin:admin\" | chpasswd", ["no-default-password 2:17 admin"]],
  // The name of the account once more is the first that anybody tries, whatever it is; another account's is not.
  ["RUN echo xqzvrt:xqzvrt | chpasswd", ["no-default-password 2:17 xqzvrt"]],
  ["RUN printf 'root:{p}\\nxqzvrt:xqzvrt\\n' | chpasswd", ["no-secret-run 2:18 {p}", "no-default-password 2:41 xqzvrt"]],
  ["RUN echo root:xqzvrt | chpasswd", ["no-secret-run 2:15 xqzvrt"]],
  ["RUN printf 'root:{p}\\n' | chpasswd", ["no-secret-run 2:18 {p}"]],
  ["RUN chpasswd <<EOF\nroot:{p}\nEOF", ["no-secret-run 3:6 {p}"]],
  ["RUN chpasswd <<< root:{p}", ["no-secret-run 2:23 {p}"]],
  ["RUN echo {p} | docker login -u {p} --password-stdin r.example.com", ["no-secret-run 2:10 {p}"]],
  ["RUN (echo {p}; echo {p}) | passwd root", ["no-secret-run 2:11 {p}"]],
  ["RUN echo \"a:$(echo {p})\" | chpasswd", ["no-secret-run 2:20 {p}"]],
  ["RUN A=root:{p}; echo $A | chpasswd", ["no-secret-run 2:12 {p}"]],
  ["RUN A={p}; echo root:$A | chpasswd", ["no-secret-run 2:7 {p}"]],
  ["RUN yes {p} | passwd a", ["no-secret-run 2:9 {p}"]],
  ["RUN yes | adduser a", []],
]);

runPlaces("one that a container writes into a file when it starts", [
  ["CMD echo \"requirepass {p}\" > /etc/redis.conf && redis-server /etc/redis.conf", ["no-secret-argv 2:23 {p}"]],
  ["ENTRYPOINT [\"sh\", \"-c\", \"echo password={p} | tee /etc/app.conf; app\"]", ["no-secret-argv 2:40 {p}"]],
  ["CMD echo password=admin > /etc/app.conf && app", ["no-default-password 2:19 admin"]],
  ["CMD echo \"requirepass $P\" > /etc/redis.conf && redis-server /etc/redis.conf", []],
  ["CMD echo \"requirepass $(cat /run/secrets/p)\" > /etc/redis.conf && redis-server /etc/redis.conf", []],
  ["CMD echo \"user {p}\" > /etc/app.conf && app", []],
]);

runPlaces("one that a variable of the script is set to", [
  ["RUN SECRET_KEY=changeme make", []],
  ["RUN DB_PASSWORD=changeme make", ["no-default-password 2:17 changeme"]],
  ["RUN SECRET_KEY=dummy make", []],
  ["RUN KEY={p} make", []],
  ["RUN SECRET_KEY_BASE={c} make", ["no-secret-run 2:21 {c}"]],
  ["CMD SECRET_KEY=changeme app", ["no-default-password 2:16 changeme"]],
  ["CMD DB_PASSWORD={p} app", ["no-secret-argv 2:17 {p}"]],
  ["CMD [\"sh\", \"-c\", \"DB_PASSWORD={p} app\"]", ["no-secret-argv 2:31 {p}"]],
  ["RUN A={p}; DB_PASSWORD=$A make", ["no-secret-run 2:7 {p}"]],
  ["RUN A={p}; HOST=$A make", []],
  ["RUN DB_PASSWORD={p} A={p} make", ["no-secret-run 2:17 {p}"]],
  ["RUN export DB_PASSWORD='{p}' OTHER='{p}'", ["no-secret-run 2:25 {p}"]],
  ["RUN DB_PASSWORD=\"{p}\"\"x\" make", ["no-secret-run 2:17 \"{p}\"\"x\""]],
  ["RUN DB_PASSWORD= make", []],
  ["RUN DB_PASSWORD=$OTHER make", []],
  ["RUN export DATABASE_URL=postgres://u:{p}@h/x && make", ["no-secret-run 2:38 {p}"]],
  ["RUN TOKEN={g} make", ["no-secret-run 2:11 {g}"]],
  ["RUN AUTH='{\"repo\":{\"user\":\"a\",\"password\":\"{p}\"}}' a install", ["no-secret-run 2:43 {p}"]],
  ["RUN export AUTH=\"{\\\"password\\\":\\\"{p}\\\"}\" && a install", ["no-secret-run 2:34 {p}"]],
  ["RUN AUTH='{\"repo\":{\"user\":\"a\",\"password\":\"$P\"}}' a install", []],
  ["RUN OPTS=\"-Xmx1g -Dkey.password={p}\" a", ["no-secret-run 2:33 {p}"]],
  ["RUN COMPOSER_AUTH='{\"github-oauth\":{\"github.com\":\"{c}\"}}' composer install", ["no-secret-run 2:20 {\"github-oauth\":{\"github.com\":\"{c}\"}}"]],
  ["RUN COMPOSER_AUTH='{\"github-oauth\":{\"github.com\":\"${TOKEN}\"}}' composer install", []],
  ["RUN DATABASE_URL=postgres://a:{p}@db/a a", ["no-secret-run 2:31 {p}"]],
]);

runPlaces("one that the use of an ARG or ENV tells", [
  ["ARG P={p}\nRUN mysql -p$P", ["no-secret-arg 2:5 P"]],
  ["ENV P={p}\nRUN mysql -p$P", ["no-secret-env 2:5 P"]],
  ["ARG P\nRUN mysql -p$P", ["no-secret-arg 2:5 P"]],
  ["ARG P={p}\nRUN make", []],
  ["ENV P={p}\nRUN mysql -p{p}", ["no-secret-run 3:13 {p}"]],
  ["ENV P=root\nRUN mysql -p$P", ["no-default-password 3:11 -p$P"]],
  ["ENV P=root\nRUN mysql -u$P", []],
  ["ENV USER=admin\nRUN echo \"$USER:$USER\" | chpasswd", ["no-default-password 3:26 chpasswd"]],
  ["ENV USER=admin\nRUN echo \"$USER:{p}\" | chpasswd", ["no-secret-run 3:17 {p}"]],
  ["ENV PW=admin\nRUN echo \"admin:$PW\" | chpasswd", ["no-default-password 2:5 PW"]],
  ["ENV OPTS=\"-u admin -padmin\"\nRUN mysql $OPTS", ["no-default-password 2:5 OPTS"]],
  ["ENV OPTS=\"-u app -p{p}\"\nRUN mysql $OPTS", ["no-secret-env 2:5 OPTS"]],
  ["ENV OPTS=\"-u app -h {p}\"\nRUN mysql $OPTS", []],
]);

runPlaces("a copied file that its use tells", [
  ["COPY users /app/users\nRUN chpasswd < /app/users", ["no-secret-copy 2:6 users"]],
  ["COPY users /app/users\nRUN cat /app/users | chpasswd", ["no-secret-copy 2:6 users"]],
  ["COPY users /app/users\nRUN sort < /app/users", []],
  ["COPY users /app/users\nRUN chpasswd < /app/other", []],
  ["COPY a b /app/\nRUN cat /app/a /app/b | chpasswd", ["no-secret-copy 2:6 a", "no-secret-copy 2:8 b"]],
  ["COPY a b /app/\nRUN (echo root:{p}; cat /app/b) | chpasswd", ["no-secret-copy 2:8 b", "no-secret-run 3:16 {p}"]],
  ["COPY pw /app/pw\nRUN DB_PASSWORD=$(cat /app/pw) make", ["no-secret-copy 2:6 pw"]],
  ["COPY pw /app/pw\nRUN export DB_PASSWORD=\"$(cat /app/pw)\" && make", ["no-secret-copy 2:6 pw"]],
  ["COPY pw /app/pw\nRUN DB_HOST=$(cat /app/pw) make", []],
  ["COPY pw.pub /app/pw.pub\nRUN DB_PASSWORD=$(cat /app/pw.pub) make", []],
  ["COPY pw /app/pw\nRUN DB_PASSWORD=x$(cat /app/pw) make", []],
  ["COPY pw /app/pw\nRUN KEY=$(cat /app/pw) make", []],
  ["COPY pw /app/pw\nRUN DB_PASSWORD=$(cat /app/other) make", []],
]);

runPlaces("one that the RUN has written into a file, which a command reads", [
  ["RUN echo root:{p} > /tmp/p; chpasswd < /tmp/p", ["no-secret-run 2:15 {p}"]],
  ["RUN echo root:{p} > /tmp/p && cat /tmp/p | chpasswd && rm /tmp/p", ["no-secret-run 2:15 {p}"]],
  ["RUN echo a > /tmp/p; echo root:{p} >> /tmp/p; chpasswd < /tmp/p", ["no-secret-run 2:32 {p}"]],
  ["RUN echo root:{p} > /tmp/p; echo a > /tmp/p; chpasswd < /tmp/p", []],
  ["RUN echo root:{p} > /tmp/p; rm /tmp/p; chpasswd < /tmp/p", []],
  ["RUN echo root:{p} > /tmp/p; chpasswd < /tmp/q", []],
  ["RUN echo {p} > /tmp/p; mysql -p$(cat /tmp/p)", ["no-secret-run 2:41 -p$(cat /tmp/p)"]],
  ["RUN echo {p} > /tmp/p; mysql -u$(cat /tmp/p)", []],
  ["RUN echo {p} > /tmp/p; DB_PASSWORD=$(cat /tmp/p) make", ["no-secret-run 2:10 {p}"]],
  ["RUN cat > /tmp/p <<EOF && chpasswd < /tmp/p\nroot:{p}\nEOF", ["no-secret-run 3:6 {p}"]],
  ["RUN echo \"$X\" > /tmp/p; mysql -p$(cat /tmp/p)", []],
  ["RUN echo root:{p} | tee /tmp/p; chpasswd < /tmp/p", ["no-secret-run 2:15 {p}"]],
  ["RUN echo 1.2.3 > /v; export APP_TOKEN_VERSION=$(cat /v)", []],
]);

runPlaces("values that somebody has accepted", [
  ["RUN mysql -p{p} -e x", []],
  ["RUN DB_PASSWORD={p} make", []],
  ["RUN mysql -p{c} -e x", ["no-secret-run 2:13 {c}"]],
  ["RUN DB_PASSWORD={c} make", ["no-secret-run 2:17 {c}"]],
], { settings: { allow: { values: [createHash("sha256").update(password).digest("hex")] } } });
