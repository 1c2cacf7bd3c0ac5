/** What the tools of these tables keep in a directory of files instead of in one file. */
const directories = /\/(?:_logs|\.subversion\/auth|legacy_credentials|private-keys-v1\.d)$/;

/** Directories that hold nothing but credentials and what belongs to them, wherever they are: `cp credentials ~/.aws`. */
export function isCredentialDirectory(path: string): boolean {
  return /(^|\/)\.(ssh|aws|gnupg|docker|kube|azure|gcloud|m2|cargo|gem|bundle|vnc)$/.test(path);
}

/** Whether a path that the tables name is a directory, so that `rm -f` refuses it. */
export function isKeptInDirectory(path: string): boolean {
  return directories.test(path);
}
