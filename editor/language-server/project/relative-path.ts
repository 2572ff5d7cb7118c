/** The way from a file's folder, or from a folder that ends in `/`, to another file. Both are absolute. */
export function relativePath(from: string, to: string): string {
  const folder = from.split("/").slice(0, -1);
  const target = to.split("/");
  let common = 0;
  while (common < folder.length && common < target.length - 1 && folder[common] === target[common])
    common += 1;
  return [...folder.slice(common).map(() => ".."), ...target.slice(common)].join("/");
}
