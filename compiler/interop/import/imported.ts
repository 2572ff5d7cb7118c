import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import type { Checked } from "../../workspace.ts";

/** A file that an import writes. */
export interface ImportedFile {
  readonly path: string;
  readonly text: string;
}

export interface Imported {
  readonly files: readonly ImportedFile[];
  /** How many journeys there are, each counted once. */
  readonly journeys: number;
  /** What the import has to say of the sources. */
  readonly diagnostics: readonly Diagnostic[];
  /** What the checker finds in the imported journeys. */
  readonly checked: Checked;
}
