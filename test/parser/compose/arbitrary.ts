import fc from "fast-check";

const piece = fc.constantFrom(
  "services", "app", "environment", "build", "args", "dockerfile_inline", "command", "healthcheck", "test", "secrets", "volumes",
  "x-a", "<<", ": ", ":", "\n", "\n", "\n  ", "\n    ", "\n      ", "- ", "A=b", "{", "}", "[", "]", ", ", "'", '"', "|", ">-", "#", " # ",
  "&a ", "*a", "!reset ", "$", "$$", "${", "A", ":-", "\\", "\t", "\r\n", "\0", "\uFEFF", "---\n", "FROM a", "RUN b", "<<EOF", "é", "? ", "~",
);
/** Sequences of YAML's and Compose's tokens. */
export const composeSoup: fc.Arbitrary<string> = fc.array(piece, { maxLength: 60 }).map((pieces) => pieces.join(""));

const scalar = fc.constantFrom(
  "a", "'it''s'", '"q\\"$$B"', "${A:-b}", "|\n          l $$C\n          ${D}\n", ">\n          f\n          g\n", "0644", "", "~", "A=b:c", "C:\\d:/e",
);
const names = [
  "image", "command", "entrypoint", "environment", "labels", "annotations", "env_file", "volumes", "secrets", "configs", "build", "tmpfs", "restart", "x-y",
];
const field = fc.tuple(fc.constantFrom(...names), scalar, fc.constantFrom("scalar", "list", "map")).map(([name, value, form]) => {
  if (form === "list") return `    ${name}:\n      - ${value}\n      - A=${value.startsWith("|") || value.startsWith(">") ? "b" : value}\n`;
  return form === "map" ? `    ${name}:\n      source: ${value}\n      args: [A=b, C]\n` : `    ${name}: ${value}\n`;
});
const inline = fc.array(fc.constantFrom("FROM a", "RUN b $$C \\", "  && d ${E}", "# f", "ENV G=\"h\" I=j", "COPY <<EOF /k", "l $$M", "EOF", ""))
  .map((lines) => `    build:\n      dockerfile_inline: |2\n${lines.map((line) => `        ${line}\n`).join("")}`);
/** Files with services. */
export const composeFile: fc.Arbitrary<string> = fc.array(fc.oneof(field, inline), { maxLength: 8 }).map((fields) => `services:\n  app:\n${fields.join("")}secrets:\n  a: {file: b}\n`);
