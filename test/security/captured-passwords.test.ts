import type { EntraStandIn } from "@journeyc/entra-stand-in";
import {
  createJourneys,
  defineJourney,
  member,
  node,
  type Directory,
  type Journeys,
  type StepReply,
} from "@journeyc/runtime";
import { entra } from "@journeyc/runtime/connectors/entra";
import { memoryDirectory } from "@journeyc/runtime/directory/memory";
import { dataStoreDecision } from "@journeyc/runtime/nodes/data-store-decision";
import { page } from "@journeyc/runtime/nodes/page";
import { patchObject } from "@journeyc/runtime/nodes/patch-object";
import { platformPassword } from "@journeyc/runtime/nodes/platform-password";
import { platformUsername } from "@journeyc/runtime/nodes/platform-username";
import { memoryStore } from "@journeyc/runtime/session/memory-store";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import {
  applyAccountChange,
  type AccountChange,
} from "../../examples/pass-through/account-changes.ts";
import {
  microsoftEntraID,
  ptaWithPasswordCapture,
} from "../../examples/pass-through/pta-with-password-capture.journey.js";
import { alphaUser, ptaWithRevalidation } from "../../examples/pass-through/revalidate.journey.js";
import { objectIdOf } from "../entra-stand-in/users.ts";
import { clientId, startTenant, tenantId } from "../support/end-to-end.ts";

// What becomes of a captured password when the account in Entra ID ends, or gets another one.

const ada = "ada@contoso.example";
const password = "Correct-Horse-Battery-1";
const changed = "Another-Horse-Battery-2";
const resource = "managed/alpha_user";
const day = 24 * 3_600_000;
const revalidation = "PTA with revalidation";
const flagship = "PTA with password capture";

/** Signs on with the stored password, and stores it once more at once. */
const storesAgain = defineJourney({
  name: "StoresAgain",
  connectors: {},
  resource: alphaUser,
  start: "signOn",
  nodes: {
    signOn: node(page, {
      settings: {},
      members: { username: member(platformUsername), password: member(platformPassword) },
      outcomes: { outcome: "localLogin" },
      secrets: ["password", "objectAttributes.password"],
    }),
    localLogin: node(dataStoreDecision, {
      settings: { revalidateAfter: 24 * 3_600 },
      outcomes: { true: "store", false: "failure" },
      secrets: ["password", "objectAttributes.password"],
    }),
    store: node(patchObject, {
      settings: { identityResource: resource },
      outcomes: { patched: "success", failure: "failure" },
      secrets: ["objectAttributes.password"],
    }),
  },
});

let now: number;
let tenant: EntraStandIn;
let directory: Directory;
let journeys: Journeys;
/** True: the directory does not tell when a password was set, as one of an app's own may not. */
let forgetful: boolean;

function telling(all: Directory): Directory {
  return new Proxy(all, {
    get(target, name) {
      const member: unknown = Reflect.get(target, name);
      if (name !== "verifyPassword")
        return typeof member === "function" ? member.bind(target) : member;
      return async (...given: Parameters<Directory["verifyPassword"]>) => {
        const found = await target.verifyPassword(...given);
        if (!found || !forgetful) return found;
        const { passwordSetAt: _, ...user } = found;
        return user;
      };
    },
  });
}

beforeEach(async () => {
  now = Date.now();
  forgetful = false;
  tenant = await startTenant({ [ada]: password });
  tenant.redirect();
  const clock = (): number => now;
  directory = memoryDirectory({ clock });
  const environment = { ENTRA_TENANT_ID: tenantId, ENTRA_CLIENT_ID: clientId };
  journeys = createJourneys({
    journeys: [ptaWithPasswordCapture, ptaWithRevalidation, storesAgain],
    connectors: { MicrosoftEntraID: entra(microsoftEntraID, { environment }) },
    environment,
    directory: telling(directory),
    clock,
    store: memoryStore(),
    keys: ["a-key-for-the-tests-of-captured-passwords-0123"],
    log: { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} },
  });
  await journeys.ready();
  const person = { userName: ada, givenName: "Ada", sn: "Lovelace", mail: ada };
  await directory.create(resource, { ...person, accountStatus: "active" });
});

afterEach(async () => {
  await journeys.close();
  await tenant.close();
});

const answers = (...values: readonly (string | boolean)[]) =>
  values.map((value) => new Map([["", value]]));

async function signOn(secret: string, journey = revalidation): Promise<StepReply> {
  const asked = await journeys.start(journey);
  if (asked.kind !== "step") throw new Error(`Expected a step, got ${asked.kind}.`);
  const reply = await journeys.resume(asked.authId, answers(ada, secret));
  // The third sign-on asks for preferences, and a Patch Object stores them.
  return reply.kind === "step" ? journeys.resume(reply.authId, answers(true, false)) : reply;
}

/** How a sign-on ends, and how often Entra ID was asked for it. */
async function seen(secret: string, journey?: string): Promise<string> {
  const before = tenant.requests.ofUser(ada);
  const { kind } = await signOn(secret, journey);
  return `${kind}, asked ${tenant.requests.ofUser(ada) - before}`;
}

const here = "success, asked 0";
const there = "success, asked 1";
const refused = "failure, asked 1";

describe("with revalidateAfter: 24h", () => {
  test("a captured password holds for a day, then Entra ID is asked, and it holds for another", async () => {
    expect(await seen(password)).toBe(there);
    for (let round = 0; round < 3; round += 1) {
      now += day - 1;
      expect(await seen(password)).toBe(here);
      now += 1;
      expect(await seen(password)).toBe(there);
    }
  });

  test("a sign-on that stores the very password again does not prolong it", async () => {
    expect(await seen(password)).toBe(there);
    const first = await directory.find(resource, "userName", ada);
    now += day - 1;
    expect(await seen(password, "StoresAgain")).toBe(here);
    const last = await directory.find(resource, "userName", ada);
    expect(last?.revision).toBe((first?.revision ?? 0) + 1);
    expect(last?.passwordSetAt).toBe(first?.passwordSetAt);
    now += 1;
    expect(await seen(password, "StoresAgain")).toBe("failure, asked 0");
    expect(await seen(password)).toBe(there);
  });

  test("10 sign-ons within the day, one of which patches the user: none prolongs it", async () => {
    expect(await seen(password)).toBe(there);
    const first = await directory.find(resource, "userName", ada);
    for (let hour = 1; hour <= 10; hour += 1) {
      now += 3_600_000;
      expect(await seen(password)).toBe(here);
    }
    const last = await directory.find(resource, "userName", ada);
    expect(last?.attributes["preferences"]).toEqual({ updates: true, marketing: false });
    expect(last?.passwordSetAt).toBe(first?.passwordSetAt);
  });

  test("an account that is disabled in Entra ID is refused after it, 5 days long", async () => {
    expect(await seen(password)).toBe(there);
    tenant.putUser({ userName: ada, password, disabled: true });
    now += day - 1;
    expect(await seen(password)).toBe(here);
    now += 1;
    for (let days = 0; days < 5; days += 1) {
      expect(await seen(password)).toBe(refused);
      now += day;
    }
    tenant.putUser({ userName: ada, password });
    expect(await seen(password)).toBe(there);
  });

  test("a password that was changed in Entra ID: the old one is refused after it, the new one captured", async () => {
    expect(await seen(password)).toBe(there);
    tenant.putUser({ userName: ada, password: changed });
    now += day;
    expect(await seen(password)).toBe(refused);
    expect(await seen(changed)).toBe(there);
    expect(await seen(changed)).toBe(here);
    expect(await seen(password)).toBe(refused);
  });

  test("of a password whose age nobody knows, Entra ID is asked at once", async () => {
    expect(await seen(password)).toBe(there);
    expect(await seen(password)).toBe(here);
    forgetful = true;
    expect(await seen(password)).toBe(there);
    expect(await seen(password)).toBe(there);
    tenant.putUser({ userName: ada, password, disabled: true });
    expect(await seen(password)).toBe(refused);
  });

  test("an Entra ID that does not answer is an error after it, and nobody's success", async () => {
    expect(await seen(password)).toBe(there);
    await tenant.behave("refuse");
    now += day - 1;
    expect((await signOn(password)).kind).toBe("success");
    now += 1;
    expect((await signOn(password)).kind).toBe("error");
  });
});

describe("with provisioning", () => {
  const account = objectIdOf({ userName: ada });

  test("an account that is disabled, or gone, ends sign-ons and sessions at once", async () => {
    const { id = "" } = (await directory.find(resource, "userName", ada)) ?? {};
    await directory.patch(resource, id, { externalId: account });
    const ends: readonly AccountChange[] = [
      { id: account, accountEnabled: false },
      { id: account, accountEnabled: null },
      { id: account, "@removed": { reason: "changed" } },
      { id: account, accountEnabled: true, "@removed": { reason: "deleted" } },
    ];
    for (const change of ends) {
      const reply = await signOn(password);
      const request = {
        headers: { iplanetdirectorypro: reply.kind === "success" ? reply.token : "" },
      };
      expect(await journeys.session(request)).toMatchObject({ userId: id });
      expect(await applyAccountChange(directory, change)).toBe(true);
      expect(await journeys.session(request)).toBeUndefined();
      expect((await signOn(password)).kind).toBe("failure");
      await applyAccountChange(directory, { id: account });
      expect((await signOn(password)).kind).toBe("failure");
      await applyAccountChange(directory, { id: account, accountEnabled: true });
    }
    expect((await signOn(password)).kind).toBe("success");
    expect(await applyAccountChange(directory, { id: "nobody's", accountEnabled: false })).toBe(
      false,
    );
  });
});

describe("in the journey of the use case, without it", () => {
  test("a password that was changed in Entra ID is captured when it is first used", async () => {
    expect(await seen(password, flagship)).toBe(there);
    tenant.putUser({ userName: ada, password: changed });
    expect(await seen(password, flagship)).toBe(here);
    expect(await seen(changed, flagship)).toBe(there);
    expect(await seen(changed, flagship)).toBe(here);
    expect(await seen(password, flagship)).toBe(refused);
  });

  test("a disabled account signs on for ever, until it is made inactive here", async () => {
    expect(await seen(password, flagship)).toBe(there);
    tenant.putUser({ userName: ada, password, disabled: true });
    now += 365 * day;
    expect(await seen(password, flagship)).toBe(here);
    const user = await directory.find(resource, "userName", ada);
    await directory.patch(resource, user?.id ?? "", { accountStatus: "inactive" });
    expect(await seen(password, flagship)).toBe(refused);
  });
});
