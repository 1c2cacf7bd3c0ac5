import { describe, expect, test } from "vitest";
import { maskCredentials } from "../../src/secrets/mask.ts";

const token = `ghp_${"a8Kd02mXw9RkT4sLz8HnBq7Vd2mXw9c3P1zQ"}`;

describe("what a message tells", () => {
  test.each([
    ["postgres://me:q7Vd2mXw9RkT4sLz8HnB@h/d", "postgres://me:***@h/d"],
    [`${token}`, "***"],
    [`The secret https://ci:${token}@github.com/a, and ${token}`, "The secret https://ci:***@github.com/a, and ***"],
  ])("is masked: %s", (text, masked) => {
    expect(maskCredentials(text)).toBe(masked);
  });

  test.each(["NPM_TOKEN", "https://$TOKEN@github.com/a", "https://user:${PASSWORD}@host/", "config/id_rsa", ""])("stays: %s", (text) => {
    expect(maskCredentials(text)).toBe(text);
  });
});
