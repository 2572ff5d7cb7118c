import { describe, expect, test } from "vitest";
import { isGross, isMet } from "../../bench/goal.ts";
import { goals } from "../../bench/goals/index.ts";

// What decides whether a goal is met, and whether the short form fails. Nothing is measured here.

describe("a bound", () => {
  test("is met by what equals it", () => {
    expect(isMet({ against: "x", atMost: 2 }, 2)).toBe(true);
    expect(isMet({ against: "x", atMost: 2 }, 2.01)).toBe(false);
    expect(isMet({ against: "x", atLeast: 2 }, 2)).toBe(true);
    expect(isMet({ against: "x", atLeast: 2 }, 1.99)).toBe(false);
  });

  test("is not met by what was not measured", () => {
    expect(isMet({ against: "x", atMost: 2 }, Number.NaN)).toBe(false);
  });

  test("may be absent", () => {
    expect(isMet({ against: "x" }, 2)).toBeUndefined();
  });
});

describe("a regression", () => {
  test("is a ratio 2.5 times as bad as usual", () => {
    expect(isGross({ against: "x", atMost: 1, usual: 2 }, 4.9)).toBe(false);
    expect(isGross({ against: "x", atMost: 1, usual: 2 }, 5)).toBe(true);
    expect(isGross({ against: "x", atLeast: 10, usual: 5 }, 2.1)).toBe(false);
    expect(isGross({ against: "x", atLeast: 10, usual: 5 }, 2)).toBe(true);
  });

  test("is what cannot be computed", () => {
    expect(isGross({ against: "x", usual: 2 }, Number.NaN)).toBe(true);
  });

  test("needs a usual value", () => {
    expect(isGross({ against: "x", atMost: 1 }, 100)).toBe(false);
  });
});

describe("the goals", () => {
  test("have names of their own", () => {
    expect(new Set(goals.map(({ name }) => name)).size).toBe(goals.length);
  });

  test("say for each bound what to do where it is missed", () => {
    const silent = goals.flatMap(({ name, claims }) =>
      Object.entries(claims)
        .filter(([, claim]) => isMet(claim, 1) !== undefined && claim.ifMissed === undefined)
        .map(([claim]) => `${name}: ${claim}`),
    );
    expect(silent).toEqual([]);
  });

  test("of the short form have a usual value", () => {
    const without = goals.filter(
      ({ short, claims }) =>
        short && Object.values(claims).every(({ usual }) => usual === undefined),
    );
    expect(without).toEqual([]);
  });
});
