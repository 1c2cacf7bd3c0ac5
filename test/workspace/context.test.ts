import { describe, expect, it } from "vitest";
import { findBuildContext } from "../../src/workspace/context.ts";
import { memoryWorkspace } from "../../src/workspace/workspace.ts";

interface Case {
  readonly name: string;
  readonly files: readonly string[];
  readonly dockerfile: string;
  readonly sources: readonly string[];
  readonly configured?: string;
  readonly context: string | null;
}

const CASES: readonly Case[] = [
  { name: "beside the sources", files: ["app.js"], dockerfile: "Dockerfile", sources: ["app.js"], context: "" },
  { name: "all is copied", files: ["app.js"], dockerfile: "api/Dockerfile", sources: ["."], context: "api" },
  { name: "nothing is copied", files: [], dockerfile: "api/Dockerfile", sources: [], context: "api" },
  { name: "above", files: ["package.json", "src/x"], dockerfile: "docker/Dockerfile", sources: ["package.json", "src/"], context: "" },
  { name: "two above", files: ["go.mod", "a/x"], dockerfile: "a/docker/Dockerfile", sources: ["go.mod"], context: "" },
  { name: "the nearest of equals", files: ["package.json", "api/package.json"], dockerfile: "api/Dockerfile", sources: ["package.json", "."], context: "api" },
  { name: "where most are", files: ["a", "b", "api/a"], dockerfile: "api/Dockerfile", sources: ["a", "b"], context: "" },
  { name: "a pattern that matches", files: ["package.json"], dockerfile: "docker/x/Dockerfile", sources: ["package*.json"], context: "" },
  { name: "a pattern in a directory", files: ["src/a.csproj"], dockerfile: "src/api/Dockerfile", sources: ["src/*.csproj"], context: "" },
  { name: "sources that a build makes", files: ["pom.xml"], dockerfile: "api/Dockerfile", sources: ["target/app.jar"], context: "api" },
  { name: "docker/ holds only Dockerfiles", files: ["src/x"], dockerfile: "docker/Dockerfile", sources: ["."], context: "" },
  { name: ".docker/ as well", files: ["src/x"], dockerfile: "api/.docker/Dockerfile", sources: ["./"], context: "api" },
  { name: "docker/ with a .dockerignore", files: ["docker/.dockerignore"], dockerfile: "docker/Dockerfile", sources: ["."], context: "docker" },
  { name: "docker/ with what is copied", files: ["docker/entry.sh"], dockerfile: "docker/Dockerfile", sources: ["entry.sh", "."], context: "docker" },
  { name: "URLs and variables tell nothing", files: ["x"], dockerfile: "api/Dockerfile", sources: ["https://x.test/a", "$SRC/x", "."], context: "api" },
  { name: "the settings'", files: ["a"], dockerfile: "api/Dockerfile", sources: ["a"], configured: "web", context: "web" },
  { name: "the settings' outside", files: ["a"], dockerfile: "api/Dockerfile", sources: ["a"], configured: "..", context: null },
  { name: "a Dockerfile outside", files: ["a"], dockerfile: "../Dockerfile", sources: ["a"], context: null },
  { name: "a source outside is one in the context", files: ["a"], dockerfile: "api/Dockerfile", sources: ["../../a"], context: "" },
  { name: "a malformed pattern", files: ["a"], dockerfile: "api/Dockerfile", sources: ["["], context: "api" },
];

describe("the build context", () => {
  it.each(CASES)("$name", ({ files, dockerfile, sources, configured, context }) => {
    const workspace = memoryWorkspace(Object.fromEntries([...files, dockerfile].map((file) => [file, ""])));
    const expected = context === null ? null : context === "" ? "/project" : `/project/${context}`;
    expect(findBuildContext(`/project/${dockerfile}`, sources, workspace, configured)).toBe(expected);
  });

  it("is not looked for where nothing may be read", () => {
    const workspace = memoryWorkspace({ Dockerfile: "", a: "" }, "/project", { enabled: false });
    expect(findBuildContext("/project/Dockerfile", ["a"], workspace)).toBeNull();
  });

  it("is found in time among many directories", () => {
    const files = Object.fromEntries(Array.from({ length: 20_000 }, (_, index) => [`${index % 150}/${index}/x`, ""]));
    const workspace = memoryWorkspace({ ...files, "a/b/c/d/Dockerfile": "" });
    const started = performance.now();
    findBuildContext("/project/a/b/c/d/Dockerfile", ["*/*/*.none", "*/*/*a*a*a*b", "?*/?*/?"], workspace);
    expect(performance.now() - started).toBeLessThan(20_000);
  });
});
