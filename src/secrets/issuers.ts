/**
 * Whose secrets nobody makes up: `CLIENT_SECRET` comes from the provider of a login, `AWS_SECRET_KEY` from a cloud. What
 * stands there to be filled in opens nothing. Elsewhere (`JWT_SECRET`, `MINIO_SECRET_KEY`, a webhook's, with which
 * calls are checked) it becomes the secret itself. Origin: the documentation of each service.
 */
import { words } from "./vocabulary.ts";
import { splitWords } from "./words.ts";

/** Before `secret`; digits are no part of words, so that `s` is S3. */
const ISSUERS = words(`
  client consumer oauth oidc openid sso
  s aws azure gcp google digitalocean linode vultr hetzner cloudflare alibaba aliyun tencent qcloud ovh backblaze wasabi spaces r
  stripe paypal braintree adyen mollie razorpay plaid square
  twilio nexmo vonage mailjet mailgun sendgrid ses zoom cloudinary pusher algolia
  github gitlab bitbucket facebook twitter linkedin spotify discord twitch reddit instagram tiktok apple microsoft dropbox
  trakt tvdb igdb strava fitbit lastfm shopify etsy ebay salesforce hubspot zendesk intercom xero quickbooks
  binance coinbase kraken kucoin bybit okx bitfinex`);

/** Between an issuer and its secret: `TWITTER_API_SECRET`, `FACEBOOK_APP_SECRET`. Alone they say nothing. */
const LINKS = words("api app application access auth account");

/** Whether the name is that of a secret which only somebody else can issue. */
export function isIssuedElsewhere(name: string): boolean {
  const all = splitWords(name);
  const before = all.slice(0, all.lastIndexOf("secret")).filter((word) => !LINKS.has(word));
  return !all.includes("minio") && ISSUERS.has(before.at(-1) ?? "");
}
