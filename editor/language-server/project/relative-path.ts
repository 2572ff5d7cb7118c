/** True for a path that begins with a drive of Windows: `c:/x`. */
export function isOnDrive(path: string): boolean {
  return /^[a-z]:\//i.test(path);
}

/**
 * The way from a file's folder, or from a folder that ends in `/`, to another file. Both are absolute; on another drive it
 * is the path on that drive.
 */
export function relativePath(from: string, to: string): string {
  const folder = from.split("/").slice(0, -1);
  const target = to.split("/");
  let common = 0;
  while (common < folder.length && common < target.length - 1 && folder[common] === target[common])
    common += 1;
  // Both begin with a slash, and so with an empty part.
  if (common === 1 && isOnDrive(to.slice(1))) return to.slice(1);
  return [...folder.slice(common).map(() => ".."), ...target.slice(common)].join("/");
}
