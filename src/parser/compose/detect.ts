/**
 * A key `services` at the start of a line, with nothing but a comment, a tag or an anchor behind it, and then, comments
 * and blank lines apart, an indented line that is no list item; or with a brace behind it.
 */
const SERVICES =
  /^\uFEFF?(["']?)services\1[ \t]*:(?:[ \t]+[&!][^\s]*(?!\S))*[ \t]*(?:\{|(?:#[^\r\n]*)?\r?\n(?:[ \t]*(?:#[^\r\n]*)?\r?\n)*[ \t]+(?!-[ \t\r\n])[^\s#])/m;

/** Whether a YAML text has `services` at its top that is a mapping, as in a Compose file. A look, no parse; never throws. */
export const isComposeText = (text: string): boolean => SERVICES.test(text);
