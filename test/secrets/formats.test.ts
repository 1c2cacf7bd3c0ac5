import { describe, expect, test } from "vitest";
import { findFormats } from "../../src/secrets/formats.ts";
import { OWN_FORMATS, PRESET_FORMATS } from "../../src/secrets/known-formats.ts";

/** Letters and digits without a pattern, of any length; written in pieces so that no scanner takes the test for a leak. */
const random = (length: number): string => "Q3vN8xZrT5wKmB2yLpD7hJ9cFsG4tXaE6uRkW1zMqVbYnHdPoCiS0fUjAeIlOg".repeat(4).slice(0, length);
const hex = (length: number): string => "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08".repeat(2).slice(0, length);
const lower = (length: number): string => random(length).toLowerCase();
const upper = (length: number): string => random(length).toUpperCase();
const letters = (length: number): string => random(200).replace(/\d/g, "").slice(0, length);
const part = (text: string): string => btoa(text).replace(/=+$/, "");
/** The pattern wants the last brace alone in its group of three bytes. */
const opsAccount = (email: string): string => {
  const json = JSON.stringify({ email, srpX: hex(64), secretKey: random(30) });
  return json.length % 3 === 1 ? json : opsAccount(`${email}x`);
};
const pem = (type: string, body: string): string => `-----BEGIN ${type}-----\n${body}\n-----END ${type}-----`;
const KEY_BODY = `MIIE${random(60)}\n${random(64)}\n${random(64)}`;

/** One real-looking token for each row of both tables. */
const TOKENS: Readonly<Record<string, string>> = {
  "a Stripe key": `sk_live_${random(24)}`,
  "a Google API key": `AIza${random(35)}`,
  "a Google OAuth client secret": `GOCSPX-${random(28)}`,
  "a PyPI token": `pypi-AgE${random(80)}`,
  "a RubyGems key": `rubygems_${hex(48)}`,
  "a NuGet key": `oy2${lower(43)}`,
  "a DigitalOcean token": `dop_v1_${hex(64)}`,
  "a Docker organisation token": `dckr_oat_${random(32)}`,
  "a GitLab deploy token": `gldt-${random(20)}`,
  "a GitLab runner token": `glrt-${random(20)}`,
  "a GitLab trigger token": `glptt-${hex(40)}`,
  "a Tailscale key": `tskey-auth-${random(12)}-${random(32)}`,
  "a Sentry token": `sntryu_${hex(64)}`,
  "a Postman key": `PMAK-${hex(24)}-${hex(34)}`,
  "an Atlassian token": `ATATT3${random(180)}`,
  "an age key": `AGE-SECRET-KEY-1${upper(58)}`,
  "a Terraform Cloud token": `${random(14)}.atlasv1.${random(66)}`,
  "a Doppler token": `dp.pt.${random(43)}`,
  "a Pulumi token": `pul-${hex(40)}`,
  "a Telegram bot token": `8123456789:AA${random(33)}`,
  "an AWS access key id": `AKIA${upper(16)}`,
  "an AWS secret access key": `aws_secret_access_key = ${random(40)}`,
  "a signed JSON Web Token": `${part('{"alg":"HS256","typ":"JWT"}')}.${part('{"sub":"builder","role":"admin"}')}.${random(43)}`,
  "an npm token": `npm_${random(36)}`,
  "a Slack token": `xoxb-${"5366843858"}-${"987045904527"}-${random(24)}`,
  "a SendGrid key": `SG.${random(22)}.${random(43)}`,
  "a Shopify token": `shpat_${hex(32)}`,
  "a GitHub token": `ghp_${random(36)}`,
  "a GitLab token": `glpat-${random(20)}`,
  "a Grafana token": `glsa_${random(32)}_${hex(8)}`,
  "an OpenAI key": `sk-${random(20)}T3BlbkFJ${random(20)}`,
  "an Anthropic key": `sk-ant-api03-${random(93)}AA`,
  "a Groq key": `gsk_${random(52)}`,
  "a Hugging Face token": `hf_${letters(34)}`,
  "a Linear key": `lin_api_${random(40)}`,
  "a Notion token": `ntn_${"12345678901"}${random(35)}`,
  "a 1Password service account token": `ops_${part(opsAccount("a@b.c"))}`,
  "a Vault token": `hvs.${random(95)}`,
  "a Vercel token": `vcp_${random(56)}`,
  "a Databricks token": `dapi${hex(32)}`,
  "a Docker token": `dckr_pat_${random(27)}`,
  "a Figma token": `figd_${random(40)}`,
};

describe("findFormats", () => {
  test("every row of the tables has a token here", () => {
    const rows = [...OWN_FORMATS, ...Object.values(PRESET_FORMATS)].map(({ what }) => what);
    expect(Object.keys(TOKENS).toSorted()).toEqual([...new Set(rows)].toSorted());
  });
  test.each(Object.entries(TOKENS))("finds %s, and where it stands", (what, token) => {
    const text = `# note\nvalue: "${token}" # end`;
    const matches = findFormats(text);
    expect(matches).toMatchObject([{ what }]);
    const secret = text.slice(matches[0]?.start, matches[0]?.end);
    expect(token.endsWith(secret)).toBe(true);
    expect(secret.length).toBeGreaterThanOrEqual(20);
  });
  test.each(Object.entries(TOKENS))("takes a masked %s for none", (_what, token) => {
    const keep = token.search(/[A-Za-z0-9]{16}/);
    expect(findFormats(`${token.slice(0, Math.max(keep, 0))}${"x".repeat(Math.max(token.length - keep, 20))}`)).toEqual([]);
  });
  test.each([
    ["a cut token", `ghp_${random(20)}`],
    ["words in the form of a token", "xoxb-your-token-here-please"],
    ["a name", "npm_config_registry=https://registry.npmjs.org"],
    ["a cache key", `cache-key-${hex(32)}`],
    ["a checksum", hex(64)],
    ["an unsigned token", `${part('{"alg":"none"}')}.${part('{"sub":"builder"}')}.`],
    ["a token for everybody", `${part('{"alg":"HS256","typ":"JWT"}')}.${part('{"iss":"supabase","role":"anon"}')}.${random(43)}`],
    ["AWS's own example", `aws_secret_access_key = wJalrXUtnFEMI/K7MDENG/${"bPxRfiCYEXAMPLEKEY"}`],
    ["the id that goes with it", `AKIA${"IOSFODNN7EXAMPLE"}`],
    ["a token that says so in its middle", `ghp_${"a8Kd02mXw9EXAMPLEHnBq7Vd2mXw9c3P1zQ0a"}`],
    ["nothing", ""],
  ])("%s is none", (_title, text) => expect(findFormats(text)).toEqual([]));

  test.each([
    ["jwt.io's", `${part('{"alg":"HS256","typ":"JWT"}')}.${part('{"sub":"1234567890","name":"John Doe"}')}.${random(43)}`],
  ])("%s is well known and not certain", (_title, text) => expect(findFormats(text)).toMatchObject([{ wellKnown: true, confidence: "likely" }]));

  test.each([
    ["PKCS #8", pem("PRIVATE KEY", KEY_BODY)],
    ["RSA", pem("RSA PRIVATE KEY", KEY_BODY)],
    ["OpenSSH", pem("OPENSSH PRIVATE KEY", KEY_BODY)],
    ["PGP", pem("PGP PRIVATE KEY BLOCK", `Version: GnuPG v2\n\n${KEY_BODY}`)],
    ["encrypted, with headers", pem("RSA PRIVATE KEY", `Proc-Type: 4,ENCRYPTED\nDEK-Info: AES-128-CBC,00FF\n\n${KEY_BODY}`)],
    ["in one line", `KEY="${pem("EC PRIVATE KEY", KEY_BODY).replaceAll("\n", "\\n")}"`],
  ])("finds a private key: %s", (_title, text) => {
    const matches = findFormats(text);
    expect(matches).toMatchObject([{ kind: "private key", confidence: "certain" }]);
    expect(text.slice(matches[0]?.start, matches[0]?.end)).toMatch(/^-----BEGIN[^]*-----$/);
  });
  test.each([
    ["a public key", pem("PUBLIC KEY", KEY_BODY)],
    ["a certificate", pem("CERTIFICATE", KEY_BODY)],
    ["a header alone", "grep -q 'BEGIN RSA PRIVATE KEY' \"$file\" # -----BEGIN RSA PRIVATE KEY-----"],
    ["a cut-out body", pem("PRIVATE KEY", "...")],
    ["a body of one character", pem("PRIVATE KEY", "x".repeat(64))],
  ])("%s is no private key", (_title, text) => expect(findFormats(text)).toEqual([]));
});
