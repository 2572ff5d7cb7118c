import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { type Drive, drive } from "./drive.ts";
import { exampleProgram, publishedPrograms } from "./programs.ts";
import { hashQuickly } from "./quick-hashing.ts";
import { reportOf, totalsOf } from "./report.ts";

// Every journey that runs is walked, over HTTP, by people who know their own password, type wrong ones, have no account,
// wait, follow links and come back, while others change their accounts and the directory fails: each end and each edge is
// reached or proved impossible, nobody is signed on as another, and no run ends in an error whose cause the walk does not show.

const corpus = process.env["JOURNEYC_CORPUS"];
const thorough = process.env["JOURNEYC_THOROUGH"] === "1";
/** They end as soon as nothing is left: the everyday run needs a few hundred. */
const walks = thorough ? 20_000 : 3_000;

hashQuickly();

const programs = [
  exampleProgram("default-journeys"),
  exampleProgram("pass-through"),
  ...(corpus === undefined ? [] : publishedPrograms(corpus, thorough)),
];

describe("walks", () => {
  const drives: Drive[] = [];

  test.each(programs)("$name", async (program) => {
    const driven = await drive(program, walks);
    drives.push(driven);
    expect([...driven.wrongUsers]).toEqual([]);
    expect([...driven.errors]).toEqual([]);
    expect(driven.missed).toEqual({ edges: [], ends: [] });
  });

  test("are reported where JOURNEYC_REPORT asks for it, and are what the documentation counts", () => {
    if (process.env["JOURNEYC_REPORT"] === "1") console.log(reportOf(drives));
    expect(drives.length).toBe(programs.length);
    const isExample = ({ program }: Drive): boolean => program.startsWith("examples/");
    expect(counted("the examples of this project")).toEqual(rowOf(drives.filter(isExample)));
    if (corpus === undefined || thorough) return;
    const published = drives.filter((one) => !isExample(one));
    expect(counted("published, one of a design")).toEqual(rowOf(published));
  });
});

function rowOf(drives: readonly Drive[]): readonly number[] {
  const { programs: number, ends, reachedEnds, edges, taken, impossible } = totalsOf(drives);
  return [number, ends, reachedEnds, edges, taken, impossible];
}

/** A row of the table in the documentation. */
function counted(title: string): readonly number[] | undefined {
  const page = readFileSync(join(import.meta.dirname, "../../docs/real-journeys.md"), "utf8");
  const row = page.split("\n").find((line) => line.startsWith(`| ${title} `));
  return row?.split("|").slice(2, -1).map(Number);
}
