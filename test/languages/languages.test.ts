import { describe, expect, test } from "vitest";
import { languageByName, languageByText } from "../../src/languages/languages.ts";

describe("languageByName", () => {
  test.each([
    "Dockerfile", "dockerfile", "Containerfile", "Dockerfile.prod", "dockerfile.dev", "Containerfile.web", "app.Dockerfile",
    "app.dockerfile", ".Dockerfile", "/a/b/Dockerfile", "C:\\a\\Dockerfile", "Dockerfile.d/Dockerfile",
  ])("%s is a Dockerfile", (path) => {
    expect(languageByName(path)?.name).toBe("dockerfile");
  });

  test.each([
    "compose.yaml", "compose.yml", "docker-compose.yml", "compose.prod.yaml", "docker-compose.override.yml", "docker-compose-prod.yml",
    "my.compose.yaml", "my.docker-compose.yml", "dev-docker-compose.yml", "kafka-docker-compose-common.yaml", "docker-stack.yml", "/a/b/compose.yaml",
  ])("%s is a Compose file", (path) => {
    expect(languageByName(path)?.name).toBe("compose");
  });

  test.each([
    "Dockerfile.dockerignore", "prod.Dockerfile.dockerignore", "Dockerfile.containerignore", "Dockerfile.md", "MyDockerfile",
    "Dockerfiles", "Dockerfile.d/readme", "DOCKERFILE", "docker-file", "", ".dockerignore",
    "values.yaml", "compose.json", "decompose.yaml", "compose", "my-compose.yml", "docker-compose", "docker-compose.json", "docker-compose.yml.bak", "docker-compose/values.yaml",
  ])("%s is none", (path) => {
    expect(languageByName(path)).toBeUndefined();
  });
});

describe("languageByText", () => {
  test.each(["FROM scratch", "from scratch\n", "ARG V=1\n\n  FROM node:${V}\n", "# note\r\nFROM a AS b\r\n", "# syntax=docker/dockerfile:1\nARG V=a:b\nFROM a:${V}\n"])("%j is a Dockerfile", (text) => {
    expect(languageByText(text)?.name).toBe("dockerfile");
  });

  test.each(["services:\n  web:\n    image: a\n"])("%j is a Compose file", (text) => {
    expect(languageByText(text)?.name).toBe("compose");
  });

  test.each(["", "FROM", "FROMAGE x\n", "comes FROM here\n",
    "group:\n  motd: |\n    from selenium import webdriver\n", "---\n# play\n- shell: |\n    from x import y\n", "# a\n\n\"on\": push\nrun: |\n  FROM scratch\n"])("%j is none", (text) => {
    expect(languageByText(text)).toBeUndefined();
  });
});
