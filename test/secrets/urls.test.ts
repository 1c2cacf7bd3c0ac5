import { describe, expect, test } from "vitest";
import { findUrlCredentials } from "../../src/secrets/urls.ts";

/** The text of the secret part marked by « and ». */
const FOUND: readonly (readonly [title: string, marked: string, flags?: object])[] = [
  ["user and password", "git clone https://amos:«ZyWGvXC7au24Jc»@bitbucket.org/a/b.git"],
  ["a password alone", "redis://:«t4Xw9bQm2zKv»@cache:6379/0"],
  ["@ in the password", "postgres://u:«p@ss9Qz»@db/app"],
  ["several hosts", "mongodb://root:«hG7kQ2mX»@m1:27017,m2:27017/app?replicaSet=rs0"],
  ["a scheme with a driver", "postgresql+psycopg2://airflow:«airflow»@postgres/airflow", { wellKnown: true }],
  ["a known default", "amqp://guest:«guest»@mq:5672//", { wellKnown: true }],
  ["the user's name as the password", "postgres://hedgedoc:«hedgedoc»@database/hedgedoc", { wellKnown: true }],
  ["a password of digits", "ftp://backup:«123»@backup/", { wellKnown: true }],
  ["a mark to be filled in", "smtp://me:«<password>»@mail", { placeholder: true }],
  ["a token as the user", "https://«2372f8e264fd8279b085c69e93286cae18b05ba6»@github.com/a/b.git", { kind: "token" }],
  ["x-oauth-basic", "https://«2372f8e264fd8279b085c69e93286cae18b05ba6»:x-oauth-basic@github.com/a.git", { kind: "token" }],
  ["a token as the password", "https://oauth2:«gLpZ8xQ2nVtR5wKm»@gitlab.com/a.git"],
  ["a token in the query", "https://x.io/f.tgz?v=1&token=«hs8Dk2nWq9»&x=1", { kind: "token" }],
  ["an access token", "curl https://x.io/f?access_token=«hs8Dk2nWq9» -o f"],
  ["an API key", "https://x.io/f?api_key=«hs8Dk2nWq9»#top", { kind: "API key" }],
  ["a presigned URL", "https://b.s3.amazonaws.com/f?X-Amz-Credential=AK/1&X-Amz-Signature=«9f86d081884c7d659a2feaa0c55ad015»"],
  ["a shared access signature", "https://a.blob.core.windows.net/c?sv=2020&sig=«Q3vN8xZrT5wKmB2yLpD7%2Bk%3D»"],
  ["JDBC parameters", "jdbc:postgresql://db/app?user=app&password=«hs8Dk2nWq9»"],
  ["JDBC for SQL Server", "jdbc:sqlserver://db:1433;user=sa;password=«hs8Dk2nWq9»;encrypt=true"],
  ["a mark that a service would take for its password", "postgres://app:«your_password»@db:5432/app", { wellKnown: true }],
  ["the same in a connection string", "Server=tcp:db,1433;User Id=sa;Password=«yourStrong(!)Password»;", { wellKnown: true }],
  ["a mark for a server that has a password of its own", "mongodb+srv://app:«your_password»@c0.example.net/app", { placeholder: true }],
  ["the same in a connection string", "Server=db.example.net;User Id=sa;Password=«your_password»", { placeholder: true }],
  ["a mark that nobody leaves", "postgres://app:«xxxxxx»@db/app", { placeholder: true }],
  ["ADO.NET with quotes", "Server=db;User Id=sa;Password='«k9Q;Zm2xW»';Encrypt=True"],
  ["libpq with quotes", "host=db user=me password='«k9Q Zm2xW»' dbname=app"],
  ["attributes of a user", '<user username="admin" password="«k9QZm2xW»" roles="manager"/>'],
  ["StackExchange.Redis", "cache:6379,password=«R4ndomP@assword»,ssl=False"],
  ["ADO.NET", "Data Source=db;Database=v;User Id=SA;Password=«R4ndomP@assword»;Encrypt=False"],
  ["ODBC", "Driver={PostgreSQL};Server=db;Uid=a;Pwd=«hs8Dk2nWq9»"],
  ["Azure Storage", "DefaultEndpointsProtocol=https;AccountName=a;AccountKey=«Q3vN8xZrT5wKmB2yLpD7+k/9==»;EndpointSuffix=x"],
  ["Service Bus", "Endpoint=sb://a.x.net/;SharedAccessKeyName=k;SharedAccessKey=«Q3vN8xZrT5wKmB2yLpD7k=»"],
  ["libpq", "user=memos password=«memos» dbname=memos host=postgres", { wellKnown: true }],
  ["Go's MySQL driver", "root:«hs8Dk2nWq9»@tcp(127.0.0.1:3306)/app"],
  ["Go's MySQL driver behind other text", "see root:«hs8Dk2nWq9»@tcp(db)/app", { kind: "password", what: "the password of a connection string" }],
  ["Go's MySQL driver, far behind in a text", `${"a:b ".repeat(100)}root:«hs8Dk2nWq9»@tcp(db)/app`],
  ["Go's MySQL driver with the user's name as the password", "root:«root»@tcp(db)/app", { wellKnown: true }],
  ["Go's MySQL driver without a protocol", "exporter:«hs8Dk2nWq9»@(mysql:3306)/"],
  ["Oracle's JDBC driver", "jdbc:oracle:thin:shop/«hs8Dk2nWq9»@db:1521/orders"],
  ["Oracle's JDBC driver with a service", "jdbc:oracle:oci:shop/«hs8Dk2nWq9»@//db:1521/orders"],
  ["a quoted password for Oracle", 'jdbc:oracle:thin:shop/"«hs8D@k2nWq9»"@db:1521/orders'],
  ["Oracle's own example", "jdbc:oracle:thin:scott/«tiger»@db:1521:xe", { wellKnown: true }],
  ["a reference for Oracle", "jdbc:oracle:thin:${DB_USER}/«${DB_PASS}»@db:1521/orders", { reference: true, names: ["DB_PASS"] }],
  ["a literal password beside a reference", "postgres://${USER}:«m6Zr1vHq8LxT»@db/app"],
  ["a default of a reference", "mysql://wiki:${ARCHIVE_PASSWORD:-«9s7F8nuhuZeAb4AZK7»}@archive/wiki", { names: ["ARCHIVE_PASSWORD"], reference: false }],
  ["a reference", "https://${GIT_USER}:«${GIT_TOKEN}»@github.com", { reference: true, names: ["GIT_TOKEN"] }],
  ["a reference with an error text", "postgresql://${DB_USER:?a:b@c}:«${DB_PASSWORD:?error}»@postgres/db", { reference: true, names: ["DB_PASSWORD"] }],
  ["a token's reference as the user", "https://«$GITHUB_TOKEN»@github.com/a.git", { reference: true, names: ["GITHUB_TOKEN"] }],
  ["a login's reference as the user", "https://«${BASIC_AUTH}»@dl.example.com/a.tgz", { reference: true, names: ["BASIC_AUTH"] }],
  ["a command", 'git clone "https://me:«$(cat /run/secrets/t)»@github.com/a.git"', { reference: true, names: [] }],
  ["a template", "postgres://u:«{{ db_password }}»@db", { reference: true }],
  ["a template of Ruby", "host=db password=«%{password}»", { reference: true }],
  ["a reference in the query", "https://x.io/f?token=«${TOKEN}»", { reference: true, names: ["TOKEN"] }],
  ["a Slack webhook", `https://hooks.slack.com/services/«T0${"24BE7LD"}/B0${"24BE7LH"}/Q3vN8xZrT5wKmB2yLpD7hJ9c»`, { kind: "token" }],
  ["a Discord webhook", `https://discord.com/api/webhooks/${"8123456789012345"}/«Q3vN8xZrT5wKmB2yLpD7hJ9cFsG4tXaE6uRkW1zMqVbYnHdPoCiS»`],
  ["a conda channel", "https://conda.anaconda.org/t/«ac-7b0d2c41-9e3f-4c8a-b5d6»/acme", { kind: "token" }],
  ["a reference to a token as the user, of a host with tokens", "https://«$ACCESS»@github.com/a.git", { reference: true, names: ["ACCESS"] }],
  ["hex digits as the user", "https://«0123456789abcdef0123456789abcdef»@h.example.com/a.git", { kind: "token" }],
  ["hex digits as the user, and a path with digits later", "https://«0123456789abcdef0123456789abcdef»@h.example.com/a/42", { kind: "token" }],
  ["a word as the user with x-oauth-basic", "https://«Qw8Zt»:x-oauth-basic@github.com/a.git", { kind: "token" }],
  ["a sentence goes on", "see https://x.io/f?token=«hs8Dk2nWq9»., and more"],
  ["a reference in the authority", "postgres://${USER:-a@b:c}:«m6Zr1vHq8LxT»@${HOST:-db}/app"],
  ["a mark as the user", "https://<user>:«m6Zr1vHq8LxT»@github.com/a.git"],
  ["digits as the password of a name without a dot", "amqp://app:«93506»@mq/"],
  ["a key of an API in a harmless parameter", "https://x.io/f?key=«Rb7kZpQ2xVn93LmTq»", { kind: "API key" }],
  ["a signature by reference", "https://x.io/f?X-Amz-Signature=«$SIG»", { reference: true }],
  ["a reference in the middle of the query", "https://x.io/f?a=${A:-b&c}&token=«hs8Dk2nWq9»"],
  ["a parameter behind a semicolon", "https://x.io/f?a=1;token=«hs8Dk2nWq9»"],
  ["a socket of Go's driver", "root:«hs8Dk2nWq9»@unix(/run/mysqld.sock)/app"],
  ["a setting with Go's driver", "DSN=root:«hs8Dk2nWq9»@tcp(db)/app"],
  ["a default of the reference that holds too little", "postgres://u:«${P:-}x»@db", { reference: true }],
  ["a literal beside a reference", "postgres://u:«${P}Zt4Kq»@db", { reference: false, names: ["P"] }],
  ["a reference in a default", "postgres://u:«${P:-$Q}»@db", { reference: true }],
  ["a Telegram bot", `https://api.telegram.org/bot«${"8123456789"}:AAQ3vN8xZrT5wKmB2yLpD7hJ9cFsG4tXaE6»/sendMessage`],
];

const CLEAN: readonly (readonly [title: string, text: string])[] = [
  ["Oracle's JDBC driver without a login", "jdbc:oracle:thin:@db:1521/orders"],
  ["Oracle's JDBC driver, and an address later", "jdbc:oracle:thin:@//db:1521/orders me@example.com"],
  ["a list of parameters", "__complete \"username= message= password= scmVersion='"],
  ["a user alone", "postgres://wiki@db/wiki"], ["git over ssh", "ssh://git@github.com/a/b.git"], ["the short form of ssh", "git@github.com:a/b.git"],
  ["git+ssh", "git+ssh://git@github.com/a/b.git"], ["a user's reference", "https://${GIT_USER}@github.com/a.git"], ["a port", "http://search:9200/"], ["a host with its port before @", "reverse:https://example.com:443@8080"],
  ["a user's reference of a host with tokens", "https://$GIT_USER@github.com/a.git"], ["a short signature", "https://x.io/f?X-Amz-Signature=abc"], ["a harmless key", "https://x.io/f?key=name"],
  ["no user of Go's driver", "hs8Dk2nWq9@tcp(db)/app"], ["an empty password of Go's driver", "root:@tcp(db)/app"], ["a word as the user", "https://wiki@h.example.com/a.git"], ["a switch in the query", "https://x.io/f?token=true"], ["null as the password", "postgres://u:null@db/app"],
  ["no scheme", "://u:hs8Dk2nWq9@h"], ["a quote ends the authority", "x='http://h:80' y=a@b"], ["a token as the user of ssh", "ssh://2372f8e264fd8279b085c69e93286cae18b05ba6@h/a"],
  ["@ in the path", "https://cdn.x.io/npm/@scope/pkg@1.2.3/dist"], ["@ in the query", "https://x.io/?mail=a@b.c"], ["an e-mail address", "mailto:a@b.c"],
  ["a line of its own, below another", "[db]\nhost = db\npassword = k9QZm2xW"], ["a cache without a password", "cache:6379,abortConnect=False,ssl=False"], ["an option of another kind", "name=shop,password=hint"],
  ["the credential of a signed address that names its place", "https://storage.googleapis.com/b/o?X-Goog-Credential=ci%40p.iam.gserviceaccount.com%2F20240601%2Fauto%2Fstorage%2Fgoog4_request"],
  ["an empty password in quotes", "host=db password='' dbname='app1x'"], ["a quote that ends the string", 'app "Server=db;Password=" --name "k9QZm2xW"'],
  ["a function of SQL", "UPDATE user SET password=PASSWORD('k9QZm2xW') WHERE user='root'"], ["a call in code", 'connect(host="db", user="me", password=os.getenv("PW"))'],
  ["an empty password", "postgres://wiki:@db/wiki"], ["a Sentry DSN", "https://0123456789abcdef0123456789abcdef@o1.ingest.sentry.io/42"],
  ["harmless parameters", "https://x.io/?page_token=abc&token_type=bearer&v=2&key=name"], ["no value", "https://x.io/?token=&v=1"],
  ["a checksum in the query", "https://x.io/f?sha256=9f86d081884c7d659a2feaa0c55ad015"], ["an empty password and the next line", "host=db\npassword=\nOptions=x1y2z3"], ["password without a connection", "password=hs8Dk2nWq9"],
  ["a pattern", "s#^(https?)://#&#"], ["a comment", "see https://x.io: user:pass"], ["a path to a password", "host=db password=/run/secrets/x"],
  ["a conversion of printf", "https://x:%s@github.com"], ["a form to be filled in", "postgres://user:password@host:5432/db"], ["a form in capitals", "postgres://USER:PASSWORD@HOST/DB"],
  ["an address in a mail header", "Name <me@x.io>"], ["a conda channel without a token", "https://conda.anaconda.org/conda-forge/linux-64"], ["a webhook to be filled in", "https://hooks.slack.com/services/T/B/X"], ["a digest", "docker://alpine@sha256:9f86d081"],
];

describe("findUrlCredentials", () => {
  test.each(FOUND.map(([title, marked, flags = {}]) => [title, marked, flags] as const))("%s: %s", (_title, marked, flags) => {
    const start = marked.indexOf("«");
    const end = marked.indexOf("»") - 1;
    const text = marked.replace(/[«»]/g, "");
    expect(findUrlCredentials(text)).toMatchObject([{ start, end, ...flags }]);
    expect(findUrlCredentials(`ENV A=1 \\\n  B="${text}" \\\n`)).toHaveLength(1);
  });
  test.each(CLEAN)("%s is none: %s", (_title, text) => expect(findUrlCredentials(text)).toEqual([]));
  test("all of a text, in order", () => {
    const text = "a://u:pA1x9@h b://u:pB2y8@h ?token=no c://h?token=pC3z7";
    expect(findUrlCredentials(text).map(({ start, end }) => text.slice(start, end))).toEqual(["pA1x9", "pB2y8", "pC3z7"]);
  });
});
