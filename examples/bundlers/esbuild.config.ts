import { join } from "node:path";
import { build } from "esbuild";
import journeys from "journeyc/esbuild";

await build({
  absWorkingDir: import.meta.dirname,
  entryPoints: ["main.ts"],
  outdir: join(import.meta.dirname, "dist/esbuild"),
  bundle: true,
  format: "esm",
  platform: "node",
  target: "node22",
  packages: "external",
  sourcemap: true,
  plugins: [journeys()],
});
