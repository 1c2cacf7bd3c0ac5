const ENCODINGS: readonly { readonly mark: readonly number[]; readonly encoding: string }[] = [
  { mark: [0xff, 0xfe], encoding: "utf-16le" },
  { mark: [0xfe, 0xff], encoding: "utf-16be" },
];

/**
 * A file's text: UTF-16 where a byte order mark says so, else UTF-8, with U+FFFD for what is not valid.
 * A byte order mark stays in the text as U+FEFF, so that offsets count it. Null for binary content: text has no NUL.
 */
export function decodeText(bytes: Uint8Array): string | null {
  const encoding = ENCODINGS.find(({ mark }) => mark.every((byte, at) => bytes[at] === byte))?.encoding ?? "utf-8";
  const text = new TextDecoder(encoding, { ignoreBOM: true }).decode(bytes);
  return text.includes("\0") ? null : text;
}
