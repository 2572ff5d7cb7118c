import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { GetDirectory } from "../contract.ts";
import { DEVICE, USER, someone } from "../resources.ts";

const fragments = [
  "'; drop table journeyc_object; --",
  "' or '1'='1",
  "\\",
  "\\'",
  '"',
  "`",
  "$1",
  "?",
  "%",
  "_",
  "/*",
  "*/",
  "${x}",
  "$.a",
  "->>",
  "\n",
  "E'\\x00'",
  ")(|(uid=*",
  "{}",
  "null",
  "\u{1F600}",
];

const hostile = fc
  .array(fc.oneof(fc.constantFrom(...fragments), fc.string({ unit: "binary", maxLength: 5 })), {
    minLength: 1,
    maxLength: 4,
  })
  .map((parts) => parts.join("").replaceAll("\0", ""));

export function hostileTextContract(directory: GetDirectory): void {
  describe("hostile text", () => {
    test("is data, as value and as name of an attribute", async () => {
      const name = hostile.filter((text) => !["", "__proto__", "serial"].includes(text));
      await fc.assert(
        fc.asyncProperty(name, hostile, async (attribute, value) => {
          const { id } = await directory().create(DEVICE, { marker: "mine" });
          const patched = await directory().patch(DEVICE, id, { [attribute]: value });
          expect(patched.attributes[attribute]).toBe(value);
          expect((await directory().read(DEVICE, id))?.attributes).toEqual(patched.attributes);
          const found = await directory().find(DEVICE, attribute, value);
          // Another run may have stored the same.
          if (found) expect(found.attributes[attribute]).toBe(value);
          await directory().patch(DEVICE, id, { [attribute]: null, marker: null });
        }),
        { numRuns: 60 },
      );
    });

    test("finds nobody and verifies nobody", async () => {
      await directory().create(USER, someone({ password: "a good password" }));
      await fc.assert(
        fc.asyncProperty(hostile, hostile, async (attribute, value) => {
          expect(await directory().find(USER, "userName", value)).toBeUndefined();
          expect(await directory().find(USER, attribute, value)).toBeUndefined();
          expect(await directory().read(USER, value)).toBeUndefined();
        }),
        { numRuns: 100 },
      );
    });

    test("in passwords is part of the password", async () => {
      await fc.assert(
        fc.asyncProperty(hostile, async (text) => {
          const password = `prefixed${text}`;
          const { attributes } = await directory().create(USER, someone({ password }));
          const name = String(attributes["userName"]);
          expect(await directory().verifyPassword(USER, "userName", name, password)).toBeDefined();
        }),
        { numRuns: 5 },
      );
    });
  });
}
