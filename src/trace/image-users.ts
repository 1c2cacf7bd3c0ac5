/** A base image that works as another user than root. */
interface ImageUser {
  /** The image without registry and tag. */
  readonly image: RegExp;
  /** A name where its home is `/home/NAME`, else the number. */
  readonly user: string;
  readonly source: string;
}

const imageUsers: readonly ImageUser[] = [
  { image: /^apache\/airflow$/, user: "airflow", source: "https://airflow.apache.org/docs/docker-stack/build.html" },
  { image: /^jupyter\/[\w-]+$/, user: "jovyan", source: "https://jupyter-docker-stacks.readthedocs.io/en/latest/using/common.html" },
  { image: /^jenkins\/(?:jenkins|inbound-agent|agent)$/, user: "1000", source: "https://github.com/jenkinsci/docker" },
  { image: /^selenium\/[\w-]+$/, user: "seluser", source: "https://github.com/SeleniumHQ/docker-selenium" },
  { image: /^(?:cimg|circleci)\/[\w-]+$/, user: "circleci", source: "https://circleci.com/docs/circleci-images/" },
  { image: /^homebrew\/brew$/, user: "linuxbrew", source: "https://github.com/Homebrew/brew, Dockerfile" },
  { image: /^grafana\/grafana(?:-oss|-enterprise)?$/, user: "472", source: "https://grafana.com/docs/grafana/latest/setup-grafana/installation/docker/" },
  { image: /^keycloak\/keycloak$/, user: "1000", source: "https://www.keycloak.org/server/containers" },
  { image: /^nginxinc\/nginx-unprivileged$/, user: "101", source: "https://github.com/nginxinc/docker-nginx-unprivileged" },
  { image: /^bitnami(?:legacy)?\/(?!minideb)[\w-]+$/, user: "1001", source: "https://github.com/bitnami/containers, non-root images" },
];

/** The user whom a stage on the image works as before its first USER, as far as that is known; most are root's. */
export function userOfImage(name: string): string {
  const image = name.replace(/^(?:docker|quay)\.io\//, "").split(/[:@]/, 1)[0]!;
  return imageUsers.find((row) => row.image.test(image))?.user ?? "root";
}
