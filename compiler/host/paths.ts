import { posix } from "../posix.ts";

/** A folder's own path with what is below it: `("a", "b")` → `a/b`, `("", "b")` → `b`. */
export function below(folder: string, name: string): string {
  return folder === "" || folder === "." ? name : `${folder}/${name}`;
}

/** A relative specifier seen from a file, normalised: `("a/x.journey", "../b.journey")` → `b.journey`. */
export function resolveSpecifier(fromFile: string, specifier: string): string {
  return posix.isAbsolute(specifier)
    ? posix.normalize(specifier)
    : posix.normalize(posix.join(posix.dirname(fromFile), specifier));
}

/** Folders that are not the user's sources. */
export function isSkippedFolder(name: string): boolean {
  return name === "node_modules" || (name.startsWith(".") && name !== "." && name !== "..");
}
