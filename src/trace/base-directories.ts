import { imageName } from "../secrets/images.ts";

/**
 * The working directory that well-known base images set, and `/` for those that set none: without a WORKDIR of the
 * Dockerfile's own, relative paths start there. From the Dockerfiles of docker-library/official-images and of
 * dotnet/dotnet-docker.
 */
const directories: Readonly<Record<string, string>> = {
  "/": "alpine amazoncorretto amazonlinux archlinux bash buildpack-deps busybox caddy centos clojure debian docker eclipse-temurin " +
    "elixir erlang fedora haproxy haskell httpd julia mariadb maven memcached mongo mysql nginx node openjdk oraclelinux perl " +
    "postgres python r-base redis rockylinux ruby rust scratch swift ubuntu " +
    "dotnet/sdk dotnet/aspnet dotnet/runtime dotnet/core/sdk dotnet/core/aspnet dotnet/core/runtime",
  "/app": "composer",
  "/go": "golang",
  "/home/gradle": "gradle",
  "/usr/local/tomcat": "tomcat",
  "/var/www/html": "wordpress nextcloud joomla",
  "/var/lib/ghost": "ghost",
};

const byImage = new Map(Object.entries(directories).flatMap(([directory, names]) => names.split(" ").map((name) => [name, directory])));

/** Null for an image that is not known. `image` as FROM names it, with registry and tag. */
export function baseDirectory(image: string): string | null {
  const name = imageName(image).replace(/^(?:mcr\.microsoft\.com\/)?(?:library\/)?/, "");
  return name === "php" ? directoryOfPhp(image) : (byImage.get(name) ?? null);
}

/** Of the variants only those of a server set one. */
function directoryOfPhp(image: string): string | null {
  const tag = /:([^:/@]*)(?:@|$)/.exec(image)?.[1] ?? "";
  if (/(?:^|-)(?:apache|fpm)(?:-|$)/.test(tag)) return "/var/www/html";
  return tag.includes("$") ? null : "/";
}

/** Directories that images of Linux bring along (FHS 3.0, 3.2 and 4.2). */
const ofEveryImage: readonly string[] = ("/bin /etc /home /lib /media /mnt /opt /root /run /sbin /srv /tmp /usr /usr/bin /usr/lib /usr/local /usr/local/bin /usr/local/etc " +
  "/usr/local/lib /usr/local/share /usr/sbin /usr/share /var /var/cache /var/lib /var/log /var/tmp").split(" ");

/** Whose destination `COPY file /etc` is one in, and no file. `scratch` has none of them, and Windows others. */
export function directoriesOfImage(image: string, posix: boolean): readonly string[] {
  return posix && image !== "scratch" ? ofEveryImage : [];
}
