import { quote } from "../2-bind/text.ts";
import type { Span } from "../1-syntax/ast.ts";
import { type Diagnostic, type Label, report } from "../diagnostics/diagnostic.ts";
import type { Host } from "../host.ts";
import { readFailure } from "../workspace/read-failure.ts";
import { leftOut } from "./errors/left-out.ts";
import { wrongJsonType } from "./errors/wrong-json-type.ts";
import { isObject, type Json, type JsonObject } from "./json.ts";
import { type JsonPath, pathText, placesIn } from "./json-place.ts";
import { maximumImportBytes } from "./limits.ts";
import { type ParsedJson, parseJson } from "./parse-json.ts";
import type { ShapeFault } from "./shape-faults.ts";

/** Findings with a place in one file beyond this many are left out: to find a place takes long in a large file. */
const most = 20;

/** The files of one path of an import, read once; formats take theirs out of those that are left. */
export class ImportFiles {
  readonly #host: Host;
  readonly #left = new Map<string, JsonObject>();
  readonly #remarks = new Map<string, readonly Diagnostic[]>();
  readonly #diagnostics: Diagnostic[] = [];
  /** How many findings with a place each file has. */
  readonly #located = new Map<string, number>();
  /** The places of the file that was asked about last. */
  #places: { readonly path: string; readonly spanAt: (at: JsonPath) => Span } | undefined;

  constructor(host: Host) {
    this.#host = host;
  }

  /** JSON objects by path, in the order of the paths: those that no format has taken yet. */
  get left(): ReadonlyMap<string, JsonObject> {
    return this.#left;
  }

  get diagnostics(): readonly Diagnostic[] {
    return this.#diagnostics;
  }

  /** Takes a file out of those that are left; only then what there is to say of its text concerns the import. */
  take(path: string): void {
    if (this.#left.delete(path)) this.report(...(this.#remarks.get(path) ?? []));
  }

  report(...diagnostics: readonly Diagnostic[]): void {
    this.#diagnostics.push(...diagnostics);
  }

  /** Reads a file as JSON and reports why it cannot. */
  read(path: string): Json | undefined {
    const { value, diagnostics } = this.parse(path);
    this.report(...diagnostics);
    return value;
  }

  /** Reads a file as JSON without reporting anything. */
  parse(path: string): ParsedJson & { readonly text?: string } {
    const result = this.#host.read(path, maximumImportBytes);
    if (result.ok) return { ...parseJson(path, result.text), text: result.text };
    const { failure, detail } = result;
    const { hints, ...diagnostic } = readFailure(path, failure, detail);
    const split = failure === "tooLarge" ? ["Export the journeys one by one."] : hints;
    return { value: undefined, diagnostics: [{ ...diagnostic, hints: split }] };
  }

  add(path: string, value: JsonObject, remarks: readonly Diagnostic[]): void {
    this.#left.set(path, value);
    this.#remarks.set(path, remarks);
  }

  /** The text of another file that the configuration names; undefined when there is none. */
  text(path: string): string | undefined {
    const result = this.#host.read(path, maximumImportBytes);
    return result.ok ? result.text : undefined;
  }

  /** Reports what is wrong with the shape of a file; true when nothing is. */
  sound(path: string, faults: readonly ShapeFault[]): boolean {
    for (const { path: at, expected, found } of faults) {
      this.reportAt(path, at, (place) =>
        report(wrongJsonType, { where: pathText(at), expected, found }, place),
      );
    }
    return faults.length === 0;
  }

  /** Reports a finding about a value of a file, unless the file has many already. */
  reportAt(path: string, at: JsonPath, finding: (place: Label) => Diagnostic): void {
    const count = this.#located.get(path) ?? 0;
    this.#located.set(path, count + 1);
    if (count >= most) return;
    if (this.#places?.path !== path) {
      this.#places = { path, spanAt: placesIn(this.text(path) ?? "") };
    }
    this.report(finding({ file: path, span: this.#places.spanAt(at) }));
  }

  /** Says that something beside the journeys is not imported, or not as it stands. */
  leftOut(path: string, what: string): void {
    this.report(report(leftOut, { what }, { file: path, span: { start: 0, end: 0 } }));
  }

  /** A file beside others of a configuration, as JSON; undefined when it is not there or is no object. */
  beside(path: string): JsonObject | undefined {
    const text = this.text(path);
    if (text === undefined) return undefined;
    const { value, diagnostics } = parseJson(path, text);
    this.report(...diagnostics);
    return isObject(value) ? value : undefined;
  }

  /** Says that a file which the configuration names is not there. */
  missing(path: string, named: string): void {
    this.leftOut(path, `The file ${quote(named)}, which this one names, cannot be read.`);
  }
}
