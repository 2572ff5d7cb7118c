import { readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { sharesOf } from "./share.ts";

// How many published journeys run is what the documentation says, or more: node types get code one by one. What else
// stands in their way is exact.

const corpus = process.env["JOURNEYC_CORPUS"];
const page = readFileSync(join(import.meta.dirname, "../../../docs/real-journeys.md"), "utf8");

/** The rows of the page's table, by their first cell. */
function rows(): ReadonlyMap<string, readonly number[]> {
  const section = page.split("\n## How many run\n")[1]?.split("\n## ")[0] ?? "";
  const lines = section.split("\n").filter((line) => line.startsWith("|"));
  return new Map(
    lines.slice(2).map((text) => {
      const [title = "", ...cells] = text.split("|").slice(1, -1);
      return [title.replaceAll(/[[\]]|\(.*?\)/g, "").trim(), cells.map(Number)] as const;
    }),
  );
}

describe.skipIf(corpus === undefined)("the journeys of the corpus", () => {
  let shares: ReturnType<typeof sharesOf>;
  beforeAll(() => {
    shares = sharesOf(corpus ?? "");
  });

  test("run, at least as many as the page says", () => {
    const { alone, together } = shares;
    const found = [alone, together].flatMap((share) => [share.runs.journeys, share.runs.shapes]);
    const promised = rows().get("run, at least") ?? [];
    expect(promised).toHaveLength(found.length);
    for (const [index, count] of found.entries())
      expect(count).toBeGreaterThanOrEqual(promised[index] ?? Infinity);
  });

  test("have the errors that the page counts, and no other", () => {
    const { alone, together } = shares;
    const codes = new Set([...alone.byCode.keys(), ...together.byCode.keys()]);
    const counted = [...codes].toSorted().map((code): [string, readonly number[]] => {
      const counts = [alone, together].map((share) => share.byCode.get(code));
      return [code, counts.flatMap((one) => [one?.journeys ?? 0, one?.shapes ?? 0])];
    });
    const all = [alone, together].flatMap(({ all: { journeys, shapes } }) => [journeys, shapes]);
    const promised = [...rows()].filter(([title]) => title !== "run, at least");
    expect(promised).toEqual([["all", all], ...counted]);
  });
});
