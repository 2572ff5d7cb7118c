import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { EntraStandIn } from "@journeyc/entra-stand-in";
import { ada, inShort, keysPath, startRedirected, subject, type Subject } from "./harness.ts";

let standIn: EntraStandIn;
let connector: Subject;
beforeEach(async () => {
  standIn = await startRedirected();
  connector = subject({ timeoutMs: 3000 });
});
afterEach(async () => {
  vi.useRealTimers();
  await connector.close();
  await standIn.close();
});

const ask = async (): Promise<string> => inShort(await connector.ask(ada.userName, ada.password));

test("a new key of Entra's is fetched; strangers' keys are not fetched again and again", async () => {
  vi.useFakeTimers({ toFake: ["Date"], now: Date.now() });
  expect(await ask()).toBe("accepted");
  await standIn.rotateKeys();
  // Within the cool-down nothing is fetched, so the new key is not known yet: no success, and no rejection either.
  expect(await ask()).toBe("unavailable entra-bad-answer");
  expect(standIn.requests.ofPath(keysPath)).toBe(1);
  vi.setSystemTime(Date.now() + 31_000);
  expect(await ask()).toBe("accepted");
  expect(standIn.requests.ofPath(keysPath)).toBe(2);
  for (let time = 0; time < 10; time += 1) {
    await connector.ask("unknownkey@contoso.example", "x");
  }
  expect(standIn.requests.ofPath(keysPath)).toBe(2);
});

test("40 first sign-ins share one fetch", async () => {
  const verdicts = await Promise.all(Array.from({ length: 40 }, ask));
  expect(new Set(verdicts)).toEqual(new Set(["accepted"]));
  expect(standIn.requests.ofPath(keysPath)).toBe(1);
});

test("keys are kept for an hour, then asked for anew", async () => {
  vi.useFakeTimers({ toFake: ["Date"], now: Date.now() });
  expect(await ask()).toBe("accepted");
  vi.setSystemTime(Date.now() + 3_500_000);
  // The stand-in shares this clock.
  expect(await ask()).toBe("accepted");
  expect(standIn.requests.ofPath(keysPath)).toBe(1);
  vi.setSystemTime(Date.now() + 200_000);
  expect(await ask()).toBe("accepted");
  expect(standIn.requests.ofPath(keysPath)).toBe(2);
});

test.each([
  ["http500", "unavailable entra-server-error"],
  ["html", "unavailable entra-bad-answer"],
  ["hang", "unavailable entra-timeout"],
] as const)("no keys (%s), no success; it recovers", async (fault, expected) => {
  standIn.breakKeys(fault);
  expect(await ask()).toBe(expected);
  standIn.breakKeys(undefined);
  expect(await ask()).toBe("accepted");
});
