import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startExample } from "../adapters/support/example.ts";
import { signOnWithSdk } from "../adapters/support/sign-on.ts";
import { App } from "./support/app.ts";

/** Bundlers that the example has no configuration for. They are fetched for these tests, and are no part of this repository. */
const packages = { rollup: "4.68.8", "@rspack/core": "2.3.3", bun: "1.4.5" };
const fetched = join(import.meta.dirname, "../.artifacts/other-bundlers");

const scripts = {
  rollup: `import { transform } from "esbuild";
import journeys from "journeyc/rollup";
import { rollup } from "./fetched/rollup/dist/es/rollup.js";

const typescript = {
  name: "typescript",
  async transform(text, id) {
    if (!id.endsWith(".ts")) return undefined;
    const { code } = await transform(text, { loader: "ts" });
    return { code, map: null };
  },
};
const build = await rollup({
  input: "main.ts",
  external: /^(?:node:|@journeyc\\/)/,
  plugins: [journeys(), typescript],
});
await build.write({ file: "dist/rollup/main.js", format: "es" });
`,
  rspack: `import { join } from "node:path";
import journeys from "journeyc/rspack";
import { rspack } from "./fetched/@rspack/core/dist/index.js";

const compiler = rspack({
  mode: "production",
  target: "node22",
  entry: "./main.ts",
  output: { path: join(import.meta.dirname, "dist/rspack"), filename: "main.js", module: true },
  externals: [/^@journeyc\\/runtime/],
  externalsType: "module",
  plugins: [journeys()],
  module: { rules: [{ test: /\\.ts$/, loader: "builtin:swc-loader", type: "javascript/auto" }] },
});
compiler.run((error, stats) => {
  console.log(error ?? stats.toString({ preset: "errors-only" }));
  process.exitCode = error !== null || stats.hasErrors() ? 1 : 0;
  compiler.close(() => undefined);
});
`,
  bun: `import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";

// Bun bundles what Bun runs.
writeFileSync(
  "build.bun.js",
  \`import journeys from "journeyc/bun";

const built = await Bun.build({
  entrypoints: ["main.ts"],
  outdir: "dist/bun",
  target: "node",
  external: ["@journeyc/runtime", "@journeyc/runtime/*"],
  plugins: [journeys()],
  throw: false,
});
for (const log of built.logs) console.error(String(log));
process.exitCode = built.success ? 0 : 1;
\`,
);
const { NODE_OPTIONS: _, ...env } = process.env;
const bun = "./fetched/bun/bin/bun.exe";
const { status } = spawnSync(bun, ["build.bun.js"], { stdio: "inherit", env });
process.exitCode = status ?? 1;
`,
} as const;

// They are fetched: in the thorough run alone.
describe.runIf(process.env["JOURNEYC_THOROUGH"] === "1")("bundlers without an example", () => {
  beforeAll(() => {
    mkdirSync(fetched, { recursive: true });
    const all = Object.keys(packages).map((name) => join(fetched, "node_modules", name));
    if (all.every((path) => existsSync(path))) return;
    const names = Object.entries(packages).map(([name, version]) => `${name}@${version}`);
    console.error("Fetching Rollup, Rspack and Bun…");
    const environment = Object.entries(process.env).filter(([name]) => !/^npm_/i.test(name));
    const { status, stderr } = spawnSync(
      "npm",
      ["install", "--no-save", "--no-audit", "--no-fund", "--prefix", fetched, ...names],
      { cwd: fetched, encoding: "utf8", env: Object.fromEntries(environment) },
    );
    expect(status, stderr).toBe(0);
  }, 200_000);

  describe.each(Object.keys(scripts) as (keyof typeof scripts)[])("%s", (name) => {
    const app = new App();
    afterAll(() => app[Symbol.dispose]());
    const script = `${name}.mjs`;

    test("builds an app that imports a journey, which users sign on with", async () => {
      symlinkSync(join(fetched, "node_modules"), app.path("fetched"));
      app.write(script, scripts[name]);
      const { code, output } = await app.run([script]);
      expect(code, output).toBe(0);
      const main = app.path(`dist/${name}/main.js`);
      const started = await startExample(() => ["--conditions=@journeyc/source", main]);
      await signOnWithSdk(started.origin);
      expect(await started.end()).toBe(0);
    });

    test("shows a journey's error with its place", async () => {
      app.change("login.journey", "true  -> success", "true  -> succes");
      const { code, output } = await app.run([script]);
      expect(code).not.toBe(0);
      expect(output).toContain("J2001");
      expect(output).toContain("login.journey:17:14");
    });
  });
});
