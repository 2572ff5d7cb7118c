import { DirectoryConflict, PolicyViolation } from "../../../../runtime/directory/directory.ts";
import { describe, expect, test } from "vitest";
import type { GetDirectory } from "../contract.ts";
import { PASSWORD, USER, someone } from "../resources.ts";

export function patchContract(directory: GetDirectory): void {
  describe("patch", () => {
    test("merges objects, replaces the rest, removes what is null", async () => {
      const { id } = await directory().create(
        USER,
        someone({ givenName: "A", roles: ["a"], preferences: { updates: true } }),
      );
      const changes = { givenName: null, roles: ["b"], preferences: { marketing: false } };
      const patched = await directory().patch(USER, id, changes);
      expect(patched).toMatchObject({
        revision: 2,
        attributes: { roles: ["b"], preferences: { updates: true, marketing: false } },
      });
      expect(patched.attributes).not.toHaveProperty("givenName");
      expect(await directory().read(USER, id)).toEqual(patched);
    });

    test("is refused when the object is no longer the one that was read", async () => {
      const { id, revision } = await directory().create(USER, someone());
      await directory().patch(USER, id, { sn: "First" }, { revision });
      const late = directory().patch(USER, id, { sn: "Second" }, { revision });
      await expect(late).rejects.toBeInstanceOf(DirectoryConflict);
      expect((await directory().read(USER, id))?.attributes["sn"]).toBe("First");
    });

    test("is all or nothing", async () => {
      const before = await directory().create(USER, someone({ givenName: "Before" }));
      const changes = { givenName: "After", mail: "no address", password: PASSWORD };
      const patch = directory().patch(USER, before.id, changes);
      await expect(patch).rejects.toBeInstanceOf(PolicyViolation);
      expect(await directory().read(USER, before.id)).toEqual(before);
    });

    test("is all or nothing when the name is taken", async () => {
      const taken = await directory().create(USER, someone({ mail: "taken@example.com" }));
      const before = await directory().create(USER, someone());
      const changes = { givenName: "After", mail: "TAKEN@example.com" };
      await expect(directory().patch(USER, before.id, changes)).rejects.toMatchObject({
        failures: [{ attribute: "mail", policyRequirement: "UNIQUE" }],
      });
      expect(await directory().read(USER, before.id)).toEqual(before);
      expect((await directory().find(USER, "mail", "taken@example.com"))?.id).toBe(taken.id);
    });

    test("stores a password, replaces it, and removes it", async () => {
      const { id, attributes } = await directory().create(USER, someone());
      const name = String(attributes["userName"]);
      const signsOn = async (password: string): Promise<boolean> =>
        (await directory().verifyPassword(USER, "userName", name, password)) !== undefined;
      expect(await directory().patch(USER, id, { password: PASSWORD })).toMatchObject({
        hasPassword: true,
        revision: 2,
        attributes,
      });
      expect(await signsOn(PASSWORD)).toBe(true);
      await directory().patch(USER, id, { password: "another password" });
      expect([await signsOn(PASSWORD), await signsOn("another password")]).toEqual([false, true]);
      expect((await directory().patch(USER, id, { password: null })).hasPassword).toBe(false);
      expect(await signsOn("another password")).toBe(false);
    });

    test("keeps the password that it does not mention, and the sign-on counter", async () => {
      const { id } = await directory().create(USER, someone({ password: PASSWORD }));
      await directory().incrementLoginCount(USER, id);
      const patched = await directory().patch(USER, id, { sn: "New" });
      expect(patched).toMatchObject({ hasPassword: true, loginCount: 1 });
    });

    test("of an object that there is not is an error", async () => {
      const patch = directory().patch(USER, "00000000-0000-4000-8000-000000000000", { sn: "x" });
      await expect(patch).rejects.toMatchObject({ code: "directory-object-not-found" });
    });
  });
}
