import { beforeAll, expect, test } from "vitest";
import { Browser } from "../runtime/http/support/browser.ts";
import { address, fill, post, start } from "../runtime/http/support/client.ts";
import { login, testApp, type TestApp } from "../runtime/machine/support/journeys.ts";

// Nothing that was known before the sign-on is worth anything after it.

const cookieName = "iPlanetDirectoryPro";
let app: TestApp;
beforeAll(async () => {
  app = await testApp([login]);
});

test("50 sign-ons with a planted session cookie: 50 new tokens of 256 bits, the planted one is worth nothing", async () => {
  const planted = "A".repeat(43);
  const headers = { cookie: `${cookieName}=${planted}`, [cookieName]: planted };
  const tokens = new Set<string>();
  for (let round = 0; round < 50; round += 1) {
    const step = (await post(app.journeys, "authenticate", undefined, headers)).body;
    const filled = fill(step, "ada", "correct-horse");
    const { body } = await post(app.journeys, "authenticate", filled, headers);
    const token = String(body["tokenId"]);
    expect(Buffer.from(token, "base64url")).toHaveLength(32);
    expect(String(step.authId)).not.toContain(token);
    tokens.add(token);
  }
  expect(tokens.size).toBe(50);
  const request = new Request(address, { headers: { [cookieName]: planted } });
  expect(await app.journeys.session(request)).toBeUndefined();
});

test("a step is no session, before and after it was used", async () => {
  const step = (await start(app.journeys)).body;
  const isSession = async (): Promise<boolean> => {
    const headers = { cookie: `${cookieName}=${String(step.authId)}` };
    return (await app.journeys.session(new Request(address, { headers }))) !== undefined;
  };
  expect(await isSession()).toBe(false);
  await post(app.journeys, "authenticate", fill(step, "ada", "correct-horse"));
  expect(await isSession()).toBe(false);
});

test("a run that one browser began is finished in no other: 20 begun, 0 taken over, 20 finished at home", async () => {
  for (let round = 0; round < 20; round += 1) {
    const [attacker, victim] = [new Browser(app.journeys), new Browser(app.journeys)];
    await attacker.open("Login");
    await victim.open("Login");
    const own = victim.authId;
    victim.authId = attacker.authId;
    await victim.submit({ IDToken1: "ada", IDToken2: "correct-horse" });
    expect(victim.cookies.has(cookieName)).toBe(false);
    const { response } = await attacker.submit({ IDToken1: "ada", IDToken2: "correct-horse" });
    expect(response.status).toBe(303);
    victim.authId = own;
    await victim.submit({ IDToken1: "bob", IDToken2: "battery-staple" });
    expect(victim.cookies.has(cookieName)).toBe(true);
    // The cookie from before the sign-on ends with it.
    expect([...victim.cookies.keys()].filter((name) => name.includes("browser"))).toEqual([]);
    expect(victim.cookies.get(cookieName)).not.toBe(attacker.cookies.get(cookieName));
  }
});
