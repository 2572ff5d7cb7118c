import { createRequire } from "node:module";
import type { ModuleReading } from "../2-bind/node-type-reader.ts";
import type { ScriptReader, ScriptReading } from "../2-bind/script-reader.ts";

type Loaded = typeof import("./script-types.ts");

/**
 * Reads scripts in TypeScript. The TypeScript compiler is loaded with the first of them, so that who has none does not
 * pay for it.
 */
export class LazyScriptTypes implements ScriptReader {
  #loaded: Loaded | undefined;
  #reader: ScriptReader | undefined;
  #nodeTypes: InstanceType<Loaded["NodeTypes"]> | undefined;

  read(path: string, readText: (path: string) => string | undefined): ScriptReading {
    this.#reader ??= new (this.#load().ScriptTypes)();
    return this.#reader.read(path, readText);
  }

  readNodeTypes(path: string, readText: (path: string) => string | undefined): ModuleReading {
    this.#nodeTypes ??= new (this.#load().NodeTypes)();
    return this.#nodeTypes.read(path, readText);
  }

  #load(): Loaded {
    // Checking is synchronous, and so must loading be. Bundlers know a `require` that is made and called like this.
    const load = createRequire(import.meta.url);
    this.#loaded ??= load("#script-types") as Loaded;
    return this.#loaded;
  }
}
