import type { Span } from "../1-syntax/ast.ts";
import type { ModuleReading } from "./node-type-reader.ts";

/** A key of shared state that a script reads. */
export interface ScriptRead {
  /** `username`, `objectAttributes.mail`; `objectAttributes.*` stands for every attribute. */
  readonly key: string;
  readonly required: boolean;
}

/** A key of shared state that a script writes on an outcome. */
export interface ScriptWrite {
  readonly key: string;
  readonly outcome: string;
  /** True: not whenever the outcome is taken. */
  readonly maybe: boolean;
}

/** What the types of a script in TypeScript say. */
export interface ScriptSignature {
  /** The function's name; `default` where it has none. */
  readonly name: string;
  /** The name by which the file exports it: `default`, or its own. */
  readonly exported: string;
  /** Where the function's name, or the function, stands in its file. */
  readonly span: Span;
  /** The texts that it may return; undefined when its type does not list them. */
  readonly outcomes: readonly string[] | undefined;
  /** The type that it returns, as TypeScript writes it. */
  readonly returns: string;
  readonly reads: readonly ScriptRead[];
  readonly writes: readonly ScriptWrite[];
  /** True: it may send questions to the user. */
  readonly asks: boolean;
  /** Why the runtime cannot call it as it is. */
  readonly fault: string | undefined;
}

export interface ScriptReading {
  /** Undefined when the file exports no function, or several and none by default. */
  readonly signature: ScriptSignature | undefined;
  /** How many functions the file exports. */
  readonly functions: number;
}

/** Reads scripts in TypeScript by their types alone, without running them. */
export interface ScriptReader {
  /**
   * @param path the script's file, as the host names it
   * @param readText gives the text of a file as it is checked; undefined when there is none
   */
  read(path: string, readText: (path: string) => string | undefined): ScriptReading;
  /** The node types that a module exports, in the same way. */
  readNodeTypes?(path: string, readText: (path: string) => string | undefined): ModuleReading;
}

/** True for a script whose types can be read. */
export function isTypeScript(path: string): boolean {
  return /\.[mc]?ts$/.test(path) && !/\.d\.[mc]?ts$/.test(path);
}
