import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** A published journey, as the index of the corpus has it. */
export interface Published {
  readonly file: string;
  readonly journey: string;
  readonly repository: string;
  /** The folder that it stood in there. */
  readonly folder: string;
  /** Journeys of one shape have the same nodes of the same types, wired in the same way. */
  readonly shape: string;
  /** The share of its nodes that came with their settings. */
  readonly complete: number;
}

export function readIndex(corpus: string): readonly Published[] {
  const [titles = [], ...rows] = readFileSync(join(corpus, "INDEX.tsv"), "utf8")
    .trimEnd()
    .split("\n")
    .map((line) => line.split("\t"));
  return rows.map((row) => {
    const cell = (title: string): string => row[titles.indexOf(title)] ?? "";
    return {
      file: cell("file"),
      journey: cell("journey"),
      repository: cell("source_repo"),
      folder: dirname(cell("source_path")),
      shape: cell("shape"),
      complete: Number(cell("settings_complete")),
    };
  });
}

/**
 * The journey of this name that was published with another one: of the same repository, the one that came with most of
 * its settings, and of those that of the same folder.
 */
export function besideIt(
  of: Published,
  name: string,
  index: readonly Published[],
): Published | undefined {
  const same = index.filter((one) => one.journey === name && one.repository === of.repository);
  const rank = (one: Published): number => 2 * one.complete + (one.folder === of.folder ? 1 : 0);
  return same.toSorted((one, other) => rank(other) - rank(one))[0];
}
