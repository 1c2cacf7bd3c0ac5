import { imageName } from "../secrets/images.ts";
import { Scope } from "./scope.ts";
import { text } from "./value.ts";

/** A base image that works as another user than root. */
interface ImageUser {
  /** Its name, as `imageName` has it. */
  readonly image: RegExp;
  /** A name where its home is `/home/NAME`, else the number. */
  readonly user: string;
  readonly source: string;
}

const imageUsers: readonly ImageUser[] = [
  { image: /^apache\/airflow$/, user: "airflow", source: "https://airflow.apache.org/docs/docker-stack/build.html" },
  { image: /^(?:quay\.io\/)?jupyter\/[\w-]+$/, user: "jovyan", source: "https://jupyter-docker-stacks.readthedocs.io/en/latest/using/common.html" },
  { image: /^jenkins\/(?:jenkins|inbound-agent|agent)$/, user: "1000", source: "https://github.com/jenkinsci/docker" },
  { image: /^selenium\/[\w-]+$/, user: "seluser", source: "https://github.com/SeleniumHQ/docker-selenium" },
  { image: /^(?:cimg|circleci)\/[\w-]+$/, user: "circleci", source: "https://circleci.com/docs/circleci-images/" },
  { image: /^homebrew\/brew$/, user: "linuxbrew", source: "https://github.com/Homebrew/brew, Dockerfile" },
  { image: /^grafana\/grafana(?:-oss|-enterprise)?$/, user: "472", source: "https://grafana.com/docs/grafana/latest/setup-grafana/installation/docker/" },
  { image: /^quay\.io\/keycloak\/keycloak$/, user: "1000", source: "https://www.keycloak.org/server/containers" },
  // Since 2019; what other users may read, root may read in the older ones, too.
  { image: /^mcr\.microsoft\.com\/mssql\/server$/, user: "10001", source: "https://learn.microsoft.com/sql/linux/sql-server-linux-docker-container-security" },
  { image: /^nginxinc\/nginx-unprivileged$/, user: "101", source: "https://github.com/nginxinc/docker-nginx-unprivileged" },
  { image: /^bitnami(?:legacy)?\/(?!minideb)[\w-]+$/, user: "1001", source: "https://github.com/bitnami/containers, non-root images" },
];

/** The user whom a stage on the image works as before its first USER, as far as that is known; most are root's. */
export function userOfImage(image: string): string {
  const name = imageName(image);
  return imageUsers.find((row) => row.image.test(name))?.user ?? "root";
}

/** A variable that a base image sets, by which a tool finds its folders. */
interface ImageVariable {
  readonly image: RegExp;
  readonly name: string;
  readonly value: string;
  readonly source: string;
}

const imageVariables: readonly ImageVariable[] = [
  { image: /^(?:library\/)?composer$/, name: "COMPOSER_HOME", value: "/tmp", source: "https://github.com/composer/docker" },
  { image: /^(?:library\/)?(?:ruby|jruby)$/, name: "BUNDLE_APP_CONFIG", value: "/usr/local/bundle", source: "https://github.com/docker-library/ruby" },
  { image: /^(?:library\/)?rust$/, name: "CARGO_HOME", value: "/usr/local/cargo", source: "https://github.com/rust-lang/docker-rust" },
];

/** What a base image sets itself, as far as it matters; it stands nowhere in the file, and so at no range. */
export function scopeOfImage(image: string): Scope {
  const own = imageName(image);
  const scope = new Scope();
  for (const { name, value } of imageVariables.filter((row) => row.image.test(own))) {
    scope.setEnvironment(name, { value: text(value), declaration: { kind: "env", name, range: [0, 0] } });
  }
  return scope;
}
