import { createRequire } from "node:module";
import type { ScriptReader, ScriptReading } from "../2-bind/script-reader.ts";

/**
 * Reads scripts in TypeScript. The TypeScript compiler is loaded with the first of them, so that who has none does not
 * pay for it.
 */
export class LazyScriptTypes implements ScriptReader {
  #reader: ScriptReader | undefined;

  read(path: string, readText: (path: string) => string | undefined): ScriptReading {
    if (this.#reader === undefined) {
      // Checking is synchronous, and so must loading be.
      const load = createRequire(import.meta.url);
      const { ScriptTypes } = load("#script-types") as typeof import("./script-types.ts");
      this.#reader = new ScriptTypes();
    }
    return this.#reader.read(path, readText);
  }
}
