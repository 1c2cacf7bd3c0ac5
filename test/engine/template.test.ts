import { expect, test } from "vitest";
import { fillTemplate } from "../../src/engine/template.ts";

const cases: readonly (readonly [template: string, data: Record<string, string>, message: string])[] = [
  ["{{name}} leaks.", { name: "TOKEN" }, "TOKEN leaks."],
  ["{{ name }} and {{name}}.", { name: "A" }, "A and A."],
  ["{{name}} stays.", {}, "{{name}} stays."],
  ["{{name}}", { name: "{{other}} $& $1", other: "x" }, "{{other}} $& $1"],
  ["{ {name} }}", { name: "A" }, "{ {name} }}"],
];

test.each(cases)("%s", (template, data, message) => {
  expect(fillTemplate(template, data)).toBe(message);
});
