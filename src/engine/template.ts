/** `{{name}}`, blanks inside the braces allowed, as ESLint fills messages. */
const placeholder = /\{\{([^{}]+)\}\}/g;

/** A message with its places filled; a place without data stays as it is. */
export function fillTemplate(template: string, data: Readonly<Record<string, string>>): string {
  return template.replace(placeholder, (whole, name: string) => data[name.trim()] ?? whole);
}
