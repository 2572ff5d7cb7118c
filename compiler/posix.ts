/** Takes `.` and `..` out of the parts of a path; a `..` above the start stays, unless the path is absolute. */
function resolved(parts: readonly string[], absolute: boolean): string[] {
  const kept: string[] = [];
  for (const part of parts) {
    if (part === "" || part === ".") continue;
    if (part !== "..") kept.push(part);
    else if (kept.length > 0 && kept.at(-1) !== "..") kept.pop();
    else if (!absolute) kept.push("..");
  }
  return kept;
}

function isAbsolute(path: string): boolean {
  return path.startsWith("/");
}

function normalize(path: string): string {
  const absolute = isAbsolute(path);
  const inside = resolved(path.split("/"), absolute).join("/");
  const end = path.endsWith("/") && inside !== "" ? "/" : "";
  if (inside === "") return absolute ? "/" : path.endsWith("/") && path !== "" ? "./" : ".";
  return `${absolute ? "/" : ""}${inside}${end}`;
}

function join(...paths: readonly string[]): string {
  return normalize(paths.filter((path) => path !== "").join("/"));
}

function dirname(path: string): string {
  const trimmed = path.replace(/(?<=[^/])\/+$/, "");
  const slash = trimmed.lastIndexOf("/");
  if (slash < 0) return ".";
  return trimmed.slice(0, slash).replace(/(?<=[^/])\/+$/, "") || "/";
}

/** Both relative to one folder, or both absolute. */
function relative(from: string, to: string): string {
  const start = resolved(from.split("/"), isAbsolute(from));
  const end = resolved(to.split("/"), isAbsolute(to));
  let common = 0;
  while (common < start.length && common < end.length && start[common] === end[common]) common += 1;
  return [...start.slice(common).map(() => ".."), ...end.slice(common)].join("/");
}

/** `posix` of `node:path`, as far as the compiler needs it; a browser has none. */
export const posix = { dirname, isAbsolute, join, normalize, relative };
