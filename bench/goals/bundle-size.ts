import { basename, join } from "node:path";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import { defineGoal } from "../goal.ts";

const root = join(import.meta.dirname, "../..");

interface Bundle {
  /** Kilobytes (1,000 bytes), minified and zipped. */
  readonly zipped: number;
  readonly minified: number;
  /** The folders or packages with the most minified bytes, the largest first. */
  readonly largest: readonly string[];
}

/** `runtime/dist/http/sign-on-page/texts.js` → `runtime/http`; a package by its name. */
function partOf(path: string): string {
  const name = /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1];
  const folder = /runtime\/dist\/([^/]+)\//.exec(path)?.[1];
  return name ?? (folder === undefined ? "runtime" : `runtime/${folder}`);
}

/** Bundles a module; what is only imported when it is needed, such as the default store, does not count. */
async function bundle(contents: string): Promise<Bundle> {
  const { outputFiles, metafile } = await build({
    absWorkingDir: root,
    stdin: { contents, resolveDir: join(root, "bench"), sourcefile: "core.js" },
    bundle: true,
    splitting: true,
    minify: true,
    format: "esm",
    platform: "node",
    target: "node22.13",
    external: ["@node-rs/argon2"],
    write: false,
    outdir: "/bundle",
    metafile: true,
    logLevel: "error",
  });
  const outputs = new Map(
    Object.entries(metafile.outputs).map(([path, output]) => [basename(path), output]),
  );
  const names = new Set(
    [...outputs]
      .filter(([, { entryPoint }]) => entryPoint?.endsWith("core.js") === true)
      .map(([name]) => name),
  );
  // A set takes in what is added while it is walked.
  for (const name of names)
    for (const { kind, path, external } of outputs.get(name)?.imports ?? [])
      if (kind === "import-statement" && external !== true) names.add(basename(path));
  const parts = new Map<string, number>();
  for (const name of names)
    for (const [path, { bytesInOutput }] of Object.entries(outputs.get(name)?.inputs ?? {}))
      parts.set(partOf(path), (parts.get(partOf(path)) ?? 0) + bytesInOutput);
  const largest = [...parts]
    .toSorted(([, one], [, other]) => other - one)
    .slice(0, 8)
    .map(([part, size]) => `${part} ${(size / 1_000).toFixed(0)} kB`);
  const bytes = Buffer.concat(
    outputFiles.filter(({ path }) => names.has(basename(path))).map((file) => file.contents),
  );
  return {
    zipped: gzipSync(bytes, { level: 9 }).length / 1_000,
    minified: bytes.length / 1_000,
    largest,
  };
}

export const bundleSize = defineGoal({
  name: "size",
  work: "runtime core, bundled and minified, no connector or store",
  claims: {
    gzip: {
      against: "gzip",
      unit: "kB",
      atMost: 12,
      ifMissed:
        "The machine alone is within the bound; the protocol, the options that `createJourneys` checks and the sessions are the rest, of which every app needs all. Next: checks of options in a module that is loaded at the start alone, the audit trail and telemetry where an app asks for them.",
    },
    machine: { against: "the machine alone, gzip", unit: "kB" },
  },
  async measure({ progress }) {
    progress("bundling");
    const core = await bundle(
      'export { createJourneys, defineConnector, defineJourney, defineResource, member, node } from "@journeyc/runtime";',
    );
    const machine = await bundle(
      'export { link } from "../runtime/dist/machine/link.js"; export { Run } from "../runtime/dist/machine/run.js"; export { runStep } from "../runtime/dist/machine/step.js"; export { defineJourney, member, node } from "../runtime/dist/machine/journey.js";',
    );
    return {
      values: { gzip: core.zipped, machine: machine.zipped },
      figures: [
        `core ${core.minified.toFixed(0)} kB minified: ${core.largest.join(", ")}`,
        `machine ${machine.minified.toFixed(0)} kB minified: ${machine.largest.join(", ")}`,
      ],
    };
  },
});
