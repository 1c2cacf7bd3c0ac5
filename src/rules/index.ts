import { noBakedKey } from "./no-baked-key.ts";
import { noCopyThenRm } from "./no-copy-then-rm.ts";
import { noDefaultPassword } from "./no-default-password.ts";
import { noHardcodedSecret } from "./no-hardcoded-secret.ts";
import { noSecretAdd } from "./no-secret-add.ts";
import { noSecretArg } from "./no-secret-arg.ts";
import { noSecretArgv } from "./no-secret-argv.ts";
import { noSecretCopy } from "./no-secret-copy.ts";
import { noSecretEnvFile } from "./no-secret-env-file.ts";
import { noSecretEnv } from "./no-secret-env.ts";
import { noSecretInBuild } from "./no-secret-in-build.ts";
import { noSecretMetadata } from "./no-secret-metadata.ts";
import { noSecretRun } from "./no-secret-run.ts";
import { noSecretWrite } from "./no-secret-write.ts";
import { noUnusedSecretMount } from "./no-unused-secret-mount.ts";
import { noUnverifiedAdd } from "./no-unverified-add.ts";
import { noWorldReadableSecret } from "./no-world-readable-secret.ts";
import { preferSecretFile } from "./prefer-secret-file.ts";
import { requireRequiredSecret } from "./require-required-secret.ts";
import { validComposeSecrets } from "./valid-compose-secrets.ts";
import { validDirective } from "./valid-directive.ts";
import { validSecretMount } from "./valid-secret-mount.ts";
import type { Rule } from "../findings/rule.ts";

/** Every rule by its name; a test holds this against the folder. */
export const rules: Readonly<Record<string, Rule>> = {
  "no-secret-arg": noSecretArg,
  "no-secret-env": noSecretEnv,
  "no-secret-copy": noSecretCopy,
  "no-copy-then-rm": noCopyThenRm,
  "no-secret-add": noSecretAdd,
  "no-secret-run": noSecretRun,
  "no-secret-write": noSecretWrite,
  "no-secret-argv": noSecretArgv,
  "no-secret-metadata": noSecretMetadata,
  "no-hardcoded-secret": noHardcodedSecret,
  "no-secret-env-file": noSecretEnvFile,
  "valid-secret-mount": validSecretMount,
  "valid-compose-secrets": validComposeSecrets,
  "no-secret-in-build": noSecretInBuild,
  "no-default-password": noDefaultPassword,
  "no-unverified-add": noUnverifiedAdd,
  "require-required-secret": requireRequiredSecret,
  "no-unused-secret-mount": noUnusedSecretMount,
  "no-world-readable-secret": noWorldReadableSecret,
  "prefer-secret-file": preferSecretFile,
  "no-baked-key": noBakedKey,
  "valid-directive": validDirective,
};
