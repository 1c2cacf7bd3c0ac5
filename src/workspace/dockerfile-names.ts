// BuildKit falls back to the lower-case name (frontend/dockerui/config.go); Containerfile is buildah's.
const dockerfileName = /^(?:dockerfile|Dockerfile|Containerfile)(?:\.[^/\\]+)?$|\.[dD]ockerfile$/;
// The ignore file of a single Dockerfile is named after it; `Dockerfile.md` is about one.
const notDockerfile = /\.(?:dockerignore|containerignore|md)$/;

/** Whether a file of this name is taken for a Dockerfile. */
export function isDockerfileName(name: string): boolean {
  return dockerfileName.test(name) && !notDockerfile.test(name);
}
