import { oathTokenVerifier } from "@journeyc/runtime/nodes/oath-token-verifier";
import { TOTP, HOTP, Secret } from "otpauth";
import { beforeEach, describe, expect, test } from "vitest";
import type { ManagedObject } from "../../../runtime/directory/directory.ts";
import type { Json, JsonObject } from "../../../runtime/json.ts";
import type { NodeResult } from "../../../runtime/machine/node-type.ts";
import { answer, notTexts } from "./support/answers.ts";
import { expectError, outcome, output, questions } from "./support/results.ts";
import { Bench } from "./support/run-node.ts";
import { ada, resource } from "./support/schema.ts";

/** The key of the examples in RFC 4226 and RFC 6238. */
const key = Secret.fromUTF8("12345678901234567890");
const profile: JsonObject = {
  algorithm: "TOTP",
  hash: "SHA1",
  digits: 6,
  interval: 30,
  secret: key.base32,
  next: 0,
  drift: 0,
};

let bench: Bench;
let user: ManagedObject;
beforeEach(async () => {
  bench = await Bench.open();
  user = await bench.directory.create(resource.name, ada);
  bench.shared.set("username", ada.userName);
  bench.time = 1_111_111_109_000;
});

const register = (more: JsonObject = {}) =>
  bench.devices.add(user, { kind: "oath", name: "Phone", data: { ...profile, ...more } });
const typed = (code: Json, settings = {}, button: Json = 0): Promise<NodeResult> =>
  bench.run(oathTokenVerifier, settings, { answers: [answer(code), answer(button)] });
/** The code of so many intervals from now. */
const codeAt = (intervals = 0): string =>
  TOTP.generate({ secret: key, timestamp: bench.time + intervals * 30_000 });
const stored = async () => (await bench.devices.list(user, "oath"))[0];

test("asks for a code that phones offer, with one button or two", async () => {
  await register();
  const [name, button, ...others] = questions(await bench.run(oathTokenVerifier));
  expect(others).toEqual([]);
  expect(name?.type).toBe("NameCallback");
  expect(output(name, "prompt")).toBe("Enter verification code:");
  expect(output(name, "autocompleteValues")).toEqual(["one-time-code"]);
  expect(output(button, "options")).toEqual(["Submit"]);
  const both = questions(await bench.run(oathTokenVerifier, { isRecoveryCodeAllowed: true }));
  expect(output(both[1], "options")).toEqual(["Submit", "Use Recovery Code"]);
});

describe("success", () => {
  test("the codes of RFC 6238", async () => {
    for (const [seconds, hash, bytes, code] of [
      [59, "SHA1", 20, "94287082"],
      [1_111_111_109, "SHA256", 32, "68084774"],
      [20_000_000_000, "SHA512", 64, "47863826"],
    ] as const) {
      const secret = Secret.fromUTF8("1234567890".repeat(7).slice(0, bytes)).base32;
      for (const device of await bench.devices.list(user, "oath"))
        await bench.devices.remove(device);
      await register({ hash, digits: 8, secret });
      bench.time = seconds * 1_000;
      expect(await typed(code)).toEqual(outcome("success"));
    }
  });

  test("the codes of RFC 4226, each once and in order", async () => {
    await register({ algorithm: "HOTP" });
    expect(await typed("755224")).toEqual(outcome("success"));
    expect(await typed("755224")).toEqual(outcome("failure"));
    expect(await typed("359152")).toEqual(outcome("success"));
    expect(await typed("287082")).toEqual(outcome("failure"));
    expect((await stored())?.data).toMatchObject({ next: 3 });
  });

  test("proves the user, and notes when the device was used", async () => {
    await register();
    expect(await typed(` ${codeAt().replace(/^.../, "$& ")}`)).toEqual(outcome("success"));
    expect(bench.identity.authenticated()).toMatchObject({ id: user.id });
    expect(await stored()).toMatchObject({ lastUsedAt: bench.time, version: 2 });
  });

  test("of a clock that is off, which is remembered", async () => {
    await register();
    expect(await typed(codeAt(2))).toEqual(outcome("success"));
    expect((await stored())?.data).toMatchObject({ drift: 2 });
    bench.time += 90_000;
    expect(await typed(codeAt(4))).toEqual(outcome("success"));
  });

  test("nothing pressed is Enter", async () => {
    await register();
    expect(await typed(codeAt(), {}, 100)).toEqual(outcome("success"));
  });
});

describe("failure", () => {
  test.each(["000000", "1", "", " ", "x".repeat(100_000), "９９９９９９"])(
    "%s is no code, or is asked for again",
    async (code) => {
      await register();
      const result = await typed(code);
      if (code.trim() === "") expect(result.kind).toBe("ask");
      else expect(result).toEqual(outcome("failure"));
      expect(bench.identity.authenticated()).toBeUndefined();
      expect(await stored()).toMatchObject({ version: 1 });
    },
  );

  test.each(notTexts.map((given) => [given]))("%o is asked for again", async (given) => {
    await register();
    const answers = [given, answer(0)];
    expect((await bench.run(oathTokenVerifier, {}, { answers })).kind).toBe("ask");
  });

  test("a code that was used, and every one from before it", async () => {
    await register();
    const [before, now] = [codeAt(-1), codeAt()];
    expect(await typed(now)).toEqual(outcome("success"));
    expect(await typed(now)).toEqual(outcome("failure"));
    expect(await typed(before)).toEqual(outcome("failure"));
  });

  test("beyond the window, and beyond the drift that is allowed", async () => {
    await register();
    expect(await typed(codeAt(3))).toEqual(outcome("failure"));
    expect(await typed(codeAt(-3))).toEqual(outcome("failure"));
    const settings = { totpTimeSteps: 5, maximumAllowedClockDrift: 2 };
    expect(await typed(codeAt(3), settings)).toEqual(outcome("failure"));
    expect(await typed(codeAt(2), settings)).toEqual(outcome("success"));
    await register({ algorithm: "HOTP", drift: 0 });
    const ahead = HOTP.generate({ secret: key, counter: 100 });
    expect(await typed(ahead)).toEqual(outcome("failure"));
  });

  test("of two who send one code at once, one goes on", async () => {
    await register();
    const code = codeAt();
    const results = await Promise.all(Array.from({ length: 5 }, () => typed(code)));
    const right = results.filter((one) => one.kind === "outcome" && one.outcome === "success");
    expect(right).toHaveLength(1);
  });

  test("somebody who has only typed a name is asked, and learns nothing", async () => {
    for (const name of [ada.userName, "unknown@example.com"]) {
      bench.shared.set("username", name);
      expect((await bench.run(oathTokenVerifier)).kind).toBe("ask");
      expect(await typed("287082")).toEqual(outcome("failure"));
    }
  });

  test("a device that holds no profile", async () => {
    await register({ digits: 1 });
    expect(await typed(codeAt())).toEqual(outcome("failure"));
  });
});

test("notRegistered: the user has shown another credential, and has no device", async () => {
  bench.identity.prove(user);
  expect(await bench.run(oathTokenVerifier)).toEqual(outcome("notRegistered"));
  expect(bench.shared.get("mfaMethod")).toBe("oath");
});

describe("recoveryCode", () => {
  test("is taken for its button, and proves nothing", async () => {
    await register();
    const settings = { isRecoveryCodeAllowed: true };
    expect(await typed("", settings, 1)).toEqual(outcome("recoveryCode"));
    expect(bench.identity.authenticated()).toBeUndefined();
  });

  test("is not there without the setting", async () => {
    await register();
    expect(await typed("000000", {}, 1)).toEqual(outcome("failure"));
  });
});

describe("a device that waits to be stored", () => {
  beforeEach(() => {
    const pending = { profile, recoveryCodes: ["abcd-efgh"], replaces: [] };
    bench.secure.set("oathDeviceProfile", pending);
  });

  test("is stored when its first code is right", async () => {
    bench.identity.prove(user);
    expect((await bench.run(oathTokenVerifier)).kind).toBe("ask");
    expect(await typed("000000")).toEqual(outcome("failure"));
    expect(await stored()).toBeUndefined();
    const code = codeAt();
    expect(await typed(code)).toEqual(outcome("success"));
    expect(bench.secure.get("oathDeviceProfile")).toBeUndefined();
    expect(await stored()).toMatchObject({ recoveryCodesLeft: 1 });
    expect(await typed(code)).toEqual(outcome("failure"));
  });

  test("makes nobody the user", async () => {
    expect(await typed(codeAt())).toEqual(outcome("failure"));
    expect(await stored()).toBeUndefined();
  });
});

test("ends the run without a name, and where a device cannot be read", async () => {
  await register();
  const [record] = (await bench.directory.devices?.list(user, "oath")) ?? [];
  if (!record) throw new Error("There is no device.");
  await bench.directory.devices?.replace(record, { ...record, sealed: "damaged" });
  await expectError(bench.run(oathTokenVerifier), "device-unreadable");
  bench.shared.delete("username");
  await expectError(bench.run(oathTokenVerifier), "node-identity-missing");
});
