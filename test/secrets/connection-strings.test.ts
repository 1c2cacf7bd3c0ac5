import { expect, test } from "vitest";
import { findConnectionSecrets } from "../../src/secrets/connection-strings.ts";

/** «…» marks the password or key; its kind, the parameter, the server. */
test.each([
  ["Server=db;User Id=sa;Password=«k9QZm2xW»", [["password", "password", "db"]]],
  ["host=db user=a password=«k9QZm2xW» dbname=x", [["password", "password", "db"]]],
  ["host=db user=a password= dbname=x", []],
  ["password=k9QZm2xW", []],
  ["SET password=PASSWORD('x') WHERE host='db'", []],
  ["host=db password=getenv(\"X\")", []],
  ["host=db password=«$P»", [["password", "password", "db"]]],
  ["host=db password=«${P:-a b}» x=y", [["password", "password", "db"]]],
  ["Server=db;Password=\"«k9Q;Zm2xW»\"", [["password", "password", "db"]]],
  ["Server=db;Password='«k9Q Zm2xW»' x", [["password", "password", "db"]]],
  ["Server=db;Pwd=«k9QZm2xW»&x=y", [["password", "pwd", "db"]]],
  ["Server=db;Password=«k9QZm2xW»,x", [["password", "password", "db"]]],
  ["server=db\npassword=k9QZm2xW", []],
  ["password=k9QZm2xW\nserver=db", []],
  ["AccountName=a;AccountKey=«Q3vN8xZrT5wKmB2yLpD7»", [["API key", "accountkey", undefined]]],
  ["Server=tcp:db.example.net,1433;Password=«k9QZm2xW»", [["password", "password", "db.example.net,1433"]]],
  ["host = db  password = «k9QZm2xW»", [["password", "password", "db"]]],
])("%s", (marked, told) => {
  const text = marked.replace(/[«»]/g, "");
  const found = [...findConnectionSecrets(text)];
  expect(found.reduceRight((shown, { start, end }) => `${shown.slice(0, start)}«${shown.slice(start, end)}»${shown.slice(end)}`, text)).toBe(marked);
  expect(found.map(({ kind, name, host }) => [kind, name, host])).toEqual(told);
});
