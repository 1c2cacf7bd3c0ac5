/** Tables of credentials in URLs and connection strings. */
import type { SecretKind } from "./evidence.ts";

/**
 * Query parameters that carry a credential although their name doesn't say so. AWS: Signature Version 4 in a
 * presigned URL; Google Cloud: signed URLs; Azure: `sig` of a shared access signature.
 */
export const QUERY_SIGNATURES: ReadonlySet<string> = new Set([
  "x-amz-signature", "x-amz-security-token", "x-goog-signature", "signature", "sig", "awssecretkey", "x-jfrog-art-api",
]);

/** Query parameters that name a credential's place or a switch, although a word in them says credential. */
export const QUERY_HARMLESS: ReadonlySet<string> = new Set(["x-amz-credential", "x-goog-credential", "awsaccesskeyid", "key", "auth", "authtype", "pass"]);

/**
 * Parameters of `key=value;` and `key=value ` connection strings that carry a credential: ADO.NET, ODBC, JDBC,
 * libpq (postgresql.org/docs, "Parameter Key Words"), Azure Storage and Service Bus.
 */
export const CONNECTION_SECRETS: ReadonlyMap<string, SecretKind> = new Map([
  ["password", "password"], ["pwd", "password"], ["passwd", "password"], ["sslpassword", "password"],
  ["accountkey", "API key"], ["sharedaccesskey", "API key"], ["accesskey", "API key"], ["sharedaccesssignature", "token"],
]);

/** How StackExchange.Redis begins, which parts its options with commas (stackexchange.github.io/StackExchange.Redis/Configuration). */
export const COMMA_COMPANIONS = /[\w.-]:\d{2,5}[,;]/;

/** Parameters that make a text with one of the above a connection string. */
export const CONNECTION_COMPANIONS =
  /(?:^|[\s;"'&?=])(?:host|hostaddr|server|data source|datasource|address|addr|user|uid|user id|userid|username|dbname|database|initial catalog|accountname|endpoint|blobendpoint|sharedaccesskeyname|driver|port)[ \t]{0,5}=/i;

/** URLs whose path is the credential; the group `secret` is the part that must be kept. */
export const SECRET_PATHS: readonly { readonly host: string; readonly pattern: RegExp; readonly what: string }[] = [
  // api.slack.com/messaging/webhooks
  { host: "hooks.slack.com", pattern: /hooks\.slack\.com\/(?:services|workflows|triggers)\/(?<secret>[A-Za-z0-9_]{5,20}\/[A-Za-z0-9_]{5,20}\/[A-Za-z0-9/]{10,80})/gd, what: "a Slack webhook URL" },
  // discord.com/developers/docs/resources/webhook
  { host: "/api/webhooks/", pattern: /discord(?:app)?\.com\/api\/webhooks\/\d{10,24}\/(?<secret>[A-Za-z0-9_-]{40,90})/gd, what: "a Discord webhook URL" },
  // learn.microsoft.com, incoming webhooks of Teams
  { host: "webhook.office.com", pattern: /webhook\.office\.com\/webhookb2\/(?<secret>[A-Za-z0-9@-]{30,100}\/IncomingWebhook\/[A-Za-z0-9]{20,40}\/[A-Za-z0-9-]{20,50})/gd, what: "a Teams webhook URL" },
  // core.telegram.org/bots/api: the bot's token stands in the path.
  { host: "api.telegram.org", pattern: /api\.telegram\.org\/bot(?<secret>\d{8,10}:[A-Za-z0-9_-]{30,50})/gd, what: "a Telegram bot URL" },
  // github.com/caronc/apprise/wiki and shoutrrr.nickfedor.com: addresses of notifications, whose path or host is the token.
  { host: "gotify", pattern: /\bgotifys?:\/\/[^\s/"']{1,253}\/(?<secret>[AC][A-Za-z0-9._-]{14})(?![A-Za-z0-9._-])/gd, what: "the token of a Gotify address" },
  { host: "discord://", pattern: /\bdiscord:\/\/\d{17,20}\/(?<secret>[A-Za-z0-9_-]{60,90})(?![A-Za-z0-9_-])/gd, what: "the token of a Discord address" },
  { host: "slack://", pattern: /\bslack:\/\/(?<secret>[A-Z0-9]{9,11}\/[A-Z0-9]{9,11}\/[A-Za-z0-9]{24})(?![A-Za-z0-9])/gd, what: "the tokens of a Slack address" },
  { host: "pover://", pattern: /\bpover:\/\/[a-z0-9]{30}@(?<secret>[a-z0-9]{30})(?![a-z0-9])/gd, what: "the token of a Pushover address" },
  // dev.maxmind.com/geoip/updating-databases: the key of an account, which the address of a download has.
  { host: "maxmind.com", pattern: /maxmind\.com\/[^\s"'<>]{0,300}?[?&]license_key=(?<secret>[A-Za-z0-9_]{12,60})/gd, what: "the key of a MaxMind account" },
  // docs.anaconda.com, "Using tokens": the token stands before the channel.
  { host: "/t/", pattern: /\bconda(?:\.[a-z0-9-]{1,60}){1,6}(?::\d{1,5})?\/t\/(?<secret>[A-Za-z0-9_-]{10,100})\//gd, what: "the token of a conda channel" },
];

/** Hosts of repositories, which take a token where a user name would stand. */
export const TOKEN_HOSTS = /(?:^|\.)(?:github|gitlab|bitbucket|gitea|codeberg|git)\.|(?:^|\.)(?:dev\.azure|visualstudio)\.com$|^git-codecommit\./i;

/** Variables that hold who logs in, not with what. */
export const LOGIN_NAME = /user|login|account|name|mail|owner|org/i;

/** User names that stand alone before `@` where the login is made otherwise. */
export const LOGIN_SCHEMES: ReadonlySet<string> = new Set(["ssh", "git", "git+ssh", "ssh+git", "svn+ssh", "sftp", "rsync", "scp", "mailto"]);
