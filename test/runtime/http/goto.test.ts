import { beforeAll, describe, expect, test } from "vitest";
import { login, testApp, type TestApp } from "../machine/support/journeys.ts";
import { fill, post, start } from "./support/client.ts";

// `goto` and `gotoOnFail`: journey-client says them at the start only, javascript-sdk with every request.

let app: TestApp;
beforeAll(async () => {
  app = await testApp([login], {
    goto: ["https://shop.example.com"],
    failureUrl: "/sorry",
    attempts: { user: false },
  });
});

async function signOn(first: string, second: string, password = "correct-horse") {
  const step = await start(app.journeys, first);
  return (await post(app.journeys, `authenticate${second}`, fill(step.body, "ada", password))).body;
}

const failureUrl = async (first: string, second = ""): Promise<unknown> =>
  ((await signOn(first, second, "wrong-password"))["detail"] as { failureUrl?: unknown })
    .failureUrl;

const shop =
  "?goto=https%3A%2F%2Fshop.example.com%2F&gotoOnFail=https%3A%2F%2Fshop.example.com%2Fhelp";
const evil = "?goto=https%3A%2F%2Fevil.example%2F&gotoOnFail=%2F%2Fevil.example";

describe("goto", () => {
  test("of the start, and of the last request, which counts more", async () => {
    expect((await signOn(shop, ""))["successUrl"]).toBe("https://shop.example.com/");
    expect((await signOn("", shop))["successUrl"]).toBe("https://shop.example.com/");
    expect((await signOn(shop, "?goto=%2Fhome"))["successUrl"]).toBe("/home");
  });

  test("that is not allowed is as none, wherever it stands", async () => {
    expect((await signOn(evil, ""))["successUrl"]).toBe("/");
    expect((await signOn("", evil))["successUrl"]).toBe("/");
    expect((await signOn(shop, evil))["successUrl"]).toBe("https://shop.example.com/");
  });

  test("of any length does not end the run", async () => {
    const step = await start(app.journeys, `?goto=%2F${"a".repeat(100_000)}`);
    expect(step.status).toBe(200);
    expect(step.body.authId?.length).toBeLessThan(5000);
  });
});

describe("gotoOnFail", () => {
  test("is where a failure leads, else the app's own", async () => {
    expect(await failureUrl(shop)).toBe("https://shop.example.com/help");
    expect(await failureUrl("", shop)).toBe("https://shop.example.com/help");
    expect(await failureUrl("")).toBe("/sorry");
    expect(await failureUrl(evil)).toBe("/sorry");
  });
});

test("noSession of the start holds to the end", async () => {
  const body = await signOn("?noSession=true", "?noSession=false");
  expect(body).toEqual({ message: "Authentication Successful", successUrl: "/", realm: "/alpha" });
});
