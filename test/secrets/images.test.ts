import { describe, expect, test } from "vitest";
import { accountIn, entrypointOf, imageName, readsFile, readsValue, schemeOfFiles } from "../../src/secrets/images.ts";

describe("imageName", () => {
  test.each([
    ["postgres", "postgres"], ["postgres:17", "postgres"], ["postgres@sha256:abc", "postgres"], ["postgres:17@sha256:abc", "postgres"],
    ["docker.io/library/redis:8", "library/redis"], ["index.docker.io/bitnami/redis", "bitnami/redis"], ["mirror.gcr.io/library/redis", "library/redis"], ["public.ecr.aws/docker/library/redis", "library/redis"],
    ["registry.example.com:5000/shop/api:3", "registry.example.com:5000/shop/api"], ["registry.example.com:5000/shop/api", "registry.example.com:5000/shop/api"], ["example.com/docker.io/a", "example.com/docker.io/a"],
  ])("%s is %s", (image, name) => expect(imageName(image)).toBe(name));
});

describe("readsFile and readsValue", () => {
  test.each([
    ["postgres:17", "POSTGRES_PASSWORD", "POSTGRES_PASSWORD_FILE", true],
    ["docker.io/library/postgres:17@sha256:abc", "POSTGRES_PASSWORD", "POSTGRES_PASSWORD_FILE", true],
    ["grafana/grafana", "GF_SECURITY_ADMIN_PASSWORD", "GF_SECURITY_ADMIN_PASSWORD__FILE", true],
    ["ghost", "database__connection__password", null, true],
    ["lscr.io/linuxserver/code-server:latest", "PASSWORD", "FILE__PASSWORD", true],
    ["linuxserver/code-server", "PASSWORD", "FILE__PASSWORD", true],
    ["postgres:17", "PGPASSWORD", null, false],
    ["example/linuxserver/code-server", "PASSWORD", null, false],
    ["example.com/postgres", "POSTGRES_PASSWORD", null, false],
    ["sonatype/nexus3", "PASSWORD", null, false],
  ])("%s with %s", (image, name, file, value) => {
    expect(readsFile(image, name)).toBe(file);
    expect(readsValue(image, name)).toBe(value);
  });
});

test.each([["ghcr.io/goauthentik/server:2026.2", "file://"], ["postgres:17", ""], ["example/app", ""]])("%s wants %j before the path of a file", (image, scheme) =>
  expect(schemeOfFiles(image)).toBe(scheme));

describe("entrypointOf", () => {
  test.each([
    ["atmoz/sftp:alpine", "me:pass:1001", "atmoz-sftp"], ["dperson/samba", "-u", "dperson-samba"],
    ["consul:1.15", "agent", "consul"], ["hashicorp/consul", "agent", "consul"], ["vault", "server", "vault"], ["hashicorp/vault:1", "server", "vault"],
    ["cloudflare/cloudflared:latest", "tunnel", "cloudflared"], ["quay.io/keycloak/keycloak", "start-dev", "kc.sh"], ["keycloak/keycloak", "show-config", null], ["cloudflare/cloudflared", "version", null],
    ["hashicorp/consul", "sh", null], ["hashicorp/vault", "agent", null], ["redis", "server", null],
  ])("%s with %s is %s", (image, word, program) => expect(entrypointOf(image, word)).toBe(program));
});

describe("accountIn", () => {
  test.each([
    ["dperson/samba", "USER", "me;«hs8Dk2nWq9»"], ["ghcr.io/crazymax/samba:4", "USER2", "me;«hs8Dk2nWq9»"], ["ghcr.io/servercontainers/samba:smbd-only", "ACCOUNT_me", "«hs8Dk2nWq9»"], ["me/time-samba-1", "USER_3", "me;«hs8Dk2nWq9»"],
  ])("%s with %s: %s", (image, name, marked) => {
    const found = accountIn(image, name, marked.replace(/[«»]/g, ""));
    expect(found).toEqual({ what: "the password of a Samba user", start: marked.indexOf("«"), end: marked.indexOf("»") - 1 });
  });
  test.each([
    ["dperson/samba", "USERS", "me;hs8Dk2nWq9"], ["dperson/samba", "MY_USER", "me;hs8Dk2nWq9"], ["dperson/samba", "USER", "me"], ["dperson/sambal", "USER", "me;hs8Dk2nWq9"], ["dperson/nfs:samba", "USER", "me;hs8Dk2nWq9"],
    ["servercontainers/samba", "ACCOUNT_me", "me:1001:XXXX:8846F7EA:[U          ]:LCT-00000000:"], ["servercontainers/samba", "ACCOUNT", "hs8Dk2nWq9"],
  ])("none: %s with %s: %s", (image, name, value) => expect(accountIn(image, name, value)).toBe(null));
});

describe("an image that reads a file", () => {
  test.each([
    ["postgres:17", "POSTGRES_PASSWORD", "POSTGRES_PASSWORD_FILE"],
    ["docker.io/phpmyadmin/phpmyadmin:5", "PMA_PASSWORD", "PMA_PASSWORD_FILE"],
    ["nextcloud:31-apache", "OBJECTSTORE_S3_SECRET", "OBJECTSTORE_S3_SECRET_FILE"],
    ["odoo:17", "PASSWORD", "PASSWORD_FILE"],
    ["ghcr.io/immich-app/immich-server:release", "DB_PASSWORD", "DB_PASSWORD_FILE"],
    ["ghcr.io/immich-app/postgres:16", "POSTGRES_PASSWORD", "POSTGRES_PASSWORD_FILE"],
    ["quay.io/minio/minio", "MINIO_ROOT_PASSWORD", "MINIO_ROOT_PASSWORD_FILE"],
    ["bitnamilegacy/redis:7", "REDIS_PASSWORD", "REDIS_PASSWORD_FILE"],
    ["arangodb:3.11", "ARANGO_ROOT_PASSWORD", "ARANGO_ROOT_PASSWORD_FILE"],
    ["clickhouse/clickhouse-server:25", "CLICKHOUSE_PASSWORD", "CLICKHOUSE_PASSWORD_FILE"],
    ["zabbix/zabbix-server-mysql:alpine", "MYSQL_PASSWORD", "MYSQL_PASSWORD_FILE"],
    ["ghcr.io/paperless-ngx/paperless-ngx", "PAPERLESS_SECRET_KEY", "PAPERLESS_SECRET_KEY_FILE"],
    ["lscr.io/linuxserver/code-server:latest", "SUDO_PASSWORD", "FILE__SUDO_PASSWORD"],
    ["linuxserver/nextcloud", "ANY_TOKEN", "FILE__ANY_TOKEN"],
    ["mongo-express:1", "ME_CONFIG_MONGODB_AUTH_PASSWORD", "ME_CONFIG_MONGODB_AUTH_PASSWORD_FILE"],
    ["ghcr.io/goauthentik/server:2026.2", "AUTHENTIK_SECRET_KEY", "AUTHENTIK_SECRET_KEY"],
  ])("%s takes %s as %s", (image, name, variable) => {
    expect(readsFile(image, name)).toBe(variable);
    expect(readsValue(image, name)).toBe(true);
  });

  test.each([
    ["keycloak/keycloak", "KC_DB_PASSWORD", true], ["rabbitmq:4", "RABBITMQ_DEFAULT_PASS", true],
    ["linuxserver/nginx", "TZ", false], ["ghcr.io/goauthentik/server", "AUTHENTIK_BOOTSTRAP_PASSWORD", false], ["linuxserver/nginx", "FILE__PASSWORD", false], ["odoo:17", "HOST", false], ["shop/postgres", "POSTGRES_PASSWORD", false],
  ])("%s takes no file for %s", (image, name, value) => {
    expect(readsFile(image, name)).toBeNull();
    expect(readsValue(image, name)).toBe(value);
  });
});
