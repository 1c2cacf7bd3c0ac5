/** The mount id for a variable or file: `NPM_TOKEN` → `npm_token`, `config/.env` → `env`, `id_rsa` → `id_rsa`. */
export function secretId(name: string): string {
  const base = name.slice(name.lastIndexOf("/") + 1).toLowerCase().replace(/[^a-z0-9_]+/g, "_").replace(/^_+|(?<!_)_+$/g, "");
  return base === "" ? "secret" : base;
}
