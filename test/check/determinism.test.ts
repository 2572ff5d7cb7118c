import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { diagnose } from "./program.ts";

const folder = join(import.meta.dirname, "../../examples/pass-through");
const broken = readdirSync(folder)
  .filter((name) => name.endsWith(".journey"))
  .map((name) => {
    const text = readFileSync(join(folder, name), "utf8");
    // Several findings of every phase in each file.
    return [
      name,
      text
        .replace(/-> success/, "-> sucess")
        .replace(/identityResource/, "identityResourc")
        .replace(/false -> failure/, "")
        .replace(/PlatformUsername/, "PlatfromUsername"),
    ] as const;
  });

test("the order in which files are given changes nothing", () => {
  const expected = diagnose(Object.fromEntries(broken));
  expect(expected.length).toBeGreaterThan(5);
  fc.assert(
    fc.property(fc.shuffledSubarray([...broken], { minLength: broken.length }), (files) => {
      expect(diagnose(Object.fromEntries(files))).toEqual(expected);
    }),
    { numRuns: 10 },
  );
});

test("checking the same twice gives the same", () => {
  expect(diagnose(Object.fromEntries(broken))).toEqual(diagnose(Object.fromEntries(broken)));
});
