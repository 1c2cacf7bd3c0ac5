import { afterColon, firstLine, kindByName, namedValue, partsOf, secondLine, trimmed, valueOf, whole, except, type PartFinder } from "../parts.ts";
import type { CredentialRow } from "./row.ts";

const NPM_KEY = /(?:^|:)_(?:auth|authToken|password)$/;
const NPMRC = "a secret mount of .npmrc";
const NPM = "https://docs.npmjs.com/cli/v11/configuring-npm/npmrc#auth-related-configuration";
const YARN_KEY = /(?:^|[.\]"])npmAuth(?:Token|Ident)$|_authToken$|_password$/;
const COMPOSER = "https://getcomposer.org/doc/articles/authentication-for-private-packages.md";
const COMPOSER_AUTH = "COMPOSER_AUTH, or auth.json from a secret mount";
const USER_SECRETS = "https://learn.microsoft.com/aspnet/core/security/app-secrets";
const MIX = "https://hexdocs.pm/hex/Mix.Tasks.Hex.Organization.html, https://hexdocs.pm/hex/Mix.Tasks.Hex.Repo.html";
const NUGET = "a secret mount of NuGet.Config";
const MAVEN = "settings.xml from a secret mount, with -s";

/** A host as the key of a setting; `build.`, `local.` and `mirror.` are settings of their own. */
const BUNDLER_HOST = /^(?!build\.|local\.|mirror\.)(?:.*\.|BUNDLE_)/;

/** `user:password`, or a token alone. */
const bundlerLogin: PartFinder = (text) => {
  const behind = afterColon(text);
  return behind.length > 0 ? behind : whole(text);
};

/** `-X importpath.name=value`, as often as it stands there. */
const linkedValues: PartFinder = (text) => [...text.matchAll(/-X[ =]["']?(?:[\w./-]{0,200}\.)?(?<name>\w{1,100})=(?<secret>[^\s"']{1,1000})/gd)].flatMap((match) => {
  const kind = kindByName(match.groups!["name"]!);
  const [start, end] = match.indices!.groups!["secret"]!;
  return kind === null ? [] : [{ start, end, kind }];
});

/** `-ep /https/app.pfx` is one option of dotnet, and not `-e` with `-p`. */
const notCertificate = except(/\.(?:pfx|pem|crt)$/i);

/** Package managers and build tools. */
export const PACKAGES: readonly CredentialRow[] = [
  { commands: "npm pnpm", when: "config set", key: NPM_KEY, operand: 1, kind: "token", advice: NPMRC, source: NPM },
  { commands: "npm pnpm", when: "config set", operand: 0, part: valueOf(NPM_KEY), kind: "token", advice: NPMRC, source: NPM },
  { commands: "npm pnpm", when: "set", key: NPM_KEY, operand: 1, kind: "token", advice: NPMRC, source: NPM },
  { commands: "npm pnpm", when: "set", operand: 0, part: valueOf(NPM_KEY), kind: "token", advice: NPMRC, source: NPM },
  { commands: "npm pnpm yarn", every: true, part: valueOf(/^--(?:\/\/.*:)?_(?:auth|authToken|password)$/), kind: "token", advice: NPMRC, source: NPM },
  ...["login", "adduser", "add-user"].map((when): CredentialRow => ({ commands: "npm", when, stdin: true, part: secondLine, kind: "password", advice: NPMRC, source: "https://docs.npmjs.com/cli/v6/commands/npm-adduser: asks for user, password and address" })),
  { commands: "npm-cli-login", option: "-p", kind: "password", advice: NPMRC, source: "https://www.npmjs.com/package/npm-cli-login" },
  { commands: "yarn", when: "config set", key: YARN_KEY, operand: 1, kind: "token", advice: "YARN_NPM_AUTH_TOKEN, or a secret mount of .yarnrc.yml", source: "https://yarnpkg.com/configuration/yarnrc#npmAuthToken" },
  { commands: "poetry", when: "config", key: /^http-basic\./, operand: 2, kind: "password", advice: "POETRY_HTTP_BASIC_NAME_PASSWORD", source: "https://python-poetry.org/docs/repositories/#configuring-credentials" },
  { commands: "poetry", when: "config", key: /^pypi-token\./, operand: 1, kind: "token", advice: "POETRY_PYPI_TOKEN_NAME", source: "https://python-poetry.org/docs/repositories/#configuring-credentials" },
  { commands: "poetry", when: "publish", option: "-p --password", kind: "password", advice: "POETRY_PYPI_TOKEN_PYPI", source: "https://python-poetry.org/docs/cli/#publish" },
  { commands: "uv", when: "publish", option: "-p --password -t --token", kind: "credentials", advice: "UV_PUBLISH_TOKEN", source: "https://docs.astral.sh/uv/reference/cli/#uv-publish" },
  { commands: "twine", when: "upload", option: "-p --password", kind: "password", advice: "TWINE_PASSWORD", source: "https://twine.readthedocs.io/en/stable/#environment-variables" },
  { commands: "flit", option: "--password", kind: "password", advice: "FLIT_PASSWORD", source: "https://flit.pypa.io/en/stable/upload.html" },
  { commands: "composer", when: "config", key: /^http-basic\./, operand: 2, kind: "password", advice: COMPOSER_AUTH, source: COMPOSER },
  { commands: "composer", when: "global config", key: /^http-basic\./, operand: 2, kind: "password", advice: COMPOSER_AUTH, source: COMPOSER },
  { commands: "composer", when: "config", key: /^(?:github-oauth|gitlab-token|gitlab-oauth|bearer|forgejo-token)\./, operand: 1, kind: "token", advice: COMPOSER_AUTH, source: COMPOSER },
  { commands: "composer", when: "global config", key: /^(?:github-oauth|gitlab-token|gitlab-oauth|bearer|forgejo-token)\./, operand: 1, kind: "token", advice: COMPOSER_AUTH, source: COMPOSER },
  { commands: "composer", when: "config", key: /^bitbucket-oauth\./, operand: 2, kind: "secret", advice: COMPOSER_AUTH, source: COMPOSER },
  { commands: "composer", when: "global config", key: /^bitbucket-oauth\./, operand: 2, kind: "secret", advice: COMPOSER_AUTH, source: COMPOSER },
  { commands: "bundle", when: "config", key: BUNDLER_HOST, operand: 1, part: bundlerLogin, kind: "credentials", advice: "BUNDLE_HOST variables from a secret mount with env=", source: "https://bundler.io/man/bundle-config.1.html#CREDENTIALS-FOR-GEM-SOURCES" },
  { commands: "bundle", when: "config set", key: BUNDLER_HOST, operand: 1, part: bundlerLogin, kind: "credentials", advice: "BUNDLE_HOST variables from a secret mount with env=", source: "https://bundler.io/man/bundle-config.1.html#CREDENTIALS-FOR-GEM-SOURCES" },
  { commands: "cargo", when: "login", operand: 0, kind: "token", advice: "CARGO_REGISTRY_TOKEN", source: "https://doc.rust-lang.org/cargo/commands/cargo-login.html" },
  { commands: "cargo", when: "login", stdin: true, part: trimmed, kind: "token", advice: "CARGO_REGISTRY_TOKEN", source: "https://doc.rust-lang.org/cargo/commands/cargo-login.html" },
  { commands: "cargo", option: "--token", kind: "token", advice: "CARGO_REGISTRY_TOKEN", source: "https://doc.rust-lang.org/cargo/commands/cargo-publish.html" },
  { commands: "dotnet", when: "nuget", option: "-p --password", kind: "password", advice: NUGET, source: "https://learn.microsoft.com/dotnet/core/tools/dotnet-nuget-add-source" },
  { commands: "dotnet", when: "dev-certs https", option: "-p --password", part: notCertificate, kind: "password", advice: "a certificate that is mounted when the container starts", source: "https://learn.microsoft.com/dotnet/core/tools/dotnet-dev-certs" },
  { commands: "dotnet", when: "user-secrets set", key: /(?:passwords?|passwd|pwd|passphrase|secret|token|api_?key|(?:access|private|account|signing)_?key)$/i, operand: 1, kind: "secret", advice: "a variable (Section__Key) when the container starts", source: USER_SECRETS },
  { commands: "dotnet", when: "nuget push", option: "-k --api-key --symbol-api-key", kind: "API key", advice: "a push outside the image's build", source: "https://learn.microsoft.com/dotnet/core/tools/dotnet-nuget-push" },
  { commands: "nuget", option: "-password -Password", kind: "password", advice: NUGET, source: "https://learn.microsoft.com/nuget/reference/cli-reference/cli-ref-sources" },
  { commands: "nuget", option: "-apikey -ApiKey", kind: "API key", advice: "a push outside the image's build", source: "https://learn.microsoft.com/nuget/reference/cli-reference/cli-ref-push" },
  { commands: "nuget", when: "setapikey", operand: 0, kind: "API key", advice: "a push outside the image's build", source: "https://learn.microsoft.com/nuget/reference/cli-reference/cli-ref-setapikey" },
  { commands: "mvn mvnw gradle gradlew ant sbt sonar-scanner lein", option: "-D", part: namedValue, kind: "secret", advice: MAVEN, source: "https://maven.apache.org/guides/mini/guide-encryption.html, https://docs.sonarsource.com/sonarqube-server/analyzing-source-code/analysis-parameters/" },
  { commands: "java", option: "-D", part: namedValue, kind: "secret", advice: "a variable or a file that is given when the program starts", source: "https://docs.oracle.com/en/java/javase/21/docs/specs/man/java.html" },
  { commands: "mvn mvnw sonar-scanner", option: "-D", part: valueOf(/^sonar\.login$/), kind: "token", advice: "SONAR_TOKEN", source: "https://docs.sonarsource.com/sonarqube-server/analyzing-source-code/analysis-parameters/" },
  { commands: "dotnet dotnet-sonarscanner SonarScanner.MSBuild", every: true, part: partsOf(/^[/-]d:sonar\.(?:login|token|password)=(?<secret>.{1,300})$/gd), kind: "token", advice: "SONAR_TOKEN", source: "https://docs.sonarsource.com/sonarqube-server/analyzing-source-code/scanners/dotnet/using/" },
  { commands: "gradle gradlew", option: "-P", part: valueOf(/^gpr\.(?:key|token)$/), kind: "token", advice: "ORG_GRADLE_PROJECT_ variables from a secret mount with env=", source: "https://docs.github.com/packages/working-with-a-github-packages-registry/working-with-the-gradle-registry" },
  { commands: "gradle gradlew", option: "-P", part: namedValue, kind: "secret", advice: "ORG_GRADLE_PROJECT_ variables from a secret mount with env=", source: "https://docs.gradle.org/current/userguide/project_properties.html" },
  { commands: "vsce ovsx", option: "-p --pat", kind: "token", advice: "VSCE_PAT or OVSX_PAT from a secret mount with env=", source: "https://code.visualstudio.com/api/working-with-extensions/publishing-extension, https://github.com/eclipse/openvsx/wiki/Publishing-Extensions" },
  { commands: "mix", when: "hex.organization auth", option: "--key", kind: "token", advice: "HEX_ORGANIZATION_KEY variables of the build tool, or a secret mount of ~/.hex", source: MIX },
  { commands: "mix", when: "hex.repo add", option: "--auth-key", kind: "token", advice: "a secret mount of ~/.hex", source: MIX },
  { commands: "buf", when: "registry login", requires: "--token-stdin", stdin: true, part: trimmed, kind: "token", advice: "BUF_TOKEN from a secret mount with env=", source: "https://buf.build/docs/reference/cli/buf/registry/login/" },
  ...["dart", "flutter"].map((commands): CredentialRow => ({ commands, when: "pub token add", unless: "--env-var", stdin: true, part: firstLine, kind: "token", advice: "--env-var, with a variable from a secret mount", source: "https://dart.dev/tools/pub/cmd/pub-token" })),
  { commands: "SUSEConnect", option: "-r --regcode", kind: "credentials", noun: "registration code", advice: "a secret mount of SCCcredentials", source: "SUSEConnect(8)" },
  ...["build", "install", "run"].map((when): CredentialRow => ({ commands: "go", when, option: "-ldflags", part: linkedValues, kind: "secret", advice: "a variable or a file that the program reads when it starts", source: "https://pkg.go.dev/cmd/link: -X importpath.name=value" })),
  { commands: "anaconda", option: "-t --token", kind: "token", advice: "ANACONDA_API_TOKEN", source: "https://docs.anaconda.com/anacondaorg/" },
];
