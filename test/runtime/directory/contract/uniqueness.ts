import { describe, expect, test } from "vitest";
import type { GetDirectory } from "../contract.ts";
import { DEVICE, USER, someone } from "../resources.ts";

/** Pairs of one name in two spellings. The Kelvin sign is where `lower()` of databases disagrees with JavaScript. */
const spellings: readonly [name: string, stored: string, other: string][] = [
  ["upper case", "ann@example.com", "ANN@EXAMPLE.COM"],
  ["the Kelvin sign", "kelvin", "\u212Aelvin"],
  ["full width", "width", "ｗｉｄｔｈ"],
  ["composition", "jos\u00e9", "jose\u0301"],
  ["sharp s", "gro\u00df", "GROSS"],
  ["final sigma", "\u03c3\u03bf\u03c6\u03bf\u03c2", "\u03a3\u039f\u03a6\u039f\u03a3"],
  ["ligatures", "\ufb01ne", "FINE"],
  ["dotted capital i", "\u0130x", "i\u0307X"],
];

export function uniquenessContract(directory: GetDirectory): void {
  describe("uniqueness", () => {
    test.each(spellings)("holds across %s", async (name, stored, other) => {
      const prefix = name.replaceAll(" ", "-");
      const first = await directory().create(USER, someone({ userName: `${prefix}.${stored}` }));
      const again = directory().create(USER, someone({ userName: `${prefix}.${other}` }));
      await expect(again).rejects.toMatchObject({
        code: "directory-policy-violation",
        failures: [{ attribute: "userName", policyRequirement: "UNIQUE" }],
      });
      const found = await directory().find(USER, "userName", `${prefix}.${other}`);
      expect(found).toEqual(first);
    });

    test("names all attributes that are taken", async () => {
      const taken = someone({ mail: "both@example.com" });
      await directory().create(USER, taken);
      const error: unknown = await directory()
        .create(USER, taken)
        .catch((reason) => reason);
      const failures = (error as { failures: { attribute: string }[] }).failures;
      expect(failures.map(({ attribute }) => attribute).toSorted()).toEqual(["mail", "userName"]);
    });

    test("is per attribute and per resource", async () => {
      await directory().create(USER, someone({ userName: "same@example.com" }));
      await directory().create(USER, someone({ mail: "same@example.com" }));
      await directory().create(DEVICE, { serial: "same@example.com" });
      await expect(directory().create(DEVICE, { serial: "SAME@example.com" })).rejects.toThrow();
    });

    test("a name that was given up is free; the own one is not taken", async () => {
      const { id } = await directory().create(USER, someone({ userName: "given-up" }));
      await directory().patch(USER, id, { userName: "GIVEN-UP" });
      expect((await directory().find(USER, "userName", "given-up"))?.id).toBe(id);
      await directory().patch(USER, id, { userName: "moved-on" });
      expect(await directory().find(USER, "userName", "given-up")).toBeUndefined();
      const next = await directory().create(USER, someone({ userName: "Given-Up" }));
      expect((await directory().find(USER, "userName", "given-up"))?.id).toBe(next.id);
    });
  });
}
