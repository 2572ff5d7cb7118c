import { describe, expect, test } from "vitest";
import { type Drive, drive } from "./drive.ts";
import { exampleProgram, publishedPrograms } from "./programs.ts";
import { hashQuickly } from "./quick-hashing.ts";
import { reportOf } from "./report.ts";

// Every journey that runs is walked by people who know their own password, type wrong ones, have no account, wait, follow
// links and come back: it never signs one on as another, ends in no error that is not known, and takes most edges.

const corpus = process.env["JOURNEYC_CORPUS"];
const thorough = process.env["JOURNEYC_THOROUGH"] === "1";
/** They end as soon as nothing is left: the everyday run needs a quarter of them. */
const walks = thorough ? 20_000 : 1_500;

/** What compiles, and is refused when the app starts, as it could not be kept: by its code. */
const refusedAtStart: Readonly<Record<string, string>> = {
  // `origins` holds a host name.
  pingidentity__WebinarJourneyWebAuthN: "journey-setting-refused",
};

hashQuickly();

const programs = [
  exampleProgram("default-journeys"),
  exampleProgram("pass-through"),
  ...(corpus === undefined ? [] : publishedPrograms(corpus)),
];

describe("walks", () => {
  const drives: Drive[] = [];

  test.each(programs)("$name", async (program) => {
    const refused = refusedAtStart[program.name];
    if (refused !== undefined) return expect(drive(program, walks)).rejects.toThrow(refused);
    const driven = await drive(program, walks);
    drives.push(driven);
    expect([...driven.wrongUsers]).toEqual([]);
    expect([...driven.errors]).toEqual([]);
    expect(driven.missed).toEqual({ edges: [], ends: [] });
  });

  test("are reported where JOURNEYC_REPORT asks for it", () => {
    if (process.env["JOURNEYC_REPORT"] === "1") console.log(reportOf(drives));
    const started = programs.filter(({ name }) => refusedAtStart[name] === undefined);
    expect(drives.length).toBe(started.length);
  });
});
