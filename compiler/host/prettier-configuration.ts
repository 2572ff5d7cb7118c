import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** Files by which a project tells prettier how it wants its code. */
const configurationFiles: readonly string[] = [
  ".prettierrc",
  ...["json", "yaml", "yml", "json5", "js", "ts", "mjs", "mts", "cjs", "cts", "toml"].map(
    (extension) => `.prettierrc.${extension}`,
  ),
  ...["js", "ts", "mjs", "mts", "cjs", "cts"].map((extension) => `prettier.config.${extension}`),
];

/** Whether prettier would find a configuration for what lies in a folder. @param folder an absolute path */
export function hasConfiguration(folder: string): boolean {
  for (let at = folder, above = ""; at !== above; [at, above] = [dirname(at), at]) {
    if (configurationFiles.some((name) => existsSync(join(at, name)))) return true;
    if (namesPrettier(join(at, "package.json"))) return true;
  }
  return false;
}

function namesPrettier(path: string): boolean {
  try {
    const manifest: unknown = JSON.parse(readFileSync(path, "utf8"));
    return typeof manifest === "object" && manifest !== null && "prettier" in manifest;
  } catch {
    // No package here, or one that is none of our business.
    return false;
  }
}
