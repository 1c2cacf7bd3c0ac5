import { expect, test } from "vitest";
import { judgeDownload } from "../../src/secrets/downloads.ts";

test.each([
  ["http://localhost/db_password", "secret: likely: its name is that of a file of one secret"],
  ["http://localhost:8080/token", "token: likely: its address ends in token"],
  ["http://vault/secret.txt", "secret: likely: its name is that of a file of one secret"],
  ["http://169.254.169.254/latest/meta-data/iam/security-credentials/role", null],
  ["http://10.1.2.3/prod.env", "credentials: likely: its name is that of an environment file"],
  ["https://172.16.0.1/id_rsa", "private key: likely: its name is that of an SSH private key"],
  ["https://172.32.0.1/token", null],
  ["https://172.31.0.1/token", "token: likely: its address ends in token"],
  ["https://192.168.1.1/api_key.json", "private key: likely: its name is that of a service account key"],
  ["https://x.example.com/token", null],
  ["https://x.example.com/id_rsa", "private key: likely: its name is that of an SSH private key"],
  ["https://u:p@x.example.com/id_rsa", "private key: likely: its name is that of an SSH private key"],
  ["https://x.example.com/id_rsa?x=1", "private key: likely: its name is that of an SSH private key"],
  ["https://x.example.com/id_rsa#a", "private key: likely: its name is that of an SSH private key"],
  ["x.example.com/.env", "credentials: likely: its name is that of an environment file"],
  ["vault/token", null],
  ["http://vault/", null],
  ["http://vault", null],
  ["http://vault/notes.txt", null],
  ["http://vault/a/server.pem", null],
  ["http://vault/api-token.b64", "token: likely: its address ends in api-token.b64"],
  ["http://[::1]/token", "token: likely: its address ends in token"],
  ["http://user@vault/token", "token: likely: its address ends in token"],
  ["s3://bucket/.env", "credentials: likely: its name is that of an environment file"],
  ["s3://bucket/token", "token: likely: its address ends in token"],
  ["gs://bucket/key.json", "private key: likely: its name is that of a service account key"],
  ["https://x.example.com/release.key", null],
  ["", null],
  ["http://vault/token_count", null],
  ["http://host.docker.internal/password", "password: likely: its address ends in password"],
  ["ftp://vault/password.txt", "secret: likely: its name is that of a file of one secret"],
])("%s: %s", (url, expected) => {
  const evidence = judgeDownload(url);
  expect(evidence && [evidence.kind, evidence.confidence, evidence.why].join(": ")).toBe(expected);
});
