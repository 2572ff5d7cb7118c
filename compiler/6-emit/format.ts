import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Module } from "../5-lower/ir.ts";
import { type EmitOptions, type Emitted, finish, layOut } from "./emit.ts";
import { realign } from "./layout/realign.ts";

/** Files by which a project tells prettier how it wants its code. */
const configurationFiles: readonly string[] = [
  ".prettierrc",
  ...["json", "yaml", "yml", "json5", "js", "ts", "mjs", "mts", "cjs", "cts", "toml"].map(
    (extension) => `.prettierrc.${extension}`,
  ),
  ...["js", "ts", "mjs", "mts", "cjs", "cts"].map((extension) => `prettier.config.${extension}`),
];

/**
 * A module as its project formats code. Where the project has no prettier configuration, the text stays as the emitter
 * writes it, and prettier is not loaded.
 * @param outputPath where on the disk the module will stand, absolute
 * @throws what prettier throws for a configuration that it cannot read
 */
export async function emitFormatted(
  module: Module,
  options: EmitOptions,
  outputPath: string,
): Promise<Emitted> {
  const laidOut = layOut(module, options);
  if (!hasConfiguration(dirname(outputPath))) return finish(module, options, laidOut);
  const text = await formatted(laidOut.text, outputPath);
  return finish(module, options, { text, marks: realign(laidOut, text) });
}

function hasConfiguration(folder: string): boolean {
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

async function formatted(text: string, path: string): Promise<string> {
  const prettier = await import("prettier");
  const configuration = await prettier.resolveConfig(path, { editorconfig: true });
  if (configuration === null) return text;
  return prettier.format(text, { ...configuration, parser: "typescript", filepath: path });
}
