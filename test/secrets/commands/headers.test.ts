import { expect, test } from "vitest";
import { header } from "../../../src/secrets/commands/headers.ts";

/** «…» marks the credential; and its kind. */
test.each([
  ["Authorization: Bearer «abc123x»", ["token"]],
  ["Authorization: «abc123x»", ["credentials"]],
  ["  Authorization :  Bearer «abc123x» ", ["token"]],
  ["X-Api-Key: «abc123x»", ["API key"]],
  ["Proxy-Authorization: Basic «abc123x»", ["credentials"]],
  ["Cookie: a=b; session_token=«abc123x»", ["token"]],
  ["Content-Type: text/plain", []],
  ["X-Auth-Key: «abc123x»", ["API key"]],
  ["Authorization: Token%20«abc123x»", ["token"]],
  ["@file", []],
  ["x y: z", []],
  ["PRIVATE-TOKEN: «abc123x»", ["token"]],
  ["X-Honeycomb-Team: «abc123x»", ["API key"]],
  ["Accept: token", []],
])("%s: %j", (marked, kinds) => {
  const text = marked.replace(/[«»]/g, "");
  const found = header(text);
  expect(found.reduceRight((shown, { start, end }) => `${shown.slice(0, start)}«${shown.slice(start, end)}»${shown.slice(end)}`, text)).toBe(marked);
  expect(found.map(({ kind }) => kind)).toEqual(kinds);
});
