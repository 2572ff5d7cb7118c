import { expect, test } from "vitest";
import { optionalPackages } from "../../../runtime/optional-packages.ts";
import { Bundle } from "./bundle.ts";

// Apps whose bundler has put the runtime, and what it needs, into one file.

/** It has native parts. */
const external = ["@node-rs/argon2"];
const scripts = ["failure", "script-time-exceeded", "error", "failure"];

test.each(["esm", "cjs"] as const)(
  "scripts of AM's run in a thread of an app in one file: %s",
  async (format) => {
    using bundle = await Bundle.of("script-app.ts", { format, external });
    expect(await bundle.run()).toEqual(scripts);
  },
);

test("an app says of each optional package that is not there what to install", async () => {
  using bundle = await Bundle.of("packages-absent.ts", {
    format: "esm",
    alone: true,
    external: Object.keys(optionalPackages),
  });
  const install = (...names: readonly (keyof typeof optionalPackages)[]): string =>
    `package-missing npm install ${names.map((name) => `"${name}@${optionalPackages[name]}"`).join(" ")}`;
  const engine = install("quickjs-emscripten-core", "@jitl/quickjs-singlefile-mjs-release-sync");
  expect(await bundle.run()).toEqual([
    `scripts ${engine}`,
    `scripts of a journey that is loaded later ${engine}`,
    `sqlite ${install("kysely")}`,
    `postgres ${install("kysely", "pg")}`,
    `redis ${install("@redis/client")}`,
    `memory ${install("@node-rs/argon2")}`,
    `webauthn ${install("@simplewebauthn/server")}`,
    `oath ${install("otpauth")}`,
    `openid ${install("openid-client")}`,
    `smtp ${install("nodemailer")}`,
    `entra ${install("@azure/msal-node", "jose")}`,
  ]);
});

test("an app in one file is told when the engine of scripts is not beside it, where its threads look", async () => {
  using bundle = await Bundle.of("script-app.ts", {
    format: "esm",
    alone: true,
    external,
  });
  expect((await bundle.run())[0]).toMatch(/^package-missing /);
});

test("where there are no threads the app does not become ready, and says why", async () => {
  using bundle = await Bundle.of("script-app.ts", {
    format: "esm",
    external: [...external, "no-threads-here"],
    alias: { "node:worker_threads": "no-threads-here" },
  });
  expect((await bundle.run())[0]).toMatch(/^script-threads-missing /);
});
