import { authLevelDecision } from "@journeyc/runtime/nodes/auth-level-decision";
import { modifyAuthLevel } from "@journeyc/runtime/nodes/modify-auth-level";
import { beforeEach, describe, expect, test } from "vitest";
import { expectError, outcome } from "./support/results.ts";
import { Bench } from "./support/run-node.ts";

let bench: Bench;
beforeEach(async () => {
  bench = await Bench.open();
});

const add = (authLevelIncrement?: number) =>
  bench.run(modifyAuthLevel, authLevelIncrement === undefined ? {} : { authLevelIncrement });

describe("ModifyAuthLevel", () => {
  test("adds to the level, which the session gets", async () => {
    for (const increment of [10, 5, -3]) expect(await add(increment)).toEqual(outcome("outcome"));
    expect(bench.shared.get("authLevel")).toBe(12);
    expect(bench.session.wishes).toEqual({ properties: { AuthLevel: "12" } });
  });

  test("begins at 0, by 0", async () => {
    await add();
    expect(bench.shared.get("authLevel")).toBe(0);
  });

  test.each(["7", null, 1.5, {}])("%o in the state is no level", async (level) => {
    bench.shared.set("authLevel", level);
    await add(2);
    expect(bench.shared.get("authLevel")).toBe(2);
  });

  test("an unusable increment, or one that leads too far", async () => {
    await expectError(add(Number.NaN), "node-setting-unusable");
    bench.shared.set("authLevel", Number.MAX_SAFE_INTEGER);
    await expectError(add(1), "node-setting-unusable");
    expect(bench.session.wishes).toEqual({});
  });
});

describe("AuthLevelDecision", () => {
  test.each([
    [5, 5, "true"],
    [6, 5, "true"],
    [4, 5, "false"],
    [undefined, 0, "false"],
    ["9", 5, "false"],
    [0, undefined, "true"],
  ])("%o against %o is %s", async (level, authLevelRequirement, expected) => {
    if (level !== undefined) bench.shared.set("authLevel", level);
    const settings = authLevelRequirement === undefined ? {} : { authLevelRequirement };
    expect(await bench.run(authLevelDecision, settings)).toEqual(outcome(expected));
  });

  test("an unusable requirement", async () => {
    await expectError(
      bench.run(authLevelDecision, { authLevelRequirement: Number.NaN }),
      "node-setting-unusable",
    );
  });
});
