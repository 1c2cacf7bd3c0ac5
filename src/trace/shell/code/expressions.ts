/** How much of the text behind a call is read for what it is given. */
const longestArgument = 1000;

/** What strings over several lines stand in. */
const LONG_QUOTES = ['"""', "'''", "`"];

/** The last sign of the quotes that end the string. */
function closingOf(code: string, quotes: string, start: number): number {
  const closing = code.slice(start + quotes.length, start + longestArgument).indexOf(quotes);
  return closing === -1 ? start + quotes.length - 1 : start + closing + 2 * quotes.length - 1;
}

/** What a call is given from an offset on: to its closing bracket, or to the end of the statement where it has none. */
export function argumentAt(code: string, start: number, hasBrackets: boolean): string {
  let open = 0;
  let end = start;
  for (; end < code.length && end - start < longestArgument; end++) {
    const sign = code[end]!;
    const quotes = /["'`]/.test(sign) ? LONG_QUOTES.find((one) => code.startsWith(one, end)) : undefined;
    if (quotes !== undefined) end = closingOf(code, quotes, end);
    else if (sign === "(" || (!hasBrackets && /[[{]/.test(sign))) open++;
    else if ((sign === ")" || (!hasBrackets && /[\]}]/.test(sign))) && open-- === 0) break;
    else if (!hasBrackets && open === 0 && (sign === "\n" || sign === ";")) break;
  }
  return code.slice(start, end);
}

/** Calls that hand on what they are given. */
const CONVERSIONS = /(?:^|\W|\.)(?:str|bytes|repr|String|dumps|stringify|from|format|join|b64encode|encode|encodebytes|concat|dedent|to_json|to_yaml|base64_encode|r?trim|json_encode|sprintf)$/;

/** `process.env.T.length`, `T ? a : b` and `T == x` tell of a secret, and are none. */
const ASKED_BEHIND = /^["'\])}]{0,3}(?:\.(?:length|size|count|startsWith|endsWith|includes|startswith|endswith|include\?|empty\?|nil\?)|\s{0,2}(?:[=!]=|\?(?![?.])|&&|(?:is|in|and|else)\b))/;
const ASKED_BEFORE = /(?:\b(?:if|unless|not|elif|while|in|defined)|!)[\s(]{0,2}$/;

/** Whether what stands between the offsets is written as it is: in no call but one that hands it on, and not asked about. */
export function isWritten(argument: string, at: number, end: number): boolean {
  if (ASKED_BEHIND.test(argument.slice(end, end + 24)) || ASKED_BEFORE.test(argument.slice(Math.max(0, at - 12), at))) return false;
  let open = 0;
  for (let i = at - 1; i >= 0; i--) {
    if (argument[i] === ")") open++;
    else if (argument[i] === "(" && open-- === 0) {
      open = 0;
      const called = argument.slice(Math.max(0, i - 40), i);
      if (/\w$/.test(called) && !CONVERSIONS.test(called)) return false;
    }
  }
  return true;
}

/** A variable that an expression uses. */
export interface Use {
  readonly name: string;
  readonly at: number;
  readonly end: number;
}

const VARIABLE = /(?:(?<sigil>\$)|(?<![\w.$]))(?<name>[A-Za-z_]\w{0,60})(?![\w(])/g;

/** Where an expression uses variables. In a string they stand in braces (`{t}`, `${t}`, `#{t}`), or behind a `$` as in Perl and PHP. */
export function usesIn(argument: string): Use[] {
  const inString = stringsIn(argument);
  const uses: Use[] = [];
  for (const { index, 0: { length }, groups } of argument.matchAll(VARIABLE)) {
    const quote = inString(index);
    const { sigil = "", name } = groups!;
    const inBraces = /\{\s?$/.test(argument.slice(Math.max(0, index - 2), index));
    if (quote === "" || inBraces || (quote === "\"" && sigil !== "")) uses.push({ name: sigil + name!, at: index, end: index + length });
  }
  return uses;
}

/** Tells the quote of the string that an offset lies in, if any; asked in ascending order. */
function stringsIn(text: string): (offset: number) => string {
  let at = 0;
  let quote = "";
  return (offset) => {
    for (; at < offset; at++) {
      const sign = text[at]!;
      if (sign === "\\") at++;
      else if (quote === "" ? /["'`]/.test(sign) : sign === quote) quote = quote === "" ? sign : "";
    }
    return quote;
  };
}
