import { describe, expect, test } from "vitest";
import { type Drive, drive } from "./drive.ts";
import { exampleProgram, publishedPrograms } from "./programs.ts";
import { hashQuickly } from "./quick-hashing.ts";
import { reportOf } from "./report.ts";

// Every journey that runs is walked by people who know their own password, type wrong ones, have no account, wait, follow
// links and come back: it never signs one on as another, ends in no error that is not known, and takes most edges.

const corpus = process.env["JOURNEYC_CORPUS"];
const thorough = process.env["JOURNEYC_THOROUGH"] === "1";
const bounds = thorough
  ? { walks: 2_000, milliseconds: 30_000 }
  : { walks: 200, milliseconds: 800 };

/**
 * Errors that a run ends in when somebody starts a journey without what it needs, a session, a caller, an account; or
 * comes back from elsewhere without having signed on, where the node has no outcome for that.
 */
const withoutWhatItNeeds = new Set([
  "node-identity-missing",
  "node-object-not-found",
  "node-identifier-missing",
  "node-no-provider-chosen",
  "social-sign-on-cancelled",
]);

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
    if (refused !== undefined) return expect(drive(program, bounds)).rejects.toThrow(refused);
    const driven = await drive(program, bounds);
    drives.push(driven);
    expect(driven.wrongUsers).toEqual([]);
    const unknown = [...driven.errorPlaces].filter(
      (place) => !withoutWhatItNeeds.has(place.split(" at ")[0] ?? ""),
    );
    expect(unknown).toEqual([]);
    expect(driven.taken.size).toBeGreaterThan(0);
  });

  test("are reported where JOURNEYC_REPORT asks for it", () => {
    if (process.env["JOURNEYC_REPORT"] === "1") console.log(reportOf(drives));
    const started = programs.filter(({ name }) => refusedAtStart[name] === undefined);
    expect(drives.length).toBe(started.length);
  });
});
