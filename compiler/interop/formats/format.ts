import type { ImportFiles } from "../import-files.ts";
import type { JourneyBundle } from "../journey-document.ts";
import type { JsonObject } from "../json.ts";

/** How journeys of one format are found. A format has one of the two, or both. */
export interface FormatReader {
  /** Takes what is of this format out of the files of a folder. */
  readonly folder?: (files: ImportFiles) => readonly JourneyBundle[];
  /**
   * The journeys of one file; undefined when the file is not of this format. An empty list where it is, and something
   * about it was reported.
   */
  readonly file?: (
    path: string,
    value: JsonObject,
    files: ImportFiles,
  ) => readonly JourneyBundle[] | undefined;
}
