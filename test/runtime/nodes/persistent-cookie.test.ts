import { persistentCookieDecision } from "@journeyc/runtime/nodes/persistent-cookie-decision";
import { setPersistentCookie } from "@journeyc/runtime/nodes/set-persistent-cookie";
import { beforeEach, describe, expect, test } from "vitest";
import { DirectoryUnavailable, type ManagedObject } from "../../../runtime/directory/directory.ts";
import { PersistentCookieIssuer } from "../../../runtime/session/persistent-cookies.ts";
import { Sealer } from "../../../runtime/session/seal.ts";
import { clientRequest } from "./support/client-request.ts";
import { failingDirectory } from "./support/failing-directory.ts";
import { expectError, outcome } from "./support/results.ts";
import { Bench } from "./support/run-node.ts";
import { ada, adasPassword, resource } from "./support/schema.ts";

const hour = 3_600_000;

let bench: Bench;
let user: ManagedObject;
beforeEach(async () => {
  bench = await Bench.open();
  bench.time = 1_800_000_000_000;
  const { id } = await bench.directory.create(resource.name, { ...ada, password: adasPassword });
  const stored = await bench.directory.read(resource.name, id);
  if (!stored) throw new Error("Nobody was stored.");
  user = stored;
});

/** The cookie that a browser gets which signs on as Ada now, through the node with these settings. */
async function issued(settings = {}, address?: string): Promise<string> {
  await bench.run(setPersistentCookie, settings);
  const [wish] = bench.wishedCookies.values();
  bench.wishedCookies.clear();
  const cookie = wish && bench.cookies.issue(wish, user, address);
  if (!cookie) throw new Error("No cookie was issued.");
  return cookie.value;
}

const decide = (value: string, settings = {}, address?: string) => {
  const cookies = { "session-jwt": value, other: value };
  bench.request = clientRequest({ cookies, ...(address === undefined ? {} : { address }) });
  return bench.run(persistentCookieDecision, settings);
};

describe("SetPersistentCookie", () => {
  test("wishes for a cookie, with AM's defaults", async () => {
    expect(await bench.run(setPersistentCookie)).toEqual(outcome("outcome"));
    expect([...bench.wishedCookies.values()]).toEqual([
      {
        name: "session-jwt",
        secure: true,
        httpOnly: true,
        sameSite: "lax",
        idleMilliseconds: 5 * hour,
        expiresAt: bench.time + 5 * hour,
      },
    ]);
  });

  test("wishes for what the settings say", async () => {
    await bench.run(setPersistentCookie, {
      persistentCookieName: "known",
      useSecureCookie: false,
      useHttpOnlyCookie: false,
      sameSite: "STRICT",
      idleTimeout: 1,
      maxLife: 48,
    });
    expect(bench.wishedCookies.get("known")).toEqual({
      name: "known",
      secure: false,
      httpOnly: false,
      sameSite: "strict",
      idleMilliseconds: hour,
      expiresAt: bench.time + 48 * hour,
    });
  });
});

describe("PersistentCookieDecision", () => {
  test("true: the cookie's user is proved, and the cookie will be issued again", async () => {
    const value = await issued({ maxLife: 8 });
    bench.time += 4 * hour;
    expect(await decide(value)).toEqual(outcome("true"));
    expect(bench.shared.get("username")).toBe(ada.userName);
    expect(bench.identity.authenticated()).toMatchObject({ id: user.id });
    expect(bench.wishedCookies.get("session-jwt")).toMatchObject({
      idleMilliseconds: 5 * hour,
      expiresAt: bench.time + 4 * hour,
    });
  });

  const expectFalse = async (result: ReturnType<typeof decide>) => {
    expect(await result).toEqual(outcome("false"));
    expect(bench.identity.authenticated()).toBeUndefined();
    expect(bench.shared.has("username")).toBe(false);
    expect([...bench.wishedCookies]).toEqual([]);
  };

  test("false: none, or one that nobody has issued", async () => {
    const value = await issued();
    await expectFalse(bench.run(persistentCookieDecision));
    for (const forged of ["", "x", value.slice(1), `${value}A`, "A".repeat(10_000)])
      await expectFalse(decide(forged));
  });

  test("false: one of another name, realm or purpose", async () => {
    await expectFalse(decide(await issued(), { persistentCookieName: "other" }));
    for (const sealer of [
      new Sealer(["a-key-for-tests-0123456789-abcdefghijklmnop"], "persistent-cookie", "beta"),
      new Sealer(["a-key-for-tests-0123456789-abcdefghijklmnop"], "authId", "alpha"),
      new Sealer(["another-key-for-tests-0123456789-abcdefghij"], "persistent-cookie", "alpha"),
    ]) {
      const issuer = new PersistentCookieIssuer(sealer, () => bench.time);
      const wish = { idleMilliseconds: hour, expiresAt: bench.time + hour };
      const look = { name: "session-jwt", secure: true, httpOnly: true, sameSite: "lax" } as const;
      await expectFalse(decide(issuer.issue({ ...look, ...wish }, user, undefined)?.value ?? ""));
    }
  });

  test("false: it was not used for too long, or is too old", async () => {
    const value = await issued({ maxLife: 8 });
    bench.time += 5 * hour;
    await expectFalse(decide(value));
    bench.time += 3 * hour;
    await expectFalse(decide(value, { idleTimeout: 100 }));
  });

  test("false: it comes from a clock that was ahead", async () => {
    const value = await issued({ maxLife: 100 });
    bench.time -= 5 * hour;
    await expectFalse(decide(value));
  });

  test("with enforceClientIp, from the same address alone", async () => {
    const settings = { enforceClientIp: true };
    const value = await issued({}, "192.0.2.1");
    expect(await decide(value, settings, "192.0.2.1")).toEqual(outcome("true"));
    bench = await Bench.open();
  });

  test.each([
    ["192.0.2.1", "192.0.2.2"],
    ["192.0.2.1", undefined],
    [undefined, undefined],
    [undefined, "192.0.2.1"],
  ])("false with enforceClientIp: issued to %s, sent from %s", async (to, from) => {
    await expectFalse(decide(await issued({}, to), { enforceClientIp: true }, from));
  });

  test("false: its user is inactive, gone, or has another password since", async () => {
    const value = await issued();
    await bench.directory.patch(resource.name, user.id, { accountStatus: "inactive" });
    await expectFalse(decide(value));
    await bench.directory.patch(resource.name, user.id, { accountStatus: "active" });
    expect(await decide(value)).toEqual(outcome("true"));
  });

  test("false: another password was set", async () => {
    const value = await issued();
    await new Promise((resolve) => setTimeout(resolve, 2));
    await bench.directory.patch(resource.name, user.id, { password: "Another-Horse-2" });
    await expectFalse(decide(value));
  });

  test("false: the journey is about users of another kind", async () => {
    const value = await issued();
    bench.resource = { ...resource, name: "managed/other" };
    await expectFalse(decide(value));
  });
});

// What the environment may hold.
test.each([
  { persistentCookieName: "a;b" },
  { persistentCookieName: "" },
  { idleTimeout: 0 },
  { idleTimeout: Number.NaN },
  { sameSite: "MAYBE" },
])("an unusable setting: %o", async (settings) => {
  await expectError(bench.run(setPersistentCookie, settings), "node-setting-unusable");
  await expectError(bench.run(persistentCookieDecision, settings), "node-setting-unusable");
});

test("errors of the decision", async () => {
  const value = await issued();
  const { directory } = bench;
  bench.directory = failingDirectory(directory, "read", new DirectoryUnavailable("down"));
  await expectError(decide(value), "directory-unavailable");
  bench.directory = directory;
  bench.resource = undefined;
  await expectError(decide(value), "node-resource-missing");
});
