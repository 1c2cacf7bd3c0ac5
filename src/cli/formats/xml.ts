import { printable } from "./printable.ts";

type Attributes = Readonly<Record<string, string | number | undefined>>;

export const xmlDeclaration = '<?xml version="1.0" encoding="UTF-8"?>';

const entities: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&apos;" };

/** Text for XML: escaped, and what XML 1.0 has no place for made visible or replaced. */
export function xmlText(text: string): string {
  return printable(text)
    .replace(/[\uD800-\uDFFF\uFFFE\uFFFF]/gu, "\uFFFD")
    .replace(/[&<>"']/g, (char) => entities[char]!);
}

/** An element with its children or text, which are XML already; attributes that are undefined are left out. */
export function element(name: string, attributes: Attributes, content: readonly string[] | string = []): string {
  const start = `<${name}${Object.entries(attributes).map(([key, value]) => (value === undefined ? "" : ` ${key}="${xmlText(String(value))}"`)).join("")}`;
  if (content.length === 0) return `${start}/>`;
  if (typeof content === "string") return `${start}>${content}</${name}>`;
  return `${start}>\n${content.join("\n")}\n</${name}>`;
}
