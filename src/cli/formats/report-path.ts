import { pathToFileURL } from "node:url";
import { isWithin, relativePath } from "../../workspace/paths.ts";

/** A file's path in a report for machines: from the root on, with `/`; absolute for a file outside. */
export function reportPath(root: string, filePath: string): string {
  return isWithin(root, filePath) ? relativePath(root, filePath) : filePath;
}

/** The same as a URI reference. */
export function reportUri(root: string, filePath: string): string {
  if (!isWithin(root, filePath)) return pathToFileURL(filePath).href;
  return relativePath(root, filePath).split("/").map(encodeURIComponent).join("/");
}
