/**
 * The words that decide whether a variable's name speaks of a credential, in lower case and without digits.
 *
 * Origin: the names in the documentation of Docker's official images and of the tools named, the names that
 * BuildKit's `SecretsUsedInArgOrEnv`, hadolint's DL3064, Trivy's DS-0031 and Sonar's S6472 are known to get
 * wrong in their issue trackers (moby/buildkit#5403 #5504 #5775, hadolint/hadolint#1230 #1245,
 * ddev/ddev#6462, goodwithtech/dockle#130), and names read in public Dockerfiles.
 */
import type { SecretKind } from "./evidence.ts";

/** Splits a table of words that is written as text, so that a table reads as a list. */
export const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

/** How a noun at the head of a name is judged. */
export interface SecretNoun {
  readonly kind: SecretKind;
  /**
   * `alone`: a credential by itself. `owned`: only with a word before it (`DB_PWD`, `GITHUB_PAT`).
   * `key`, `salt`, `auth`, `cookie`: by the word before it, see the tables of modifiers.
   */
  readonly judged: "alone" | "owned" | "key" | "salt" | "auth" | "cookie";
}

const noun = (kind: SecretKind, judged: SecretNoun["judged"] = "alone"): SecretNoun => ({ kind, judged });

/** Nouns that name a credential. */
export const SECRET_NOUNS: ReadonlyMap<string, SecretNoun> = new Map([
  ["password", noun("password")], ["passwords", noun("password")], ["passwd", noun("password")],
  ["passwort", noun("password")], ["passw", noun("password")], ["pword", noun("password")], ["pswd", noun("password")], ["psw", noun("password")],
  ["passcode", noun("password")], ["passphrase", noun("password")], ["passphrases", noun("password")],
  ["pass", noun("password")], ["sshpass", noun("password")], ["pw", noun("password")], ["pwd", noun("password", "owned")],
  ["secret", noun("secret")], ["secrets", noun("secret")],
  // In Spanish, Portuguese, Dutch, Polish and German.
  ...["contrasena", "contrasenia", "senha", "wachtwoord", "haslo", "kennwort"].map((word): [string, SecretNoun] => [word, noun("password")]),
  // The words from which all keys of a wallet are made, BIP 39.
  ["mnemonic", noun("secret")],
  // The pre-shared key of a tunnel or a wireless network.
  ["psk", noun("secret")],
  ["token", noun("token")], ["tokens", noun("token")], ["pat", noun("token", "owned")],
  ["credential", noun("credentials")], ["credentials", noun("credentials")],
  ["creds", noun("credentials")], ["cred", noun("credentials", "owned")],
  ["key", noun("API key", "key")], ["keys", noun("API key", "key")],
  ["salt", noun("secret", "salt")], ["pepper", noun("secret", "salt")],
  ["auth", noun("credentials", "auth")], ["cookie", noun("secret", "cookie")],
]);

/** Words that stand glued to the end of others: NPMTOKEN, dbpassword, PGPASSWORD. Longest first. */
export const GLUED_NOUNS: readonly string[] = [
  "passphrase", "credentials", "credential", "passwords", "password", "secrets", "secret",
  "passwd", "tokens", "token", "creds", "pass", "keys", "key", "psk", "pwd", "pw",
];

/** Words that end like a noun and aren't one. */
export const NOT_GLUED = words(`
  compass encompass bypass trespass overpass underpass surpass bandpass lowpass highpass onepass multipass singlepass
  gopass keepass lastpass keypass dashpass impass renderpass kompass backpass`);

/** Behind a secret noun, these say that the name is about the credential, not the credential itself. */
export const UNMAKING_FOLLOWERS = words(`
  file files filename filepath path paths dir dirs directory folder location loc mount volume socket sock
  name names id ids ident identifier identity alias label title description desc text message msg hint prompt placeholder
  url urls uri uris endpoint host hostname port address addr server domain realm region arn ref reference
  ttl length len size min max minimum maximum count limit limits quota num number digits chars characters charset
  rounds iterations cost strength complexity entropy bits budget usage rate per
  expire expires expired expiry expiration exp lifetime life duration timeout interval period grace age
  ms seconds secs minutes mins hours days weeks
  policy policies mode type types kind version format encoding regex regexp pattern template prefix suffix separator
  header headers field fields param params parameter column table claim claims scope scopes audience issuer
  enabled enable disabled disable required optional allowed require allow empty dummy
  manager provider providers store backend engine driver class handler helper plugin module method methods strategy
  algorithm algo alg hash hashes hashed hasher hashing digest checksum sha md fingerprint crypt bcrypt
  reset change changed recovery recover forgot forgotten rotation rotate refresh renew renewal revoke revocation
  validation validate validator verify verification check checks checker checking
  generator generate generation gen length lookup exchange introspection introspect
  authentication authenticator auth login logins authorization authorize grant grants flow
  username usernames email account accounts owner group role roles permission
  env var vars variable variables config configs configuration settings options opts option
  service services process processor source cache ring exp index list map mapping usage
  bucket namespace repository repo image tag
  command cmd script getter callback redirect
  parallelism manager protected protection through thru
  set exists present status state valid invalid`);

/** Behind a secret noun, these leave it what it is: where it is used, its form, an ordinal, an owner. */
export const NEUTRAL_FOLLOWERS = words(`
  test tests testing dev development prod production staging stage stg qa uat preview local ci build runtime release
  base b raw plain plaintext encoded escaped encryption value values val default override content contents data json
  pem string str literal current previous prev old new primary secondary one two a internal external
  db database bot admin root superuser app application web api backend frontend worker client master main
  mysql mariadb postgres postgresql pg mongo mongodb redis rabbitmq mssql sql oracle ldap smtp ftp sftp ssh vnc
  github gitlab bitbucket git gh gl npm yarn pypi pip nuget maven gradle docker dockerhub registry nexus artifactory
  aws gcp azure google slack discord telegram twitter facebook stripe sentry jira sonar sonarqube snyk codecov
  arg write read readonly rw ro v`);

/** Before a secret noun, these make the name a switch, a number or a request. */
export const UNMAKING_PREDECESSORS = words(`
  allow allows use uses using enable enabled disable disabled require requires required force skip ignore
  no without has have is random generate generated gen show hide ask prompt need needs max maximum min minimum num
  validate empty cors hashed hash encrypted reset forgot exclude include redact`);

/** Before `token`, these make it a word of parsers, of language models, of pages or of currencies. */
export const HARMLESS_TOKENS = words(`
  eos bos pad end start stop mask sep unk special begin cancellation cancel next page continuation sync pagination
  symbol erc contract native governance csrf xsrf prompt completion input output context reasoning thinking
  design total count limit number`);

/** Before `pass`, these make it a run over something, a ticket, or a directive of nginx (`fastcgi_pass`). */
export const HARMLESS_PASSES = words("first second third single two multi by boarding render low high band pre post must should fastcgi uwsgi scgi grpc memcached");

/** Before the name of a program that is also the name of its variable, `sshpass`, these make it the program. */
export const PROGRAM_VERBS = words("install installs setup add");

/** Before `pwd`, these make it a working directory. */
export const HARMLESS_DIRECTORIES = words("host project build work working src source current cur orig original old local base my repo initial");

/** Before `key`, these make it a credential. */
export const SECRET_KEY_MODIFIERS: ReadonlyMap<string, SecretKind> = new Map([
  ...[..."api apis access account admin auth authorization authentication app application bot cloud deploy deployment integration personal rest root rpc service session shared storage subscription token webhook webhooks role functions developer dev team org tenant user upload".split(" ")]
    .map((word): [string, SecretKind] => [word, "API key"]),
  ...[..."secret secrets encryption encrypt encrypted enc decryption decrypt crypto cipher aes des hmac fernet signing sign signature signer jwt jws jwe cookie cookies password passwd security crypt symmetric base unseal seal recovery wrapping master".split(" ")]
    .map((word): [string, SecretKind] => [word, "secret"]),
  ...[..."private priv prv ssh rsa dsa ecdsa deployment identity wireguard wg age dkim sa".split(" ")]
    .map((word): [string, SecretKind] => [word, "private key"]),
]);

/**
 * Phrases that end the name of a key, where the word before `key` says nothing of it or misleads: GitLab's keys from which
 * others are derived (config/secrets.yml), Active Record's encryption (Rails Guides), WordPress's wp-config.php, LibreChat,
 * LiteLLM, Appwrite (the variables in the documentation of each).
 */
export const KEY_PHRASES: readonly string[] = [
  "db_key_base", "otp_key_base", "encryption_primary_key", "logged_in_key", "nonce_key",
  "creds_key", "litellm_salt_key", "app_openssl_key_v",
];

/** Vendors whose `X_KEY` is the credential of their API; elsewhere these words say nothing. */
export const KEY_VENDORS = words(`
  openai anthropic mistral groq cohere gemini deepseek openrouter replicate huggingface hf elevenlabs
  stripe paypal braintree twilio nexmo vonage sendgrid mailgun mailchimp mandrill postmark sparkpost sendinblue brevo
  github gitlab bitbucket circleci travis netlify vercel heroku digitalocean linode vultr hetzner cloudflare
  datadog newrelic honeycomb pagerduty opsgenie rollbar bugsnag logdna loggly papertrail
  slack discord telegram telegrambot
  google gcp youtube aws azure mapbox openweather openweathermap weather tmdb omdb alphavantage
  nuget rubygems gem pypi npm dockerhub snyk sonar sonarcloud codecov coveralls
  tailscale ngrok wandb pinecone supabase airtable notion linear algolia`);

/** Before `key`, these make it public, a name in a map, or a thing of keyboards. */
export const HARMLESS_KEY_MODIFIERS = words(`
  public pub publishable vapid minisign gpg pgp apt rpm apk yum repo repository release archive keyring trusted authorized
  user users tenant tenants primary foreign unique composite natural surrogate candidate row column table record document
  cache caching redis memcache memcached store sort partition shard routing hash range index lookup map
  id ids object blob file files filename s bucket kms arn alias name prefix path folder
  idempotency correlation dedup deduplication request trace
  project issue feature flag flags config configuration setting settings meta metadata env environment
  message queue topic event metric label tag group item field dict json xml attr attribute header
  translation i18n locale lang site browser anon anonymous recaptcha captcha hcaptcha turnstile measurement
  shortcut hot arrow space tab enter escape esc shift ctrl alt modifier meta menu pass
  verification verify verifying validation known fingerprint keyserver registry windows reg`);

/** Before `salt` or `pepper`. Bare SALT is also a deployment tool. */
export const SALT_MODIFIERS = words(`
  security auth authentication password passwd pass hash hashing token session secret nonce encryption crypto cookie
  in app user devise secure jwt key hashids`);

/** Before `auth`: what stands there is a user and a password, or their base64. */
export const AUTH_MODIFIERS = words("npm npmjs composer docker dockerhub registry basic yarn rediscli redis nexus artifactory bundle bundler");

/** Behind `auth`, the form in which the credentials are written. */
export const AUTH_FORMS = words("json base b encoded string data content");

/** Before `cookie`: the shared secret of an Erlang cluster (rabbitmq.com/docs/clustering; EMQX's node.cookie, VerneMQ's distributed_cookie). */
export const COOKIE_MODIFIERS = words("erlang erl cluster beam release node distributed");

/** First words of variables that a front-end build puts into the page for everybody (documentation of each tool). */
export const PUBLIC_PREFIXES: readonly (readonly string[])[] = [
  ["next", "public"], ["nuxt", "public"], ["expo", "public"], ["public"], ["vite"], ["react", "app"], ["vue", "app"],
  ["gatsby"], ["ng", "app"], ["storybook"], ["nuxt", "env"], ["razzle"], ["snowpack", "public"],
];
