/**
 * `npm run outcome-coverage`: which test takes which outcome of the node types that run; fails when one is taken by none.
 * With `--recorded` it runs no tests, and reads what a run with `JOURNEYC_OUTCOMES` has left in that folder.
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { coverageIn } from "./coverage.ts";

const root = join(import.meta.dirname, "../..");
const isRecorded = process.argv.includes("--recorded");
const folder = isRecorded
  ? (process.env["JOURNEYC_OUTCOMES"] ?? "")
  : mkdtempSync(join(tmpdir(), "outcomes-"));

function runTests(): void {
  const vitest = join(root, "node_modules/vitest/vitest.mjs");
  const run = spawnSync(process.execPath, [vitest, "run", "test/runtime/nodes"], {
    cwd: root,
    env: { ...process.env, JOURNEYC_OUTCOMES: folder },
    encoding: "utf8",
  });
  if (run.status === 0) return;
  console.error(run.stdout + run.stderr);
  process.exit(1);
}

if (!isRecorded) runTests();
const covered = coverageIn(folder);
if (!isRecorded) rmSync(folder, { recursive: true });
const missing = covered.filter(({ test }) => test === undefined);
for (const { type, outcome, test } of isRecorded ? missing : covered)
  console.log(`${`${type}.${outcome}`.padEnd(48)} ${test ?? "TAKEN BY NO TEST"}`);
console.log(
  `${covered.length - missing.length} of ${covered.length} outcomes are taken by a test, or never.`,
);
process.exitCode = missing.length > 0 ? 1 : 0;
