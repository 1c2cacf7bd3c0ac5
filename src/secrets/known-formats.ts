/**
 * Token formats: those that secretlint's recommended preset doesn't know, and the literal beginnings of those
 * that it does. Origin: each vendor's own documentation of its token format, as the comments say, or GitHub's list of
 * supported secret scanning patterns.
 */
import type { Confidence, SecretKind } from "./evidence.ts";

export interface KnownFormat {
  /** A literal part of every match: the text is searched for it before the pattern runs. */
  readonly hint: RegExp;
  /** Global, bounded, so that it runs in linear time. The group `secret`, where there is one, is the secret part. */
  readonly pattern: RegExp;
  readonly kind: SecretKind;
  /** Ends the clause "it has the format of …". */
  readonly what: string;
  /** `certain` unless said. */
  readonly confidence?: Confidence;
}

export const OWN_FORMATS: readonly KnownFormat[] = [
  { hint: /_live_/, pattern: /\b[sr]k_live_[A-Za-z0-9]{16,247}\b/g, kind: "API key", what: "a Stripe key" },
  { hint: /AIza/, pattern: /\bAIza[A-Za-z0-9_-]{35}(?![A-Za-z0-9_-])/g, kind: "API key", what: "a Google API key" },
  { hint: /GOCSPX-/, pattern: /\bGOCSPX-[A-Za-z0-9_-]{28}(?![A-Za-z0-9_-])/g, kind: "secret", what: "a Google OAuth client secret" },
  { hint: /pypi-AgE/, pattern: /(?<![A-Za-z0-9_-])pypi-AgE[A-Za-z0-9_-]{50,300}(?![A-Za-z0-9_-])/g, kind: "token", what: "a PyPI token" },
  { hint: /rubygems_/, pattern: /\brubygems_[a-f0-9]{48}\b/g, kind: "API key", what: "a RubyGems key" },
  { hint: /oy2/, pattern: /\boy2[a-z0-9]{43}\b/g, kind: "API key", what: "a NuGet key" },
  { hint: /dop_v1_/, pattern: /\bdop_v1_[a-f0-9]{64}\b/g, kind: "token", what: "a DigitalOcean token" },
  { hint: /dckr_oat_/, pattern: /\bdckr_oat_[A-Za-z0-9_-]{27,60}(?![A-Za-z0-9_-])/g, kind: "token", what: "a Docker organisation token" },
  { hint: /gldt-/, pattern: /(?<![A-Za-z0-9_-])gldt-[A-Za-z0-9_-]{20,64}(?![A-Za-z0-9_-])/g, kind: "token", what: "a GitLab deploy token" },
  { hint: /glrt-/, pattern: /(?<![A-Za-z0-9_-])glrt-[A-Za-z0-9_-]{20,64}(?![A-Za-z0-9_-])/g, kind: "token", what: "a GitLab runner token" },
  { hint: /glptt-/, pattern: /\bglptt-[a-f0-9]{40}\b/g, kind: "token", what: "a GitLab trigger token" },
  { hint: /tskey-/, pattern: /\btskey-(?:auth|api|client)-[A-Za-z0-9]{10,20}-[A-Za-z0-9]{20,40}\b/g, kind: "API key", what: "a Tailscale key" },
  { hint: /sntrys_/, pattern: /\bsntrys_eyJ[A-Za-z0-9+/=_-]{60,500}/g, kind: "token", what: "a Sentry token" },
  { hint: /sntryu_/, pattern: /\bsntryu_[a-f0-9]{64}\b/g, kind: "token", what: "a Sentry token" },
  { hint: /PMAK-/, pattern: /\bPMAK-[a-f0-9]{24}-[a-f0-9]{34}\b/g, kind: "API key", what: "a Postman key" },
  { hint: /ATATT3/, pattern: /\bATATT3[A-Za-z0-9_=-]{100,250}/g, kind: "token", what: "an Atlassian token" },
  { hint: /AGE-SECRET-KEY-1/, pattern: /\bAGE-SECRET-KEY-1[A-Z0-9]{58}\b/g, kind: "private key", what: "an age key" },
  { hint: /\.atlasv1\./, pattern: /\b[A-Za-z0-9]{14}\.atlasv1\.[A-Za-z0-9_-]{60,70}(?![A-Za-z0-9_-])/g, kind: "token", what: "a Terraform Cloud token" },
  { hint: /dp\.pt\./, pattern: /\bdp\.pt\.[A-Za-z0-9]{40,44}\b/g, kind: "token", what: "a Doppler token" },
  { hint: /pul-/, pattern: /\bpul-[a-f0-9]{40}\b/g, kind: "token", what: "a Pulumi token" },
  // Telegram: core.telegram.org/bots, the bot's number and 35 characters.
  { hint: /:AA/, pattern: /\b\d{8,10}:AA[A-Za-z0-9_-]{33}(?![A-Za-z0-9_-])/g, kind: "token", what: "a Telegram bot token" },
  // AWS: docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html. The id alone opens nothing.
  { hint: /AKIA/, pattern: /\bAKIA[A-Z0-9]{16}\b/g, kind: "credentials", what: "an AWS access key id", confidence: "possible" },
  {
    hint: /access_?key/i, pattern: /secret_?access_?key["']?[ \t]{0,9}(?::|=>|=)[ \t]{0,9}["']?(?<secret>[A-Za-z0-9/+]{40})(?![A-Za-z0-9/+])/gid,
    kind: "secret", what: "an AWS secret access key",
  },
  // JSON Web Token with a signature (RFC 7519): header and payload both begin with `{"`.
  {
    hint: /eyJ/, pattern: /(?<![A-Za-z0-9_-])eyJ[A-Za-z0-9_-]{8,4000}\.eyJ[A-Za-z0-9_-]{8,8000}\.[A-Za-z0-9_-]{20,1000}(?![A-Za-z0-9_-])/g,
    kind: "token", what: "a signed JSON Web Token", confidence: "likely",
  },
];

/** A rule of the preset that we ask. */
export interface PresetFormat {
  /** Literal beginnings, one of which every match has; what else the rule reports is left to urls.ts and logins.ts. */
  readonly hint: RegExp;
  readonly kind: SecretKind;
  readonly what: string;
  /** Where the rule also takes what is shorter than any real token. */
  readonly shortest?: number;
}

/**
 * The preset's rules that we ask, by the last part of their id. Left out: `aws` (reports a wrong range),
 * `basicauth` and `database-connection-string` (urls.ts reads references, too), `privatekey` (formats.ts takes
 * a key in one line, too), `gcp` (reads binary files, asynchronously) and `filter-comments` (no format).
 */
export const PRESET_FORMATS: Readonly<Record<string, PresetFormat>> = {
  npm: { hint: /npm_/, kind: "token", what: "an npm token" },
  slack: { hint: /xox[bpaor]-|xapp-/, kind: "token", what: "a Slack token", shortest: 24 },
  sendgrid: { hint: /SG\./, kind: "API key", what: "a SendGrid key", shortest: 60 },
  shopify: { hint: /shp(?:pa|ca|at|ss)_/, kind: "token", what: "a Shopify token" },
  github: { hint: /gh[pousr]_|github_pat_/, kind: "token", what: "a GitHub token" },
  gitlab: { hint: /glpat-/, kind: "token", what: "a GitLab token" },
  grafana: { hint: /glc_|glsa_/, kind: "token", what: "a Grafana token" },
  openai: { hint: /sk-/, kind: "API key", what: "an OpenAI key" },
  anthropic: { hint: /sk-ant-/, kind: "API key", what: "an Anthropic key" },
  groq: { hint: /gsk_/, kind: "API key", what: "a Groq key" },
  huggingface: { hint: /hf_/, kind: "token", what: "a Hugging Face token" },
  linear: { hint: /lin_api_/, kind: "API key", what: "a Linear key" },
  notion: { hint: /ntn_/, kind: "token", what: "a Notion token" },
  "1password": { hint: /ops_ey/, kind: "token", what: "a 1Password service account token" },
  "hashicorp-vault": { hint: /hv[sbr]\./, kind: "token", what: "a Vault token" },
  vercel: { hint: /vc[piark]_/, kind: "token", what: "a Vercel token" },
  databricks: { hint: /dapi/, kind: "token", what: "a Databricks token" },
  docker: { hint: /dckr_pat_/, kind: "token", what: "a Docker token" },
  figma: { hint: /figd_/, kind: "token", what: "a Figma token" },
};
