import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { roundTrip } from "./round-trip.ts";

// Every journey that somebody has published comes in and goes out as it was.

const corpus = process.env["JOURNEYC_CORPUS"];

describe.skipIf(corpus === undefined)("the journeys of the corpus", () => {
  const files = readdirSync(corpus ?? ".").filter((name) => name.endsWith(".json"));

  test("there are many", () => {
    expect(files.length).toBeGreaterThan(100);
  });

  test.each(files)("%s", (name) => {
    const text = readFileSync(join(corpus ?? "", name), "utf8");
    const trip = roundTrip({ [name]: text }, name);
    const inexact = trip.diagnostics.filter(({ code }) => code === "J8019");
    const unreadable = trip.findings.filter(({ code }) => code.startsWith("J1"));
    expect({ ...trip, host: 0, journeys: 0, diagnostics: inexact, findings: unreadable }).toEqual({
      host: 0,
      journeys: 0,
      diagnostics: [],
      findings: [],
      unformatted: [],
      difference: undefined,
      format: trip.format,
    });
  });
});
