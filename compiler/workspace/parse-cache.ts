import type { SourceFile } from "../1-syntax/ast.ts";
import { parseSource } from "../1-syntax/parse.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";

export interface Parsed {
  readonly value: SourceFile;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Parses each file once per content. The key is the text itself, which the tree holds anyway: comparing it is exact,
 * and cheaper than a digest.
 */
export class ParseCache {
  readonly #byPath = new Map<string, Parsed>();

  parse(path: string, text: string): Parsed {
    const before = this.#byPath.get(path);
    if (before?.value.text === text) return before;
    const parsed = parseSource(path, text);
    this.#byPath.set(path, parsed);
    return parsed;
  }

  /** Takes over what another cache knows. */
  takeAll(other: ParseCache): void {
    for (const [path, parsed] of other.#byPath) this.#byPath.set(path, parsed);
  }

  /** Drops a file that is gone. */
  drop(path: string): void {
    this.#byPath.delete(path);
  }
}
