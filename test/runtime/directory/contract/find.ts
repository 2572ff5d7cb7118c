import { describe, expect, test } from "vitest";
import type { GetDirectory } from "../contract.ts";
import { DEVICE, PASSWORD, USER, someone } from "../resources.ts";

export function findContract(directory: GetDirectory): void {
  describe("find", () => {
    test("a unique attribute in any spelling", async () => {
      const { id } = await directory().create(USER, someone({ userName: "Zoë.Straße" }));
      const spellings = ["Zoë.Straße", "ZOË.STRASSE", "zoe\u0308.strasse", "ｚoë.straße"];
      for (const spelling of spellings) {
        expect((await directory().find(USER, "userName", spelling))?.id).toBe(id);
      }
      expect(await directory().find(USER, "userName", "zoe.strasse")).toBeUndefined();
    });

    test("an open directory can be used", async () => {
      expect(await directory().probe?.()).toBeUndefined();
    });

    test("other attributes exactly", async () => {
      const { id } = await directory().create(USER, someone({ givenName: "Grace-Exact" }));
      expect((await directory().find(USER, "givenName", "Grace-Exact"))?.id).toBe(id);
      expect(await directory().find(USER, "givenName", "grace-exact")).toBeUndefined();
      expect(await directory().find(USER, "givenName", "Grace-Exac")).toBeUndefined();
      expect(await directory().find(USER, "sn", "Grace-Exact")).toBeUndefined();
    });

    test("more than one match is no match, until it is the only one again", async () => {
      const first = await directory().create(USER, someone({ givenName: "Twin" }));
      const second = await directory().create(USER, someone({ givenName: "Twin" }));
      expect(await directory().find(USER, "givenName", "Twin")).toBeUndefined();
      await directory().patch(USER, second.id, { givenName: "Single" });
      expect((await directory().find(USER, "givenName", "Twin"))?.id).toBe(first.id);
      expect((await directory().find(USER, "givenName", "Single"))?.id).toBe(second.id);
    });

    test("values of any length", async () => {
      const long = "x".repeat(100_000);
      const { id } = await directory().create(DEVICE, { note: long });
      expect((await directory().find(DEVICE, "note", long))?.id).toBe(id);
    });

    test("only in the resource asked for", async () => {
      await directory().create(DEVICE, { givenName: "Only-a-device" });
      expect(await directory().find(USER, "givenName", "Only-a-device")).toBeUndefined();
    });

    test("nobody is found by a password, a number, or an attribute that there is not", async () => {
      await directory().create(USER, someone({ password: "findable password", age: 77 }));
      expect(await directory().find(USER, "password", "findable password")).toBeUndefined();
      expect(await directory().find(USER, "age", "77")).toBeUndefined();
      for (const attribute of ["", "nothing", "__proto__", "constructor", "a\0b", "\ud800"]) {
        expect(await directory().find(USER, attribute, PASSWORD)).toBeUndefined();
      }
    });

    test.each([
      ["nothing", ""],
      ["a space", " "],
      ["NUL", "\0"],
      ["half a surrogate pair", "\ud800"],
      ["something endless", "x".repeat(100_000)],
      ["something with a zero-width space", "a\u200bb"],
    ])("nobody is found by %s", async (_, name) => {
      expect(await directory().find(USER, "userName", name)).toBeUndefined();
      expect(await directory().find(USER, "givenName", name)).toBeUndefined();
    });
  });
}
