import { readFileSync } from "node:fs";
import { join } from "node:path";

/** The names that a config may have, in the order in which they are looked for. */
export const configFiles: readonly string[] = ["ts", "mts", "js", "mjs"].map(
  (extension) => `journey.config.${extension}`,
);

export interface ConfigFile {
  readonly name: string;
  /** Undefined where it cannot be read. */
  readonly text: string | undefined;
}

/** The config of a folder; undefined when it has none. Only this folder is looked at. */
export function findConfig(folder: string): ConfigFile | undefined {
  for (const name of configFiles) {
    try {
      return { name, text: readFileSync(join(folder, name), "utf8") };
    } catch (error) {
      // What cannot be read is told by who runs it.
      if ((error as NodeJS.ErrnoException).code !== "ENOENT") return { name, text: undefined };
    }
  }
  return undefined;
}

/**
 * What of a config tells a run from another; undefined where that cannot be known from its text, since it takes from
 * elsewhere what it says.
 */
export function textOfConfig(folder: string): string | undefined {
  const found = findConfig(folder);
  if (found === undefined) return "";
  const { name, text } = found;
  if (text === undefined) return undefined;
  const elsewhere = text
    .replaceAll(/^import\s*\{\s*defineConfig\s*\}\s*from\s*["']journeyc\/config["'];?$/gm, "")
    .search(/\b(?:import|require|process|globalThis|await|Date|Math)\b/);
  return elsewhere < 0 ? `${name}\n${text}` : undefined;
}
