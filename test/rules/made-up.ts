/*
 * Credentials for the cases. Those in the format of a provider are put together here, so that no scanner of
 * repositories takes them for real ones.
 */

/** Random, in no known format: what makes it a secret is the name it goes by. */
export const canary = "q7Vd2mXw9RkT4sLz8HnB";
export const password = "hV7qLm2xTz9wKc";
export const githubToken = ["ghp", "a8Kd02mXw9RkT4sLz8HnBq7Vd2mXw9c3P1zQ"].join("_");
export const slackToken = ["xoxb", "381920475610", "492817365029", "Vw8kQz3tLm6xRb9NJx5nTq9v"].join("-");

const keyBody = [
  "MIIEowIBAAKCAQEAtz7Vd2mXw9RkT4sLz8HnBq7Vd2mXw9c3P1zQa8Kd02mXw9Rk",
  "T4sLz8HnBJx5nTq9vKw2zLm7RbH4cVw8kQz3tLm6xRb9Nhq7Vd2mXw9RkT4sLz8H",
].join("\n");
export const privateKey = ["-----BEGIN RSA", `PRIVATE KEY-----\n${keyBody}\n-----END RSA`, "PRIVATE KEY-----"].join(" ");

export const madeUpSecrets: readonly string[] = [canary, password, githubToken, slackToken, keyBody];
