import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { nodeEntries } from "@journeyc/runtime/catalogue";
import { neverTaken } from "./never-taken.ts";

/** An outcome of a node type that runs, and the test that took it first. */
export interface CoveredOutcome {
  readonly type: string;
  /** `*` for those that the author names. */
  readonly outcome: string;
  /** Or why there is none: the outcome is never taken. */
  readonly test: string | undefined;
}

interface Note {
  readonly type: string;
  readonly outcome: string;
  readonly file: string;
  readonly test: string;
}

function reasonFor(outcome: string): string | undefined {
  return Object.hasOwn(neverTaken, outcome) ? `never taken: ${neverTaken[outcome]}` : undefined;
}

function notesIn(folder: string): readonly Note[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith(".jsonl"))
    .toSorted()
    .flatMap((name) => readFileSync(join(folder, name), "utf8").trimEnd().split("\n"))
    .map((line) => JSON.parse(line) as Note);
}

/** Every outcome of every node type that has code. A page has those of its members, and none of its own. */
export function coverageIn(folder: string): readonly CoveredOutcome[] {
  const notes = notesIn(folder);
  const testOf = (fits: (note: Note) => boolean): string | undefined => {
    const note = notes.find(fits);
    return note && `${note.file}: ${note.test}`;
  };
  return nodeEntries.flatMap(({ manifest: { type, outcomes } }): CoveredOutcome[] => {
    const own = notes.filter((note) => note.type === type);
    const listed = "list" in outcomes ? outcomes.list.map(({ name }) => name) : [];
    const covered = listed.map((outcome) => ({
      type,
      outcome,
      test:
        testOf((note) => own.includes(note) && note.outcome === outcome) ??
        reasonFor(`${type}.${outcome}`),
    }));
    const isNamedByAuthor = outcomes.from === "setting" || outcomes.from === "nodeType";
    if (!isNamedByAuthor) return covered;
    const test = testOf((note) => own.includes(note) && !listed.includes(note.outcome));
    return [...covered, { type, outcome: "*", test }];
  });
}
