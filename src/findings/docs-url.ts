/** The page of a rule. */
export function docsUrl(rule: string): string {
  return `https://github.com/dfsecret-lint/dfsecret-lint/blob/main/docs/rules/${rule}.md`;
}
