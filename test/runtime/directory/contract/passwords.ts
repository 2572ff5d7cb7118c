import type { ManagedObject } from "../../../../runtime/directory/directory.ts";
import { describe, expect, test } from "vitest";
import type { GetDirectory } from "../contract.ts";
import { PASSWORD, USER, someone, type Attributes } from "../resources.ts";

export function passwordContract(directory: GetDirectory): void {
  const signOn = (object: ManagedObject, password: string): Promise<ManagedObject | undefined> =>
    directory().verifyPassword(USER, "userName", String(object.attributes["userName"]), password);
  const create = (attributes: Attributes): Promise<ManagedObject> =>
    directory().create(USER, someone(attributes));

  const verify = (attribute: string, value: string): Promise<ManagedObject | undefined> =>
    directory().verifyPassword(USER, attribute, value, PASSWORD);

  describe("passwords", () => {
    test("the own one is accepted, under any spelling of the name", async () => {
      const object = await create({ password: PASSWORD });
      expect(await signOn(object, PASSWORD)).toEqual(object);
      const name = String(object.attributes["userName"]).toUpperCase();
      expect(await directory().verifyPassword(USER, "userName", name, PASSWORD)).toEqual(object);
    });

    test("any unique or found attribute will do as a name", async () => {
      const object = await create({ password: PASSWORD, mail: "by-mail@example.com", sn: "Only" });
      expect(await verify("mail", "By-Mail@example.com")).toEqual(object);
      expect(await verify("sn", "Only")).toEqual(object);
      expect(await verify("sn", "Doe")).toBeUndefined();
    });

    test.each([
      ["trimmed", "  spaces around  ", "spaces around"],
      ["trimmed at the end", "trailing newline\n", "trailing newline"],
      ["in another case", "CaseMatters", "casematters"],
      ["cut at NUL", "before\0after", "before\0other"],
      ["cut at 72 bytes", `${"x".repeat(72)}a`, `${"x".repeat(72)}b`],
      ["normalised", "Ame\u0301lie's", "Am\u00e9lie's"],
      ["cut at 1,024 bytes", "x".repeat(1024), "x".repeat(1025)],
    ])("a password is not %s", async (_, password, other) => {
      const object = await create({ password });
      expect(await signOn(object, other)).toBeUndefined();
      expect(await signOn(object, password)).toEqual(object);
    });

    test.each([
      ["empty", ""],
      ["wrong", "wrong password"],
      ["a longer one", `${PASSWORD} `],
      ["half a surrogate pair", "\ud800"],
      ["a million characters", "x".repeat(1_000_000)],
    ])("%s is refused", async (_, password) => {
      expect(await signOn(await create({ password: PASSWORD }), password)).toBeUndefined();
    });

    test("without a password nothing is accepted, not even an empty one", async () => {
      const object = await create({});
      expect(await signOn(object, "")).toBeUndefined();
      expect(await signOn(object, PASSWORD)).toBeUndefined();
      expect(await directory().verifyPassword(USER, "userName", "unknown", "")).toBeUndefined();
    });

    test.each(["inactive", "Inactive", "INACTIVE", "suspended", ""])(
      "the account status %j signs nobody on",
      async (accountStatus) => {
        const object = await create({ password: PASSWORD, accountStatus });
        expect(await signOn(object, PASSWORD)).toBeUndefined();
      },
    );

    test("an inactive user is told from others where that is asked for, by the right password alone", async () => {
      const object = await create({ password: PASSWORD, accountStatus: "inactive" });
      const verify = (password: string) => {
        const name = String(object.attributes["userName"]);
        return directory().verifyPassword(USER, "userName", name, password, { inactive: true });
      };
      expect(await verify(PASSWORD)).toEqual(object);
      expect(await verify("wrong")).toBeUndefined();
    });

    describe("when a password was set", () => {
      const later = (): Promise<void> => new Promise((resolve) => void setTimeout(resolve, 5));
      const setAt = async ({ id }: ManagedObject): Promise<number | undefined> =>
        (await directory().read(USER, id))?.passwordSetAt;

      test("is known from its creation, and from a patch that changes it", async () => {
        const before = Date.now();
        const object = await create({ password: PASSWORD });
        const created = object.passwordSetAt ?? 0;
        expect(created).toBeGreaterThanOrEqual(before);
        expect(created).toBeLessThanOrEqual(Date.now());
        await later();
        await directory().patch(USER, object.id, { sn: "Other" });
        await directory().incrementLoginCount(USER, object.id);
        expect((await signOn(object, PASSWORD))?.passwordSetAt).toBe(created);
        const patched = await directory().patch(USER, object.id, { password: `${PASSWORD}2` });
        expect(patched.passwordSetAt).toBeGreaterThan(created);
        expect(await setAt(object)).toBe(patched.passwordSetAt);
      });

      test("stays, when the same one is stored again, unless it was confirmed", async () => {
        const object = await create({ password: PASSWORD });
        await later();
        await directory().patch(USER, object.id, { password: PASSWORD, sn: "Other" });
        expect(await setAt(object)).toBe(object.passwordSetAt);
        const options = { confirmed: true };
        await directory().patch(USER, object.id, { password: PASSWORD }, options);
        expect(await setAt(object)).toBeGreaterThan(object.passwordSetAt ?? Infinity);
        expect(await signOn(object, PASSWORD)).toBeDefined();
      });

      test("is undefined without one, and after it was removed; a captured one is new", async () => {
        const object = await create({});
        expect(object.passwordSetAt).toBeUndefined();
        const captured = await directory().patch(USER, object.id, { password: PASSWORD });
        expect(captured.passwordSetAt).toBeLessThanOrEqual(Date.now());
        await directory().patch(USER, object.id, { sn: "x" }, { confirmed: true });
        expect(await setAt(object)).toBe(captured.passwordSetAt);
        const removed = await directory().patch(USER, object.id, { password: null });
        expect(removed).toMatchObject({ hasPassword: false });
        expect(removed.passwordSetAt).toBeUndefined();
      });
    });

    test("an active account signs on, and one that was activated again", async () => {
      const object = await create({ password: PASSWORD, accountStatus: "active" });
      expect(await signOn(object, PASSWORD)).toEqual(object);
      await directory().patch(USER, object.id, { accountStatus: "inactive" });
      expect(await signOn(object, PASSWORD)).toBeUndefined();
      await directory().patch(USER, object.id, { accountStatus: null });
      expect(await signOn(object, PASSWORD)).toBeDefined();
    });
  });
}
