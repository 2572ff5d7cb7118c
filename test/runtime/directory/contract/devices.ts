import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import type { Device, Devices } from "../../../../runtime/directory/devices.ts";
import type { ManagedObject } from "../../../../runtime/directory/directory.ts";
import { SealedDevices } from "../../../../runtime/directory/sealed-devices.ts";
import { Sealer } from "../../../../runtime/session/seal.ts";
import type { GetDirectory } from "../contract.ts";
import { USER, someone } from "../resources.ts";

const older = "an-older-key-0123456789-abcdefghijklmnop";
const newer = "a-newer-key-0123456789-abcdefghijklmnopq";
const stranger = { resource: USER, id: randomUUID() };

/** Devices of users, sealed with the app's keys. */
export function devicesContract(directory: GetDirectory): void {
  let time = 1_000;
  const devices = (...keys: string[]): Devices =>
    new SealedDevices({
      directory: directory(),
      sealer: new Sealer(keys.length > 0 ? keys : [older], "devices", "alpha"),
      now: () => time,
    });
  const create = (): Promise<ManagedObject> => directory().create(USER, someone());
  const register = async (owner: ManagedObject, more = {}): Promise<Device> => {
    const device = { kind: "oath" as const, name: "Phone", data: { secret: "s3cr3t" }, ...more };
    const added = await devices().add(owner, device);
    if (!added) throw new Error("The device was not added.");
    return added;
  };

  describe("devices", () => {
    test("a user has those that were added, by kind, the oldest first", async () => {
      const [user, other] = [await create(), await create()];
      time = 2_000;
      const first = await register(user);
      time = 3_000;
      const second = await register(user, { name: "Ta\u0000blet" });
      const key = await register(user, { kind: "webauthn" });
      expect(await devices().list(user, "oath")).toEqual([first, second]);
      expect(await devices().list(user, "webauthn")).toEqual([key]);
      expect(await devices().list(other, "oath")).toEqual([]);
      expect(await devices().list(stranger, "oath")).toEqual([]);
      expect(await devices().list({ ...user, resource: "other" }, "oath")).toEqual([]);
      expect(first).toEqual({
        id: first.id,
        owner: { resource: USER, id: user.id },
        kind: "oath",
        name: "Phone",
        data: { secret: "s3cr3t" },
        recoveryCodesLeft: 0,
        version: 1,
        createdAt: 2_000,
        lastUsedAt: undefined,
      });
    });

    test("a user who does not exist gets none", async () => {
      const device = { kind: "oath" as const, name: "", data: {} };
      expect(await devices().add(stranger, device)).toBeUndefined();
    });

    test("a handle is one device's over all users, in its kind", async () => {
      const [user, other] = [await create(), await create()];
      const handle = `\u0000${randomUUID()}`;
      const key = await register(user, { kind: "webauthn", handle });
      expect(await devices().find("webauthn", handle)).toEqual(key);
      expect(await devices().find("oath", handle)).toBeUndefined();
      expect(await devices().find("webauthn", "unknown")).toBeUndefined();
      const again = { kind: "webauthn" as const, name: "", data: {}, handle };
      expect(await devices().add(other, again)).toBeUndefined();
      expect(await devices().add(other, { ...again, kind: "oath" })).toBeDefined();
    });

    test("of several that are added at the same time, no more than the most that a user may have", async () => {
      const [user, other] = [await create(), await create()];
      await register(user);
      const add = (owner: ManagedObject, most: number) =>
        devices().add(owner, { kind: "webauthn", name: "Key", data: {}, most });
      // Connections that are still to be opened come one after the other.
      await Promise.all(Array.from({ length: 6 }, () => add(other, 9)));
      const added = await Promise.all(Array.from({ length: 6 }, () => add(user, 2)));
      expect(added.filter((one) => one !== undefined)).toHaveLength(2);
      expect(await devices().list(user, "webauthn")).toHaveLength(2);
      expect(await add(user, 2)).toBeUndefined();
      expect(await add(user, 3)).toBeDefined();
    });

    test("a change is made to the device as it was read, or not at all", async () => {
      const user = await create();
      const device = await register(user);
      time = 9_000;
      const changed = await devices().update(device, { data: { counter: 7 }, used: true });
      expect(changed).toEqual({ ...device, version: 2, data: { counter: 7 }, lastUsedAt: 9_000 });
      expect(await devices().update(device, { name: "Stale" })).toBeUndefined();
      expect(await devices().list(user, "oath")).toEqual([changed]);
    });

    test("of changes at the same time one is made", async () => {
      const device = await register(await create());
      const made = await Promise.all(
        Array.from({ length: 10 }, (_, counter) => devices().update(device, { data: { counter } })),
      );
      expect(made.filter((one) => one !== undefined)).toHaveLength(1);
    });

    test("a device that was removed is gone", async () => {
      const user = await create();
      const device = await register(user);
      expect(await devices().remove(device)).toBe(true);
      expect(await devices().remove(device)).toBe(false);
      expect(await devices().update(device, { name: "Gone" })).toBeUndefined();
      expect(await devices().list(user, "oath")).toEqual([]);
    });

    test("after a rotation of keys it can be read, and is sealed anew when it changes", async () => {
      const user = await create();
      const device = await register(user);
      expect(await devices(newer, older).list(user, "oath")).toEqual([device]);
      const unreadable = { code: "device-unreadable" };
      await expect(devices(newer).list(user, "oath")).rejects.toMatchObject(unreadable);
      await devices(newer, older).update(device, { used: true });
      expect((await devices(newer).list(user, "oath"))[0]?.data).toEqual({ secret: "s3cr3t" });
    });

    test("what is sealed of one device opens as no other's, of no other user", async () => {
      const [user, other] = [await create(), await create()];
      await register(user);
      await register(other);
      const storage = directory().devices;
      const [mine] = (await storage?.list(user, "oath")) ?? [];
      const [theirs] = (await storage?.list(other, "oath")) ?? [];
      if (!storage || !mine || !theirs) throw new Error("There are no devices.");
      expect(JSON.stringify(mine)).not.toMatch(/Phone|s3cr3t/);
      await storage.replace(theirs, { ...theirs, version: 2, sealed: mine.sealed });
      const unreadable = { code: "device-unreadable" };
      await expect(devices().list(other, "oath")).rejects.toMatchObject(unreadable);
    });

    test("a step that is undone has changed no device", async () => {
      const begun = directory().begin?.();
      if (!begun) return;
      const user = await create();
      const device = await register(user);
      const sealer = new Sealer([older], "devices", "alpha");
      const inStep = new SealedDevices({ directory: begun.directory, sealer, now: () => time });
      begun.transaction.beginPart();
      expect(await inStep.update(device, { used: true })).toMatchObject({ version: 2 });
      await begun.transaction.rollback();
      expect(await devices().list(user, "oath")).toEqual([device]);
    });
  });

  describe("recovery codes", () => {
    const recoveryCodes = ["abcd-efgh-jkmn", "abzz-efgh-jkmn", "9876-efgh-jkmn"];

    test("work once each, in any spelling", async () => {
      const user = await create();
      const device = await register(user, { recoveryCodes });
      expect(device.recoveryCodesLeft).toBe(3);
      const use = (code: string) => devices().useRecoveryCode(user, "oath", code);
      expect(await use("abcd-efgh-jkmn")).toBe(true);
      expect(await use("abcd-efgh-jkmn")).toBe(false);
      expect(await use(" ABZZ efghjkmn")).toBe(true);
      const [left] = await devices().list(user, "oath");
      expect(left).toMatchObject({ recoveryCodesLeft: 1, version: 3, lastUsedAt: time });
    });

    test.each(["", "abcd", "abcd-efgh-jkmx", "\ud800", "x".repeat(1_000_000)])(
      "%o is none",
      async (code) => {
        const user = await create();
        await register(user, { recoveryCodes });
        expect(await devices().useRecoveryCode(user, "oath", code)).toBe(false);
      },
    );

    test("are those of the user and the kind of device", async () => {
      const [user, other] = [await create(), await create()];
      await register(user, { recoveryCodes });
      const [code] = recoveryCodes;
      for (const [owner, kind] of [
        [other, "oath"],
        [user, "webauthn"],
        [stranger, "oath"],
        [undefined, "oath"],
      ] as const)
        expect(await devices().useRecoveryCode(owner, kind, code ?? "")).toBe(false);
    });

    test("of uses at the same time one counts; of two codes both", async () => {
      const user = await create();
      await register(user, { recoveryCodes });
      const used = await Promise.all(
        [...Array(5).fill(recoveryCodes[0]), recoveryCodes[1]].map((code) =>
          devices().useRecoveryCode(user, "oath", String(code)),
        ),
      );
      expect(used.filter(Boolean)).toHaveLength(2);
      expect(used[5]).toBe(true);
    });
  });
}
