import {
  canBePassword,
  canBeUserName,
  sameUserName,
} from "../../../runtime/connectors/entra/user-name.ts";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";

describe("user names", () => {
  test("are the same in any case, and in no other way", () => {
    expect(sameUserName("Ada@Contoso.example", "ada@contoso.EXAMPLE")).toBe(true);
    // The Kelvin sign lower-cases to k; the dotless i upper-cases to I.
    expect(sameUserName("k@contoso.example", "\u212A@contoso.example")).toBe(false);
    expect(sameUserName("i@contoso.example", "\u0131@contoso.example")).toBe(false);
    expect(sameUserName("ada@contoso.example", "ada@contoso.example ")).toBe(false);
  });

  test("have Entra's characters only, so that they are safe in every header, address and log", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (name) => {
        if (canBeUserName(name)) expect(name).toMatch(/^[!-~]{3,113}$/);
      }),
      { numRuns: 2000 },
    );
    expect(canBeUserName("o'brien_x.y-z!#^~@contoso.example")).toBe(true);
    expect(canBeUserName("guest_gmail.com#EXT#@contoso.onmicrosoft.com")).toBe(true);
  });
});

describe("passwords", () => {
  test.each([
    ["x", true],
    [" spaces around ", true],
    ["x".repeat(256), true],
    ["😀".repeat(256), true],
    ["x".repeat(257), false],
    ["😀".repeat(257), false],
    ["", false],
    ["\ud83d", false],
  ])("%j: %s", (password, expected) => {
    expect(canBePassword(password)).toBe(expected);
  });
});
