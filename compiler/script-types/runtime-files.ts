import { readFileSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

const inRuntime = /(?:^|\/)node_modules\/@journeyc\/runtime\/(.+)$/;

let folder: string | undefined;
/** They stay what they are while the compiler runs, and each check asks for all of them. */
const texts = new Map<string, string | undefined>();

function textOf(file: string): string | undefined {
  return statSync(file, { throwIfNoEntry: false })?.isFile() === true
    ? readFileSync(file, "utf8")
    : undefined;
}

/** Undefined where the compiler stands in a bundle without it, as in an editor's extension. */
function runtimeFolder(): string | undefined {
  try {
    return dirname(createRequire(import.meta.url).resolve("@journeyc/runtime/package.json"));
  } catch {
    return undefined;
  }
}

/** The text of a file of the runtime that the compiler has itself; undefined for any other file. */
export function runtimeFile(path: string): string | undefined {
  const name = inRuntime.exec(path)?.[1];
  if (name === undefined) return undefined;
  folder ??= runtimeFolder();
  if (folder === undefined) return undefined;
  if (!texts.has(name)) texts.set(name, textOf(join(folder, name)));
  return texts.get(name);
}
