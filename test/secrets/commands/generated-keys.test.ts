import { describe, expect, test } from "vitest";
import { findGeneratedKeys, KEY_ROWS } from "../../../src/secrets/commands/generated-keys.ts";
import { matchCondition, readInvocation } from "../../../src/secrets/commands/tools.ts";
import { readLine } from "./line.ts";

const CASES: readonly (readonly [line: string, path: string | null, clean: string])[] = [
  ["ssh-keygen -t rsa -N '' -f /k", "/k", "ssh-keygen -y -f /k"],
  ["ssh-keygen -q -t rsa", "~/.ssh/id_rsa", "ssh-keygen -lf /k"],
  ["ssh-keygen -A", "/etc/ssh/ssh_host_*_key", "ssh-keygen -R host"],
  ["openssl genrsa -out k.pem 2048", "k.pem", "openssl rsa -in k.pem -pubout"],
  ["openssl gendsa -out k.pem p", "k.pem", "openssl dsa -in k.pem"],
  ["openssl genpkey -algorithm RSA -out k.pem", "k.pem", "openssl genpkey -genparam -out p.pem"],
  ["openssl ecparam -genkey -name prime256v1 -out k.pem", "k.pem", "openssl ecparam -name prime256v1 -out p.pem"],
  ["openssl dsaparam -genkey -out k.pem 2048", "k.pem", "openssl dsaparam -out p.pem 2048"],
  ["openssl req -x509 -newkey rsa:2048 -nodes -keyout s.key -out s.crt", "s.key", "openssl req -new -key s.key -out s.csr"],
  ["openssl req -x509 -newkey rsa:2048 -out s.crt", "privkey.pem", "openssl x509 -req -in s.csr"],
  ["keytool -genkeypair -keystore k.jks", "k.jks", "keytool -importcert -keystore k.jks"],
  ["keytool -genkey -alias a", "~/.keystore", "keytool -list"],
  ["gpg --batch --gen-key f", "~/.gnupg/private-keys-v1.d", "gpg --batch --import f"],
  ["wg genkey", null, "wg pubkey"],
  ["wg genpsk", null, "wg show"],
  ["mkcert -install", "~/.local/share/mkcert/rootCA-key.pem", "mkcert -CAROOT"],
  ["mkcert -key-file k.pem h", "k.pem", "mkcert -uninstall"],
  ["step certificate create h h.crt h.key", "h.key", "step certificate inspect h.crt"],
  ["step crypto keypair a.pub a.key", "a.key", "step crypto hash"],
  ["step ca init --name n", "~/.step/secrets", "step ca bootstrap"],
  ["easyrsa --batch build-ca nopass", "pki/private/ca.key", "easyrsa init-pki"],
  ["easyrsa build-server-full s nopass", "pki/private/s.key", "easyrsa gen-dh"],
  ["easyrsa build-client-full c nopass", "pki/private/c.key", "easyrsa gen-crl"],
  ["easyrsa gen-req r nopass", "pki/private/r.key", "easyrsa sign-req server r"],
  ["dropbearkey -t rsa -f k", "k", "dropbearkey -y -f k"],
  ["puttygen -t rsa -o k.ppk", "k.ppk", "puttygen k.ppk -O public-openssh"],
  ["make-ssl-cert generate-default-snakeoil", "/etc/ssl/private/ssl-cert-snakeoil.key", "make-ssl-cert"],
  ["minisign -G -s k", "k", "minisign -Vm f"],
  ["age-keygen -o k", "k", "age-keygen -y k"],
  ["certtool --generate-privkey --outfile k", "k", "certtool --generate-self-signed --outfile c"],
];

function find(line: string) {
  const { command, args } = readLine(line);
  return findGeneratedKeys(command, args);
}

describe("keys that a command makes", () => {
  test.each(CASES)("%s", (line, path) => {
    expect(find(line)).toMatchObject([{ path }]);
  });

  test.each(CASES.map(([, , clean]) => [clean]))("none: %s", (clean) => {
    expect(find(clean)).toEqual([]);
  });

  test("each row has a case", () => {
    const invocations = CASES.map(([line]) => readLine(line)).map(({ command, args }) => readInvocation(command, args));
    const untested = KEY_ROWS.filter((row) => !invocations.some(({ name, words }) => row.commands.split(" ").includes(name) && matchCondition(words, row) >= 0));
    expect(untested.map(({ commands, when }) => [commands, when])).toEqual([]);
  });
});
