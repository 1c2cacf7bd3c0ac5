import fc from "fast-check";

const tokens = [
  "a", "b c", "A=", "A=b", "export ", "$A", "${A:-", "${A/", "${#", "}", "$(", "`", "\\`", ")", "(", "((", "))",
  "$((", "<(", "{ ", "; }", "'", "\"", "$'", "\\", "\\\n", "\n", "\r\n", "\t", " ", " ", ";", ";;", "&", "&&", "||",
  "|", "|&", ">", ">>", "2>&1", "<<E\n", "<<-'E' ", "E\n", "<<<", "if ", "; then ", "; else ", "; fi ", "for i in ",
  "; do ", "; done ", "while ", "case a in ", "a) ", ";; esac ", "f() ", "function f ", "[[ ", " ]]", "! ", "time ",
  "coproc ", "*", "?", "[a", "]", "{a,", "@(", "#", "~", "=", "sh -c ", "eval ", "é", "😀", "\0",
];
/** Sequences of shell tokens, well and badly placed ones. */
export const shellSoup: fc.Arbitrary<string> = fc.array(fc.constantFrom(...tokens), { maxLength: 40 }).map((parts) => parts.join(""));
