/**
 * The text of a Dockerfile as it stands, backslashes and all, without the indentation of the test around it;
 * `\$` and `` \` `` are a dollar and a backtick.
 */
export function dockerfile(template: TemplateStringsArray, ...values: readonly string[]): string {
  const lines = template.raw.join("\0").replace(/\\(?=[$`])/g, "").split("\n").slice(1, -1);
  const indent = Math.min(...lines.filter((line) => line.trim() !== "").map((line) => line.length - line.trimStart().length));
  const text = lines.map((line) => `${line.slice(indent)}\n`).join("");
  let next = 0;
  return text.replace(/\0/g, () => values[next++] ?? "");
}
