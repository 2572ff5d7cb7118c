import { existsSync, readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";

/** Files by which a project tells prettier how it wants its code. */
const configurationFiles: readonly string[] = [
  ".prettierrc",
  ...["json", "yaml", "yml", "json5", "js", "ts", "mjs", "mts", "cjs", "cts", "toml"].map(
    (extension) => `.prettierrc.${extension}`,
  ),
  ...["js", "ts", "mjs", "mts", "cjs", "cts"].map((extension) => `prettier.config.${extension}`),
];

/** A folder and those above it. */
function* upwards(folder: string): Generator<string> {
  for (let at = folder, above = ""; at !== above; [at, above] = [dirname(at), at]) yield at;
}

/**
 * Whether prettier would find a configuration for what lies in a folder.
 * @param folder an absolute path
 * @param known what was found for other folders a moment ago: a run asks for each of its modules
 */
export function hasConfiguration(folder: string, known = new Map<string, boolean>()): boolean {
  const before = known.get(folder);
  if (before !== undefined) return before;
  const above = dirname(folder);
  const found =
    configurationFiles.some((name) => existsSync(join(folder, name))) ||
    namesPrettier(join(folder, "package.json")) ||
    (above !== folder && hasConfiguration(above, known));
  known.set(folder, found);
  return found;
}

/** Every file, there or not, that may have a say in how prettier wants what lies in a folder. */
export function configurationCandidates(folder: string): readonly string[] {
  const names = [...configurationFiles, "package.json", ".editorconfig"];
  return [...upwards(folder)].flatMap((at) => names.map((name) => join(at, name)));
}

function manifestOf(text: string): Readonly<Record<string, unknown>> {
  try {
    const manifest: unknown = JSON.parse(text);
    return typeof manifest === "object" && manifest !== null ? { ...manifest } : {};
  } catch {
    // No package here, or one that is none of our business.
    return {};
  }
}

/** Whether such a file says all that it means by its text: it runs nothing, and brings nothing along. */
export function saysAll(path: string, text: string): boolean {
  const name = basename(path);
  if (name === ".editorconfig") return true;
  if (/\.[cm]?[jt]s$/.test(name)) return false;
  if (name !== "package.json") return /[:=]/.test(text) && !/plugins/.test(text);
  const { prettier = {} } = manifestOf(text);
  return typeof prettier === "object" && prettier !== null && !("plugins" in prettier);
}

function namesPrettier(path: string): boolean {
  try {
    return "prettier" in manifestOf(readFileSync(path, "utf8"));
  } catch {
    return false;
  }
}
