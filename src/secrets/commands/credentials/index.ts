import { ACCOUNTS } from "./accounts.ts";
import { APPLICATIONS } from "./applications.ts";
import { CLOUDS } from "./clouds.ts";
import { CONTAINERS } from "./containers.ts";
import { CRYPTOGRAPHY } from "./cryptography.ts";
import { DATABASES } from "./databases.ts";
import { NETWORK } from "./network.ts";
import { PACKAGES } from "./packages.ts";
import type { CredentialRow } from "./row.ts";
import { SERVERS } from "./servers.ts";

/** The arguments that carry a credential, of all commands. */
export const CREDENTIAL_ROWS: readonly CredentialRow[] = [
  ...NETWORK, ...DATABASES, ...ACCOUNTS, ...CONTAINERS, ...CLOUDS, ...PACKAGES, ...CRYPTOGRAPHY, ...APPLICATIONS, ...SERVERS,
];
