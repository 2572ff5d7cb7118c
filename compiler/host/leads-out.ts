import { realpathSync } from "node:fs";
import { basename, dirname, isAbsolute, join, relative, sep } from "node:path";

/** The place of a path without symbolic links; what is not there yet is in the place of its folder. */
function realPlace(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    const parent = dirname(path);
    return parent === path ? path : join(realPlace(parent), basename(path));
  }
}

/** True when a path below a folder is not below it on the disk: a symbolic link on the way leads out. */
export function leadsOut(folder: string, path: string): boolean {
  const way = relative(realPlace(folder), realPlace(path));
  return way === ".." || way.startsWith(`..${sep}`) || isAbsolute(way);
}
