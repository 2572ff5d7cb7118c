import type { Module } from "../5-lower/ir.ts";
import { emitModule, type EmitOptions, type Emitted } from "./emit.ts";

/** The same as `format.ts` where there is no disk, so that no project says how it wants its code. */
export async function emitFormatted(module: Module, options: EmitOptions): Promise<Emitted> {
  return emitModule(module, options);
}

export async function formatted(text: string): Promise<string> {
  return text;
}
