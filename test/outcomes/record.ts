import { appendFileSync } from "node:fs";
import { join, relative } from "node:path";
import { expect } from "vitest";

const folder = process.env["JOURNEYC_OUTCOMES"];
const root = join(import.meta.dirname, "../..");
const recorded = new Set<string>();

/** Notes that a test took an outcome of a node type, where `JOURNEYC_OUTCOMES` names a folder for such notes. */
export function recordOutcome(type: string, outcome: string): void {
  if (folder === undefined || folder === "" || recorded.has(`${type}.${outcome}`)) return;
  recorded.add(`${type}.${outcome}`);
  const { testPath = "", currentTestName = "" } = expect.getState();
  const note = { type, outcome, file: relative(root, testPath), test: currentTestName };
  // A file per process: two that append to one could mix their lines.
  appendFileSync(join(folder, `${process.pid}.jsonl`), `${JSON.stringify(note)}\n`);
}
