import { expect, test } from "vitest";
import { findPrintedArguments } from "../../../src/secrets/commands/printed-arguments.ts";
import { readLine } from "./line.ts";

test.each([
  ["curl -v -H 'Authorization: x' https://h", [2]],
  ["curl -sSv -u me:pw https://h", [2]],
  ["curl --trace-ascii - -H 'Authorization: x' -d k=v https://h", [3, 5]],
  ["curl --trace-ascii log -H 'Authorization: x' https://h", []],
  ["curl -H 'Authorization: x' https://h", []],
  ["wget -d --header='Authorization: x' https://h", [1]],
  ["wget -nd --header='Authorization: x' https://h", []],
  ["http -v -a me:pw https://h", [2, 3]],
  ["http -a me:pw https://h", []],
  ["mysql -v -e 'SET PASSWORD'", [2]],
  ["mysql -e 'SET PASSWORD'", []],
  ["psql -e -c 'ALTER USER'", [2]],
  ["psql -c 'ALTER USER'", []],
  ["docker login -p pw", []],
])("%s", (line, words) => {
  const { command, args } = readLine(line);
  expect(findPrintedArguments(command, args)).toEqual(words);
});
