import fc from "fast-check";

/** Pieces of Dockerfiles, well and badly placed ones. */
const TOKENS = [
  "FROM a", "FROM b AS c", "RUN ", "COPY ", "ADD ", "ENV ", "ARG ", "LABEL ", "ONBUILD ", "HEALTHCHECK CMD ", "CMD ", "SHELL ",
  "ENTRYPOINT ", "VOLUME ", "EXPOSE ", "USER ", "WORKDIR ", "MAINTAINER ", "STOPSIGNAL ", "\n", "\n", "\n", "\r\n", "\n\n", " ",
  " ", "\t", "\v", "\u00A0", "\uFEFF", "\0", "#", "# c\n", "# escape=`\n", "# syntax=x\n", "\\\n", "`\n", "\\ \n", "\\", "`",
  '"', "'", "[", "]", '["a","b c"]', '["\\u0041"]', "[1]", "{", "}", "<<EOF", "<<-E", "<< E", '<<"E"', "3<<E", "<<<E", "\nEOF\n",
  "\n\tE\n", "\nE\n", "--mount=type=secret,id=x ", '--mount="a,b=\\"c" ', "--x", "-- ", "A=b ", "A=", "=", "$A", "${A", "${A:-b}",
  "${A//b/c}", "$(", ")", "((", "echo x", " && ", " | ", ";", "é", "😀", "\uD800",
];

/** Any text, and sequences of tokens. */
export const anyText: fc.Arbitrary<string> = fc.oneof(
  { weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 200 }) },
  { weight: 4, arbitrary: fc.array(fc.constantFrom(...TOKENS), { maxLength: 30 }).map((tokens) => tokens.join("")) },
  { weight: 2, arbitrary: fc.array(fc.constantFrom(...TOKENS), { maxLength: 30 }).map((tokens) => `FROM a\n${tokens.join("")}`) },
);

const word = fc.constantFrom("a", "b/c", "x=1", "$V", "${V:-w}", '"d e"', "'f g'", "-x", "a\\ b", "|", "&&", "/", "1.2");
const words = fc.array(word, { minLength: 1, maxLength: 6 }).map((list) => list.join(" "));
const pair = fc.constantFrom("A=1", 'B="x y"', "C='z'", "D=$A", "E=a\\ b", "F=");
const pairs = fc.array(pair, { minLength: 1, maxLength: 4 });

/** What may stand between the parts of a continued instruction. */
const joint = fc.constantFrom(" ", " \\\n    ", "\\\n  ", " \\\n# comment\n  ", "\t\\\r\n\t", " \\  \n\n  ");

const joined = (keyword: string, parts: fc.Arbitrary<string[]>): fc.Arbitrary<string> =>
  fc.tuple(parts, fc.array(joint, { minLength: 6, maxLength: 6 })).map(([list, joints]) =>
    list.reduce((line, part, index) => line + (joints[index % joints.length] ?? " ") + part, keyword),
  );

const instruction = fc.oneof(
  joined("RUN", fc.array(words, { minLength: 1, maxLength: 5 })),
  joined("run --mount=type=secret,id=x", fc.array(words, { minLength: 1, maxLength: 3 })),
  joined("ENV", pairs),
  joined("LABEL", pairs),
  joined("ARG", pairs.map((list) => list.slice(0, 1))),
  joined("COPY --chown=a:b", fc.constantFrom(["a", "b"], ["a", "b", "/c/"])),
  joined("CMD", fc.constantFrom(['["a",', '"b c"]'], ["a", "b"])),
  fc.constantFrom(
    "RUN <<EOF\n echo a\n# b\nFROM c\nEOF", "COPY <<A <<-B /x/\na\nA\n\tb\n\tB", "ONBUILD RUN a \\\n b", "EXPOSE 80 443", "USER a",
    "HEALTHCHECK --interval=5m CMD curl x", "WORKDIR /a b", 'VOLUME ["/a"]', 'SHELL ["sh", "-c"]', "STOPSIGNAL 9", "# comment", "",
    "ENTRYPOINT a", "MAINTAINER O'Neil", "ADD a b",
  ),
);

/** Files that BuildKit's parser takes, built of well-formed instructions. */
export const wellFormedFile: fc.Arbitrary<string> = fc
  .tuple(fc.constantFrom("", "# syntax=x\n", "# comment\nARG V=1\n"), fc.array(instruction, { maxLength: 12 }))
  .map(([head, instructions]) => `${head}FROM a AS b\n${instructions.join("\n")}\n`);
