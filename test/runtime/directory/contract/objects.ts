import { describe, expect, test } from "vitest";
import type { GetDirectory } from "../contract.ts";
import { DEVICE, PASSWORD, USER, someone } from "../resources.ts";

export function objectContract(directory: GetDirectory): void {
  describe("objects", () => {
    test("a created object is read back as it was answered", async () => {
      const attributes = someone({ age: 42, roles: ["a", "b"], preferences: { updates: true } });
      const created = await directory().create(USER, attributes);
      expect(created).toMatchObject({
        resource: USER,
        revision: 1,
        attributes,
        hasPassword: false,
        loginCount: 0,
      });
      expect(await directory().read(USER, created.id)).toEqual(created);
    });

    test("when an object was created is kept, whatever becomes of it", async () => {
      const before = Date.now();
      const { id, createdAt } = await directory().create(USER, someone());
      expect(createdAt).toBeGreaterThanOrEqual(before);
      expect(createdAt).toBeLessThanOrEqual(Date.now());
      await directory().patch(USER, id, { sn: "King", password: "correct horse battery" });
      await directory().incrementLoginCount(USER, id);
      expect((await directory().read(USER, id))?.createdAt).toBe(createdAt);
    });

    test("ids are random UUIDs", async () => {
      const { id } = await directory().create(USER, someone());
      expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    });

    test.each(["", "nobody", "' or 1=1 --", "00000000-0000-4000-8000-000000000000", "\0"])(
      "nothing is read by the id %j",
      async (id) => {
        expect(await directory().read(USER, id)).toBeUndefined();
        await expect(directory().incrementLoginCount(USER, id)).rejects.toMatchObject({
          code: "directory-object-not-found",
        });
      },
    );

    test("an object belongs to its resource only", async () => {
      const { id } = await directory().create(DEVICE, { anything: "goes" });
      expect(await directory().read(USER, id)).toBeUndefined();
      await expect(directory().patch(USER, id, { sn: "x" })).rejects.toMatchObject({
        code: "directory-object-not-found",
      });
      await expect(directory().incrementLoginCount(USER, id)).rejects.toMatchObject({
        code: "directory-object-not-found",
      });
    });

    test("the password is never among the attributes", async () => {
      const created = await directory().create(USER, someone({ password: PASSWORD }));
      expect(created.hasPassword).toBe(true);
      expect(JSON.stringify([created, await directory().read(USER, created.id)])).not.toContain(
        PASSWORD,
      );
    });

    test("null is no value", async () => {
      const { attributes } = await directory().create(USER, someone({ mail: null }));
      expect(attributes).not.toHaveProperty("mail");
    });

    test("a resource that the directory was not opened with is an error of the app", async () => {
      await expect(directory().read("managed/other", "x")).rejects.toMatchObject({
        code: "directory-resource-unknown",
      });
    });

    test("what callers do with an answer does not reach the directory", async () => {
      const { id } = await directory().create(USER, someone({ roles: ["a"] }));
      const read = await directory().read(USER, id);
      (read?.attributes["roles"] as string[] | undefined)?.push("admin");
      expect((await directory().read(USER, id))?.attributes["roles"]).toEqual(["a"]);
    });

    test("the sign-on counter counts, and is no change of the object", async () => {
      const { id } = await directory().create(USER, someone());
      const counted = await directory().incrementLoginCount(USER, id);
      expect(counted).toEqual(await directory().read(USER, id));
      expect(counted.loginCount).toBe(1);
      expect((await directory().incrementLoginCount(USER, id)).loginCount).toBe(2);
      expect(await directory().read(USER, id)).toMatchObject({ loginCount: 2, revision: 1 });
    });
  });
}
