import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { startExample } from "../adapters/support/example.ts";
import { signOnWithSdk } from "../adapters/support/sign-on.ts";
import { App, builds, example } from "./support/app.ts";

const committed = readFileSync(join(example, "login.d.journey.ts"), "utf8");

describe.each(["vite", "webpack", "esbuild"] as const)("%s", (name) => {
  const app = new App();
  afterAll(() => app[Symbol.dispose]());

  test("builds an app that imports a journey, which users sign on with", async () => {
    const { code, output } = await app.run(builds[name]);
    expect(code, output).toBe(0);
    const main = app.path(`dist/${name}/main.js`);
    const started = await startExample(() => ["--conditions=@journeyc/source", main]);
    await signOnWithSdk(started.origin);
    expect(await started.end()).toBe(0);
  }, 60_000);

  test("says what the journey imports, for TypeScript", () => {
    expect(app.read("login.d.journey.ts")).toBe(committed);
  });

  test("shows a journey's error with its place", async () => {
    app.change("login.journey", "true  -> success", "true  -> succes");
    const { code, output } = await app.run(builds[name]);
    expect(code).not.toBe(0);
    expect(output).toContain("J2001");
    expect(output).toContain("login.journey:17:14");
    expect(output).toContain("true  -> succes");
  }, 60_000);
});
