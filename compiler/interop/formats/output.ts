import { type Diagnostic, report } from "../../diagnostics/diagnostic.ts";
import { notWritten } from "../errors/not-written.ts";
import type { InteropFormat, JourneyDocument } from "../journey-document.ts";
import { type Json, type JsonObject, sameJson } from "../json.ts";

/** What a bundle has to say to be written. */
export interface WritableBundle {
  /** In the order in which they are written: what a journey runs comes first. */
  readonly journeys: readonly JourneyDocument[];
  /** As it was read. Undefined for journeys that come from nowhere: then it says that journeyc wrote them. */
  readonly envelope?: JsonObject | undefined;
  /** `root` when absent; formats of single files do not say it. */
  readonly realm?: string | undefined;
  /** Only fr-config-manager's folders have them. */
  readonly managedObjects?: ReadonlyMap<string, JsonObject> | undefined;
}

/** A file of an export; its path is relative to the folder of the export, and never leaves it. */
export interface WrittenFile {
  readonly path: string;
  readonly text: string;
}

/** JSON as all formats write it. */
export function jsonText(value: Json): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

/** The files of an export: each path once, whatever a file system makes of upper and lower case. */
export class Output {
  readonly #format: InteropFormat;
  readonly #files = new Map<string, WrittenFile & { readonly value: Json | undefined }>();
  readonly #diagnostics: Diagnostic[] = [];

  constructor(format: InteropFormat) {
    this.#format = format;
  }

  get files(): readonly WrittenFile[] {
    return [...this.#files.values()].map(({ path, text }) => ({ path, text }));
  }

  get diagnostics(): readonly Diagnostic[] {
    return this.#diagnostics;
  }

  json(path: string, value: Json, what: string): void {
    this.#put(path, jsonText(value), value, what);
  }

  text(path: string, text: string, what: string): void {
    this.#put(path, text, undefined, what);
  }

  cannotHold(path: string, what: string): void {
    const place = { file: path, span: { start: 0, end: 0 } };
    const hints = [
      "Export the journeys one by one, or as `frodo` or `am`: a file for each journey.",
    ];
    this.#diagnostics.push(report(notWritten, { format: this.#format, what }, place, { hints }));
  }

  #put(path: string, text: string, value: Json | undefined, what: string): void {
    const key = path.toLowerCase();
    const other = this.#files.get(key);
    if (other === undefined) {
      this.#files.set(key, { path, text, value });
      return;
    }
    const same =
      value === undefined
        ? other.text === text
        : other.value !== undefined && sameJson(value, other.value);
    if (!same || other.path !== path) this.cannotHold(path, `two different things as ${what}`);
  }
}
