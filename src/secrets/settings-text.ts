import { judgeFileContent, type FileEvidence } from "./files.ts";
import type { PairOptions } from "./judge.ts";

/** `gitlab_rails['smtp_password'] = "…"` */
const RUBY_SETTING = /^[ \t]{0,50}[a-z]\w{0,50}\[["']/m;
const NAMED_LINE = /^[ \t]*(?:-[ \t]+)?(?:export[ \t]+)?["']?[A-Za-z_][\w.$/-]{0,100}["']?[ \t]*[=:]/;
const EQUALS_LINE = /^[ \t]*(?:export[ \t]+)?[A-Za-z_][\w.$/-]{0,100}[ \t]*=/;

/** Last words of variables that hold settings. */
const SETTINGS_NAME = /(?:config|configuration|conf|cfg|settings|properties|options|ini|ya?ml|json|toml|xml|env)$/i;

/**
 * Credentials in a variable's value that is the text of a file: `GITLAB_OMNIBUS_CONFIG`, `KESTRA_CONFIGURATION`, lines of
 * `name=value`. Of one line only Ruby counts; what else one line may say is read where pairs are judged.
 */
export function judgeSettingsText(name: string, text: string, options: PairOptions): FileEvidence[] {
  const path = fileOf(text);
  if (path === null) return [];
  const found = judgeFileContent(path, text, { ...options, named: true, written: true }).filter(({ evidence }) => evidence.confidence !== "possible");
  // Elsewhere `password: Passwort` may be a translation, and `token: string` a rule.
  return SETTINGS_NAME.test(name) ? found : found.filter(({ evidence }) => !evidence.wellKnown);
}

/** A file as which the text can be read; null for what is no settings. */
function fileOf(text: string): string | null {
  if (RUBY_SETTING.test(text) || /;\s{0,9}[a-z]\w{0,50}\[["']/.test(text)) return "gitlab.rb";
  const lines = text.split("\n").filter((line) => /^[ \t]*[^\s#;[]/.test(line));
  if (lines.length < 2) return null;
  if (/^\s*(?:\{|\[\s*[{["])/.test(text)) return "settings.json";
  if (/^\s*</.test(text)) return "settings.xml";
  const named = lines.filter((line) => NAMED_LINE.test(line));
  // A script, a key, a text: there most lines are something else.
  if (named.length * 3 < lines.length * 2) return null;
  return named.filter((line) => EQUALS_LINE.test(line)).length * 2 > named.length ? "settings.properties" : "settings.yml";
}
