import { posix } from "node:path";
import { derivedId } from "../ids.ts";
import { titleOf } from "../../naming/words.ts";
import type { ScriptLayout } from "../sidecar/layout.ts";

/** A script that no import has brought: its id comes from its path, its name from the file's. */
function newScript(path: string): ScriptLayout {
  const file = posix.basename(path).replace(/\.[^.]*$/, "");
  return { id: derivedId("script", posix.normalize(path)), name: titleOf(file), encoding: "lines" };
}

/** The script at a path: as its layout knows it, else a new one. */
export function scriptAt(
  path: string,
  scripts: Readonly<Record<string, ScriptLayout>> = {},
): ScriptLayout {
  return (Object.hasOwn(scripts, path) ? scripts[path] : undefined) ?? newScript(path);
}
