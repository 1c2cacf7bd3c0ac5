import { describe, expect, test } from "vitest";
import { findByRow, findCredentialArguments } from "../../../src/secrets/commands/credential-arguments.ts";
import { CREDENTIAL_ROWS } from "../../../src/secrets/commands/credentials/index.ts";
import { readInvocation } from "../../../src/secrets/commands/tools.ts";
import { ACCOUNTS } from "./cases/accounts.ts";
import { APPLICATIONS } from "./cases/applications.ts";
import { CLOUDS } from "./cases/clouds.ts";
import { CONTAINERS } from "./cases/containers.ts";
import { CRYPTOGRAPHY } from "./cases/cryptography.ts";
import { DATABASES } from "./cases/databases.ts";
import { GENERIC } from "./cases/generic.ts";
import { NETWORK } from "./cases/network.ts";
import { PACKAGES } from "./cases/packages.ts";
import { SERVERS } from "./cases/servers.ts";
import { readLine } from "./line.ts";

const OF_TABLES = [...NETWORK, ...DATABASES, ...ACCOUNTS, ...CONTAINERS, ...CLOUDS, ...PACKAGES, ...CRYPTOGRAPHY, ...APPLICATIONS, ...SERVERS];
const PAIRS = [...OF_TABLES, ...GENERIC];

function find(line: string) {
  const { command, args, stdin } = readLine(line);
  return findCredentialArguments(command, args, stdin);
}

describe("a command's credentials", () => {
  test.each(PAIRS)("%s", (leak) => {
    expect(find(leak).map(({ word, start, end }) => [word, start, end])).toEqual(readLine(leak).secrets);
  });

  test.each(PAIRS.map(([, clean]) => [clean]))("clean: %s", (clean) => {
    expect(find(clean)).toEqual([]);
  });

  test("each row of the tables has a leak and a clean twin", () => {
    const lines = OF_TABLES.map((pair) => pair.map((line) => {
      const { command, args, stdin } = readLine(line);
      return { invocation: readInvocation(command, args), args, stdin };
    }));
    const untested = CREDENTIAL_ROWS.filter((row) => {
      const found = lines.map((pair) => pair.map(({ invocation, args, stdin }) =>
        row.commands.split(" ").includes(invocation.name) && findByRow(row, invocation, args, stdin).length > 0));
      return !found.some(([leak, clean]) => leak === true && clean === false);
    });
    expect(untested.map(({ commands, when, option, operand }) => [commands, when, option, operand])).toEqual([]);
  });

  test.each([
    ["curl -u me:«x» h", "the password of curl -u", "password"],
    ["curl -H 'Authorization: Bearer «x»' h", "the token of curl -H", "token"],
    ["docker login -p «x»", "the password of docker login -p", "password"],
    ["chpasswd -e <<< root:«x»", "the password hash of chpasswd", "password"],
    ["app --api-key «x»", "the API key of app --api-key", "API key"],
    ["make DB_PASSWORD=«x»", "the value of DB_PASSWORD for make", "password"],
    ["--requirepass=«x» --password «x»", "the password of a command --password", "password"],
  ])("%s is named", (line, what, kind) => {
    expect(find(line)).toMatchObject([{ what, kind }]);
  });

  test("a password on standard input ends at a line's end that echo may not have read yet", () => {
    expect(findCredentialArguments("passwd", ["root"], String.raw`pw\npw`)).toMatchObject([{ word: -1, start: 0, end: 2 }]);
  });

  test("names no value", () => {
    for (const [leak] of PAIRS) {
      const { args, stdin, secrets } = readLine(leak);
      for (const { what, advice } of find(leak)) {
        for (const [word, start, end] of secrets) {
          const secret = (word < 0 ? (stdin ?? "") : (args[word] ?? "")).slice(start, end);
          if (secret.length > 3) expect(`${what} ${advice}`.includes(` ${secret} `)).toBe(false);
        }
      }
    }
  });

  test.each([
    ["many words", "curl", Array.from({ length: 100_000 }, () => "-H"), null],
    ["a long bundle", "curl", [`-${"s".repeat(200_000)}`], null],
    ["long input", "chpasswd", [], "root:password\n".repeat(100_000)],
    ["long statements", "mysql", ["-e", "IDENTIFIED BY '".repeat(50_000)], "PASSWORD ".repeat(100_000)],
    ["long code", "python", ["-c", "create_superuser('a', ".repeat(20_000)], null],
    ["many colons", "curl", ["-u", "${A}".repeat(50_000), "-H", "Authorization: ".repeat(50_000), "-d", "password=&".repeat(50_000)], null],
    ["many assignments", "app", Array.from({ length: 20_000 }, (_, i) => `PASSWORD_${i}=x`), null],
  ] as const)("reads %s in linear time", (_, command, args, stdin) => {
    const start = performance.now();
    findCredentialArguments(command, args, stdin);
    expect(performance.now() - start).toBeLessThan(20_000);
  });
});
