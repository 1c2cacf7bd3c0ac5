import { expect, test } from "vitest";
import { findDownloads } from "../../../src/secrets/commands/downloads.ts";
import { readLine } from "./line.ts";

test.each([
  ["curl -fsSL https://h/a.txt", [["https://h/a.txt", null]]],
  ["curl -sSLo /f https://h/a.txt", [["https://h/a.txt", "/f"]]],
  ["curl -o - https://h/a.txt", [["https://h/a.txt", null]]],
  ["curl -O https://h/a.txt -o b https://h/b.txt https://h/c.txt", [["https://h/a.txt", "a.txt"], ["https://h/b.txt", "b"], ["https://h/c.txt", null]]],
  ["curl --output-dir /d -O --url https://h/a.txt?t=1", [["https://h/a.txt?t=1", "/d/a.txt"]]],
  ["curl --remote-name-all https://h/a https://h/b", [["https://h/a", "a"], ["https://h/b", "b"]]],
  ["curl -H 'A: b' -X POST -d x=y https://h/a", [["https://h/a", null]]],
  ["wget https://h/a.txt", [["https://h/a.txt", "a.txt"]]],
  ["wget -qO- https://h/a.txt", [["https://h/a.txt", null]]],
  ["wget -q -O /f https://h/a.txt", [["https://h/a.txt", "/f"]]],
  ["wget -nv -P /d https://h/a.txt https://h/", [["https://h/a.txt", "/d/a.txt"], ["https://h/", "/d/index.html"]]],
  ["busybox", []],
  ["aria2c -d /d -o f https://h/a", [["https://h/a", "/d/f"]]],
  ["fetch -o - https://h/a", [["https://h/a", null]]],
  ["http --download https://h/a", [["https://h/a", "a"]]],
  ["http GET https://h/a", [["https://h/a", null]]],
  ["git clone https://h/a", []],
  ["aws s3 cp s3://b/prod/.env /app/.env", [["s3://b/prod/.env", "/app/.env"]]],
  ["aws s3 cp --region eu-west-1 s3://b/.env /app/", [["s3://b/.env", "/app/.env"]]],
  ["aws s3 cp dist.zip s3://b/", []],
  ["aws s3 ls s3://b", []],
  ["gsutil cp gs://b/key.json .", [["gs://b/key.json", "key.json"]]],
  ["gcloud storage cp gs://b/key.json -", [["gs://b/key.json", null]]],
  ["scp ci@h:/srv/.env /app/.env", [["ci@h:/srv/.env", "/app/.env"]]],
  ["vault kv get -field=password secret/app", []],
])("%s", (line, expected) => {
  const { command, args } = readLine(line);
  const found = findDownloads(command, args);
  expect(found.map(({ url, output }) => [url, output])).toEqual(expected);
  expect(found.map(({ word }) => args[word])).toEqual(found.map(({ url }) => url));
});
