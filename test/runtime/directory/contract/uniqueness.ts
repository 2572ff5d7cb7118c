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

    test("of a list holds for each item, exactly as it is, whoever is faster", async () => {
      const aliasList = ["a-One", "b-1"];
      const first = await directory().create(USER, someone({ aliasList }));
      expect(await directory().find(USER, "aliasList", "b-1")).toEqual(first);
      expect(await directory().find(USER, "aliasList", "a-one")).toBeUndefined();
      await directory().create(USER, someone({ aliasList: ["a-one"] }));
      await expect(
        directory().create(USER, someone({ aliasList: ["c-1", "b-1"] })),
      ).rejects.toMatchObject({
        failures: [{ attribute: "aliasList", policyRequirement: "UNIQUE" }],
      });
      expect(await directory().find(USER, "aliasList", "c-1")).toBeUndefined();
      const tries = Array.from({ length: 8 }, () =>
        directory().create(USER, someone({ aliasList: ["raced-1"] })),
      );
      const made = (await Promise.allSettled(tries)).filter(({ status }) => status === "fulfilled");
      expect(made).toHaveLength(1);
    });

    test("of a list is given up item by item", async () => {
      const { id } = await directory().create(USER, someone({ aliasList: ["d-1", "d-2"] }));
      await directory().patch(USER, id, { aliasList: ["d-2", "d-3"] });
      expect(await directory().find(USER, "aliasList", "d-1")).toBeUndefined();
      for (const kept of ["d-2", "d-3"])
        expect((await directory().find(USER, "aliasList", kept))?.id).toBe(id);
      await directory().create(USER, someone({ aliasList: ["d-1"] }));
      await expect(directory().create(USER, someone({ aliasList: ["d-3"] }))).rejects.toThrow(
        "UNIQUE",
      );
      await directory().patch(USER, id, { aliasList: null });
      await directory().create(USER, someone({ aliasList: ["d-2"] }));
      const odd = directory().check(USER, { aliasList: ["d-2", ""] });
      expect(await odd).toEqual([
        { attribute: "aliasList", policyRequirement: "MIN_LENGTH", params: { minLength: 1 } },
      ]);
      expect(await directory().check(USER, { aliasList: ["d-2"] })).toEqual([
        { attribute: "aliasList", policyRequirement: "UNIQUE" },
      ]);
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
