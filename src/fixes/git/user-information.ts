/** What a shell fills in, which is none of the text: `$(cat …)`, `${NAME%%x}`, `$NAME`. */
const expansions = /(\$\([^()]*\)|\$\{[^{}]*\}|\$\w+)/;

/** `%40`; one or more, for a letter may take several bytes. */
const escapes = /(?:%[0-9A-Fa-f]{2})+/g;

/** Whether a part of an address says something else than it reads. */
export function isEncoded(text: string): boolean {
  return text.search(escapes) !== -1;
}

/**
 * User information of an address as a header or an option has it: `jane%40acme.io` there is `jane@acme.io`. It is to
 * stand in double quotes of a shell. Null for what is no text, and for a `:` or a sign of the shell, which would mean more.
 */
export function decoded(user: string): string | null {
  let isPlain = true;
  const plain = user.split(expansions).map((part, i) => (i % 2 === 1 ? part : part.replace(escapes, (written) => {
    const text = textOf(written);
    isPlain &&= text !== null;
    return text ?? "";
  })));
  return isPlain ? plain.join("") : null;
}

function textOf(written: string): string | null {
  try {
    const text = decodeURIComponent(written);
    return /[:"$`\\!\p{Cc}]/u.test(text) ? null : text;
  } catch {
    return null;
  }
}
