import { dirname } from "node:path";
import type { Module } from "../5-lower/ir.ts";
import { type EmitOptions, type Emitted, finish, layOut } from "./emit.ts";
import { realign } from "./layout/realign.ts";
import { hasConfiguration } from "../host/prettier-configuration.ts";

/**
 * A module as its project formats code. Where the project has no prettier configuration, the text stays as the emitter
 * writes it, and prettier is not loaded.
 * @param outputPath where on the disk the module will stand, absolute
 * @param folders which folders are known to have a configuration, and which to have none
 * @throws what prettier throws for a configuration that it cannot read
 */
export async function emitFormatted(
  module: Module,
  options: EmitOptions,
  outputPath: string,
  folders?: Map<string, boolean>,
): Promise<Emitted> {
  const laidOut = layOut(module, options);
  if (!hasConfiguration(dirname(outputPath), folders)) return finish(module, options, laidOut);
  const text = await formatted(laidOut.text, outputPath);
  if (text === laidOut.text) return finish(module, options, laidOut);
  return finish(module, options, { text, marks: realign(laidOut, text) });
}

/** A text as the project formats code that stands at a path. */
export async function formatted(text: string, path: string): Promise<string> {
  if (!hasConfiguration(dirname(path))) return text;
  const prettier = await import("prettier");
  const configuration = await prettier.resolveConfig(path, { editorconfig: true });
  if (configuration === null) return text;
  return prettier.format(text, { ...configuration, parser: "typescript", filepath: path });
}
