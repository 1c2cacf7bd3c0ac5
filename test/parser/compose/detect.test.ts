import { expect, test } from "vitest";
import { isComposeText } from "../../../src/parser/compose/detect.ts";

test.each([
  "services:\n  app:\n    image: a\n",
  "\uFEFFservices:\r\n  app:\r\n    image: a\r\n",
  "# c\nversion: '3'\n\nservices: # d\n\n  # e\n  app: {}\n",
  "---\nname: a\nservices: {app: {image: a}}\n",
  "\"services\":\n  app: {}\n",
  "services: &s\n  app: {}\n",
  "x-a: b\nservices : !override\n  app: {}\n",
])("%j is a Compose file", (text) => {
  expect(isComposeText(text)).toBe(true);
});

test.each([
  ["nothing", ""],
  ["a list, as in a pipeline", "services:\n  - docker:dind\n"],
  ["a list without indentation", "services:\n- docker:dind\n"],
  ["a text", "services: app\n"],
  ["a null", "services:\nother: a\n"],
  ["not at the top", "definitions:\n  services:\n    app: {}\n"],
  ["another key", "microservices:\n  app: {}\n"],
  ["in a comment", "# services:\n#   app:\n"],
  ["spaces in great number", `services:\n${" \n".repeat(50_000)}${" ".repeat(50_000)}`],
])("%s is none", (_name, text) => {
  const before = performance.now();
  expect(isComposeText(text)).toBe(false);
  expect(performance.now() - before).toBeLessThan(20_000);
});
