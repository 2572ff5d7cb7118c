import { aadsts } from "../../../runtime/connectors/entra/aadsts.ts";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { EntraStandIn } from "@journeyc/entra-stand-in";
import { expectedByNumber } from "./expected-codes.ts";
import { inShort, startRedirected, subject, type Subject } from "./harness.ts";

const cases = Object.entries(expectedByNumber).flatMap(([expected, numbers]) =>
  numbers.map((number) => ({ number, expected: expected.trim() })),
);

describe("every AADSTS number, over the wire", () => {
  let standIn: EntraStandIn;
  let connector: Subject;
  beforeAll(async () => {
    standIn = await startRedirected();
    connector = subject();
  });
  afterAll(async () => {
    await connector.close();
    await standIn.close();
  });

  test.each(cases)("AADSTS$number is $expected", async ({ number, expected }) => {
    const verdict = await connector.ask(`err${number}@contoso.example`, "Correct-Horse-1");
    expect(inShort(verdict)).toBe(expected);
    if (verdict.kind === "accepted") throw new Error("An error is never a success.");
    expect(verdict.error?.message).toContain(`AADSTS${number}`);
    expect(verdict.error?.message).toMatch(/trace id [0-9a-f-]{36}.*Correlation id [0-9a-f-]{36}/);
    expect(verdict.error?.fix).toMatch(/\.$/);
  });

  test("no number is forgotten, none is listed twice", () => {
    const known = aadsts.flatMap((entry) => entry.numbers);
    expect(new Set(known).size).toBe(known.length);
    const tested = new Set(cases.map(({ number }) => number));
    expect(known.filter((number) => !tested.has(number))).toEqual([]);
  });
});
