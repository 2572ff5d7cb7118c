import type { Diagnostic, DiagnosticCode } from "journeyc/analysis";

/** The findings of each file, and the files of each finding. */
export class FoundByFile {
  readonly #found = new Map<string, readonly Diagnostic[]>();
  readonly #byCode = new Map<DiagnosticCode, Set<string>>();

  of(path: string): readonly Diagnostic[] {
    return this.#found.get(path) ?? [];
  }

  /** True when the file has been checked. */
  has(path: string): boolean {
    return this.#found.has(path);
  }

  set(path: string, diagnostics: readonly Diagnostic[]): void {
    for (const { code } of this.of(path)) this.#byCode.get(code)?.delete(path);
    this.#found.set(path, diagnostics);
    for (const { code } of diagnostics) {
      const files = this.#byCode.get(code) ?? new Set();
      this.#byCode.set(code, files.add(path));
    }
  }

  forget(path: string): void {
    this.set(path, []);
    this.#found.delete(path);
  }

  /** The files in which one of these has been found. */
  withAny(codes: ReadonlySet<DiagnosticCode>): readonly string[] {
    return [...codes].flatMap((code) => [...(this.#byCode.get(code) ?? [])]);
  }
}
