import { rangeOfGroup } from "./groups.ts";

/** A name and its value as they stand in a text. */
export interface Assignment {
  readonly name: string;
  /** Without quotes. */
  readonly value: string;
  /** Offsets of the value without its quotes, UTF-16; end is exclusive. */
  readonly start: number;
  readonly end: number;
}

/**
 * How a text writes assignments. `lines`: `name = value`, `name: value`, `export NAME=value`. `directives`:
 * as `lines`, and `name value`. `yaml`, `json`, `xml`: as their names say, read line by line or tag by tag, so
 * that broken files give what can be had. `quoted`: `'name', 'value'`, `'name' => 'value'`, as code has them.
 * `ruby`: `settings['name'] = "value"`, `'name' => 'value'`, and YAML in a here-document.
 * `code`: as `quoted`, and `name = "value"`, as settings in Python and PHP have them.
 * `terraform`: `name = "value"`, and the default of a variable under the variable's name.
 * `unit`: what systemd's units set for their programs, `Environment=NAME=value "NAME=value"`, and its command lines.
 * `shell`: `NAME=value`, `export NAME=value`. `dockerfile`: ENV and ARG.
 */
export type Syntax = "lines" | "directives" | "yaml" | "json" | "xml" | "quoted" | "ruby" | "code" | "terraform" | "unit" | "shell" | "dockerfile";

type LineSyntax = Exclude<Syntax, "json" | "xml" | "quoted" | "ruby" | "code" | "terraform" | "unit">;

/** Longer lines are data, not settings. */
const LONGEST_LINE = 4000;

/** All assignments of a text; never throws, linear time. */
export function findAssignments(text: string, syntax: Syntax): Assignment[] {
  if (syntax === "json") return joinPairs(fromPattern(text, JSON_PAIR));
  if (syntax === "quoted") return fromPattern(text, CODE_PAIR);
  if (syntax === "xml") return fromXml(text);
  if (syntax === "ruby") return fromRuby(text);
  if (syntax === "code") return fromCode(text);
  if (syntax === "terraform") return fromTerraform(text);
  if (syntax === "unit") return fromUnit(text);
  const found = fromLines(text, syntax);
  return syntax === "yaml" ? joinPairs(found) : found;
}

/** `name: X` and then `value: y`, as Kubernetes writes environment variables: the value goes by the name X. */
function joinPairs(assignments: readonly Assignment[]): Assignment[] {
  return assignments.map((assignment, index) => {
    const before = assignments[index - 1];
    return assignment.name === "value" && before && NAMING.has(before.name) ? { ...assignment, name: before.value } : assignment;
  });
}

/** The keys of a pair of which `value` is the other one. */
const NAMING: ReadonlySet<string> = new Set(["name", "key"]);

const JSON_PAIR = /"(?<name>[^"\\\n]{1,200})"\s{0,50}:\s{0,50}"(?<value>(?:[^"\\\n]|\\.)*)"/gd;

/** `define('NAME', 'value')` of PHP; elsewhere a comma between two texts is that of a list. */
const DEFINITION = /\b(?:define|set|setenv)\(\s{0,9}["'](?<name>[A-Za-z_][\w.-]{0,100})["']\s{0,9},\s{0,9}["'](?<value>[^"'\n]{0,300})["']/gd;

/** `'NAME', 'value'`, `'NAME' => 'value'`, in a script that edits such. Behind a bracket a comma goes on with something else. */
const CODE_PAIR = /["'](?<name>[A-Za-z_][\w.-]{0,100})["'](?:\s{0,9},|\s{0,9}\]?\s{0,9}(?:=>|=|:))\s{0,9}["'](?<value>[^"'\n]{0,300})["']/gd;

/** `'NAME' => 'value'` and `settings['NAME'] = 'value'`; a comma would be that of a list. */
const RUBY_PAIR = /["'](?<name>[A-Za-z_][\w.-]{0,100})["']\s{0,9}\]?\s{0,9}(?:=>|=|:)\s{0,9}["'](?<value>[^"'\n]{0,300})["']/gd;

/** GitLab's gitlab.rb: Ruby, in which YAML may stand. What is no literal (`ENV['X']`) has no quotes behind its name. */
function fromRuby(text: string): Assignment[] {
  const read = text.replace(/^[ \t]*#[^\n]*/gm, (comment) => " ".repeat(comment.length));
  const pairs = fromPattern(read, RUBY_PAIR);
  const starts = new Set(pairs.map(({ start }) => start));
  return [...pairs, ...fromLines(read, "yaml").filter(({ start }) => !starts.has(start))];
}

/** `NAME = "value"`, `c.App.name = u'value'`, `public $name = 'value';` to the end of the line. */
const CODE_LINE = /^[ \t]{0,50}(?:<\?php[ \t]{1,9})?(?:(?:public|protected|private|static|const|let|var|final|export)[ \t]{1,9}){0,3}\$?(?<name>[A-Za-z_][\w.]{0,160})[ \t]{0,20}=[ \t]{0,20}[ub]?["'](?<value>[^"'\n]{0,300})["'][ \t]{0,9};?[ \t\r]{0,9}(?:#[^\n]*|\/\/[^\n]*)?$/gmd;

/** `{ name: "value" }` of JavaScript. */
const FIELD_PAIR = /(?:^|[{,(])[ \t]{0,50}(?<name>[A-Za-z_]\w{0,100})[ \t]{0,9}:[ \t]{0,9}["'](?<value>[^"'\n]{0,300})["']/gmd;

/** Settings in Python, PHP or JavaScript. What is read from elsewhere has no quotes behind its name. */
function fromCode(text: string): Assignment[] {
  const read = text.replace(/^[ \t]*(?:#|\/\/|\*)[^\n]*/gm, (comment) => " ".repeat(comment.length));
  return [...fromPattern(read, DEFINITION), ...fromPattern(read, RUBY_PAIR), ...fromPattern(read, CODE_LINE), ...fromPattern(read, FIELD_PAIR)];
}

const VARIABLE = /^[ \t]{0,9}variable[ \t]{1,9}"?(?<name>[\w-]{1,100})"?[ \t]{0,9}\{/gm;

/** developer.hashicorp.com/terraform/language/values/variables: `variable "db_password" { default = "x" }`. */
function fromTerraform(text: string): Assignment[] {
  const variables = [...text.matchAll(VARIABLE)];
  let next = 0;
  return fromPattern(text, CODE_LINE).map((assignment) => {
    while (next < variables.length && variables[next]!.index < assignment.start) next++;
    return assignment.name === "default" && next > 0 ? { ...assignment, name: variables[next - 1]!.groups!["name"]! } : assignment;
  });
}

/** Settings of a unit whose values are variables or command lines (systemd.exec(5), systemd.service(5)). */
const UNIT_LINE = /^[ \t]{0,9}(?<name>Environment|Exec[A-Z]\w{1,20})[ \t]{0,9}=(?<value>[^\n]{1,4000})$/gmd;

/** `NAME=value`, `"NAME=value with blanks"`, `NAME="value"`. */
const UNIT_PAIR = /(?<=^|\s)(?:"(?<first>[A-Za-z_]\w{0,100})=(?<quoted>[^"\n]{1,1000})"|'(?<second>[A-Za-z_]\w{0,100})=(?<single>[^'\n]{1,1000})'|(?<third>[A-Za-z_]\w{0,100})=["']?(?<plain>[^\s"']{1,1000}))/gd;

function fromUnit(text: string): Assignment[] {
  return fromPattern(text, UNIT_LINE).flatMap((line) => (line.name === "Environment" ? variablesOfUnit(line) : optionsOfUnit(line)));
}

function optionsOfUnit({ value: command, start: offset }: Assignment): Assignment[] {
  return findEmbeddedAssignments(command)
    .filter(({ value }) => !value.startsWith("$"))
    .map((pair) => ({ ...pair, start: offset + pair.start, end: offset + pair.end }));
}

function variablesOfUnit({ value: list, start: offset }: Assignment): Assignment[] {
  return [...list.matchAll(UNIT_PAIR)].flatMap((match) => {
    const { first, second, third } = match.groups!;
    const [start, end] = rangeOfGroup(match, "quoted") ?? rangeOfGroup(match, "single") ?? rangeOfGroup(match, "plain")!;
    const value = list.slice(start, end);
    // A specifier, `%i`, is filled in by systemd; a sign of its own is written twice.
    return /^%[a-z]/i.test(value) ? [] : [{ name: (first ?? second ?? third)!, value, start: offset + start, end: offset + end }];
  });
}

/** `<password>x</password>`, `<add key="Password" value="x" />`, `<user password="x"/>`. */
const XML_PAIRS: readonly RegExp[] = [
  /<(?<name>[A-Za-z][\w.-]{0,100})>(?<value>[^<>]{1,1000})<\//gd,
  /\b(?:key|name)="(?<name>[^"]{1,200})"\s{1,50}value="(?<value>[^"]{0,1000})"/gd,
  /(?<=\s)(?!(?:key|name|value)=)(?<name>[A-Za-z][\w.-]{0,100})="(?<value>[^"<>\n]{1,1000})"/gd,
];

/** Without comments, in which Maven's and Tomcat's own files show how passwords are written. */
function fromXml(text: string): Assignment[] {
  const parts: string[] = [];
  let from = 0;
  for (let at = text.indexOf("<!--"); at !== -1; at = text.indexOf("<!--", from)) {
    const end = text.indexOf("-->", at);
    if (end === -1) break;
    parts.push(text.slice(from, at), " ".repeat(end + 3 - at));
    from = end + 3;
  }
  const read = parts.join("") + text.slice(from);
  return XML_PAIRS.flatMap((pattern) => fromPattern(read, pattern));
}

function fromPattern(text: string, pattern: RegExp): Assignment[] {
  return [...text.matchAll(pattern)].map((match) => {
    const [start, end] = rangeOfGroup(match, "value")!;
    return { name: match.groups!["name"]!, value: text.slice(start, end), start, end };
  });
}

function fromLines(text: string, syntax: LineSyntax): Assignment[] {
  const found: Assignment[] = [];
  let offset = 0;
  for (const line of text.split("\n")) {
    const assignments = line.length > LONGEST_LINE ? [] : readLine(line.replace(/\r$/, ""), syntax);
    for (const assignment of assignments) found.push({ ...assignment, start: offset + assignment.start, end: offset + assignment.end });
    offset += line.length + 1;
  }
  return found;
}

/** A name before `=` may have colons in it, as in .npmrc. */
const EQUALS = /^\s*(?:(?:export|set|setenv)\s+)?["']?(?<name>[^\s="'#;[][^\s="']{0,198})["']?\s*=\s*/;
/** Ruby's symbols have a colon before them, too: `:rubygems_api_key: x`. */
const COLON = /^\s*["']?:?(?<name>[^\s=:"'#;[][^\s=:"']{0,198})["']?\s*:\s*/;

/** Beginnings of a line up to its value. The name is free of blanks; what stands before it belongs to the syntax. */
const HEADS: Readonly<Record<LineSyntax, readonly RegExp[]>> = {
  lines: [EQUALS, COLON],
  directives: [
    EQUALS, COLON,
    // nginx's proxy_pass and its kin name a server.
    /^\s*-{0,2}(?!\w{1,50}_pass\s)(?<name>[A-Za-z][\w.-]{1,100})[ \t]+(?=\S+\s*$)/,
  ],
  yaml: [
    /^\s*-\s+["']?(?<name>[A-Za-z_][\w.]{0,198})=/,
    /^\s*(?:-\s+)?["']?(?<name>[^\s:"'#{[&*!-](?:[^:"']{0,197}[^\s:"'])?)["']?\s*:\s+(?:&\S+\s+|!\S+\s+)?/,
  ],
  shell: [/^\s*(?:(?:export|local|readonly|declare(?:\s+-\w+)*|typeset)\s+)?(?<name>[A-Za-z_]\w{0,198})=/],
  dockerfile: [/^\s*(?:ENV|ARG|LABEL)\s+(?<name>[A-Za-z_][\w.-]{0,198})(?:=|[ \t]+)/i, /^\s+(?<name>[A-Za-z_][\w.-]{0,198})=/],
};

function readLine(line: string, syntax: LineSyntax): Assignment[] {
  for (const head of HEADS[syntax]) {
    const match = head.exec(line);
    if (!match) continue;
    // What begins with a bracket is no scalar: its own pairs count.
    if (syntax === "yaml" && /^[{[]/.test(line.slice(match[0].length))) return fromPattern(line, FLOW_PAIR);
    const [start, end] = valueRange(line, match[0].length, syntax);
    return [{ name: match.groups!["name"]!, value: line.slice(start, end), start, end }];
  }
  return [];
}

/** `{ name: value, "name": "value" }` of YAML, in one line. */
const FLOW_PAIR = /(?<=[{,])\s{0,9}["']?(?<name>[A-Za-z_][\w.-]{0,100})["']?\s{0,9}:\s{1,9}["']?(?<value>[^\s"',{}[\]]{1,500}(?:[ \t]{1,9}[^\s"',{}]{1,500}){0,20})/gd;

/** What a shell takes for one word: a substitution has blanks. */
const UNQUOTED = /^(?:\$\([^()\n]{0,300}\)|`[^`\n]{0,300}`|[^\s;&|])*/;

/** The value that starts here, without quotes, comment and end-of-statement marks. */
function valueRange(line: string, start: number, syntax: LineSyntax): readonly [number, number] {
  // In YAML's `- "NAME=value"` the quote opened before the name.
  const opened = syntax === "yaml" ? /^\s*-\s+(["'])/.exec(line)?.[1] : undefined;
  const quote = opened ?? /^["']/.exec(line.slice(start))?.[0];
  if (quote !== undefined) {
    const from = opened === undefined ? start + 1 : start;
    const close = line.indexOf(quote, from);
    return [from, close < 0 ? line.length : close];
  }
  const rest = line.slice(start);
  const endless = syntax === "shell" || syntax === "dockerfile" ? UNQUOTED.exec(rest)![0] : rest.split(/\s[#;]/, 1)[0]!;
  return [start, start + endless.replace(/(?<![\s,;])[\s,;]+$/, "").length];
}

const OPTION_PAIR = /(?:^|\s)-{1,2}D?(?<name>[A-Za-z][\w.-]{1,100})(?:=|[ \t]+(?!-))["']?(?<value>[^\s"']{1,500})/gd;

/** `LoginModule required username="me" password="x";` of JAAS, and whatever else quotes its values. */
const QUOTED_PAIR = /(?:^|[\s,;({])(?<name>[A-Za-z][\w.-]{1,100})\s?=\s?"(?<value>[^"\n]{1,500})"/gd;

/** Pairs inside a value: JSON, `-Dname=value`, `--name value`, `name="value"`. */
export function findEmbeddedAssignments(value: string): Assignment[] {
  return [
    ...(value.includes('":') || value.includes('" :') ? findAssignments(value, "json") : []),
    ...(value.includes("-") && /[\s=]/.test(value) ? fromPattern(value, OPTION_PAIR) : []),
    ...(/=\s?"/.test(value) ? fromPattern(value, QUOTED_PAIR) : []),
  ];
}
