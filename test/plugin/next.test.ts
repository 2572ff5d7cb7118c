import { createRequire } from "node:module";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { startExample } from "../adapters/support/example.ts";
import { signOnWithSdk } from "../adapters/support/sign-on.ts";
import { App, example } from "./support/app.ts";

const next = createRequire(join(example, "package.json")).resolve("next/dist/bin/next");
const environment = { NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" };

// A build takes half a minute.
describe.runIf(process.env["JOURNEYC_THOROUGH"] === "1")("next", () => {
  const app = new App();
  // The copy lies one folder deeper.
  app.change("next/next.config.ts", '"../../.."', '"../../../.."');
  afterAll(() => app[Symbol.dispose]());

  test("builds an app that imports a journey by the loader, which users sign on with", async () => {
    const { code, output } = await app.run([next, "build", "next"], environment);
    expect(code, output).toBe(0);
    const folder = app.path("next");
    const started = await startExample(
      (port) => [next, "start", folder, "-p", String(port)],
      environment,
    );
    await signOnWithSdk(started.origin);
    await started.end();
  }, 200_000);

  test("says what the journey imports, for TypeScript", () => {
    expect(app.read("login.d.journey.ts")).toContain("export declare const login");
  });

  test("shows a journey's error with its place", async () => {
    app.change("login.journey", "true  -> success", "true  -> succes");
    const { code, output } = await app.run([next, "build", "next"], environment);
    expect(code).not.toBe(0);
    expect(output).toContain("J2001");
    expect(output).toContain("login.journey:17:14");
  }, 200_000);
});
