import { symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";
import { defineGoal } from "../goal.ts";
import { inTurn } from "../measuring/in-turn.ts";
import {
  type Command,
  costOf,
  costText,
  cpuRatio,
  floor,
  nodeCommand,
} from "../measuring/whole-process.ts";
import { compiledFolder } from "../programs.ts";
import { fifties } from "../shapes.ts";

const size = 1_000;
const modules = join(import.meta.dirname, "../../node_modules");

/** An app with its own storage in memory; it ends as soon as it could serve. */
function app(imports: string, journeys: string): string {
  return `import { createJourneys } from "@journeyc/runtime";
import { memoryDirectory } from "@journeyc/runtime/directory/memory";
import { memoryStore } from "@journeyc/runtime/session/memory-store";
${imports}

const app = createJourneys({
  journeys: ${journeys},
  keys: ["a-key-for-the-benchmark-0123456789-abcdef"],
  directory: memoryDirectory(),
  store: memoryStore(),
});
await app.ready();
await app.close();
`;
}

/** Imports so many journeys itself. */
function eagerApp(journeys: number): string {
  const names = Array.from({ length: journeys }, (_, at) => `journey${at}`);
  const imports = names.map((name) => `import { ${name} } from "./${name}.journey.ts";`);
  return app(imports.join("\n"), `[${names.join(", ")}]`);
}

/** Takes them from their registry. */
const lazyApp = app(`import { journeys } from "./journeys.ts";`, "journeys");

/** Bundles an app as one does for deployment: what it imports later is in chunks, a file for each journey. */
async function bundled(folder: string, name: string, text: string): Promise<Command> {
  writeFileSync(join(folder, `${name}.ts`), text);
  await build({
    absWorkingDir: folder,
    entryPoints: [`${name}.ts`],
    outdir: name,
    outExtension: { ".js": ".mjs" },
    bundle: true,
    splitting: true,
    minify: true,
    format: "esm",
    platform: "node",
    target: "node24",
    // It has native code.
    external: ["@node-rs/argon2"],
    banner: {
      js: 'import { createRequire } from "node:module"; const require = createRequire(import.meta.url);',
    },
    logLevel: "error",
  });
  return nodeCommand(folder, `${name}/${name}.mjs`);
}

export const appStart = defineGoal({
  name: "start",
  work: "start of an app with a registry of 1,000 journeys of 50 nodes, to ready",
  claims: {
    floor: {
      against: "`node -e 0`",
      atMost: 1.25,
      ifMissed:
        "Of what it takes beyond Node's own start, a third is the registry (190 kB to parse, 1,000 entries to check), the rest the runtime: node:crypto and a key derived, argon2's library, a dozen chunks, the schema of schemas. Next: keys that are derived at the first request, fewer chunks, an entry that is no function until it is asked for.",
    },
    one: { against: "of the same app with one journey, which it imports itself" },
    eager: { against: "of the same app where it imports all journeys itself" },
    oneFloor: { against: "`node -e 0`; of the app with one journey" },
  },
  async measure({ rounds, progress }) {
    progress("compiling and bundling");
    using folder = compiledFolder(fifties(size), "--registry", "journeys.ts");
    symlinkSync(join(modules, "@node-rs"), join(folder.path, "node_modules/@node-rs"));
    const one = await bundled(folder.path, "one", eagerApp(1));
    const eager = await bundled(folder.path, "eager", eagerApp(size));
    const lazy = await bundled(folder.path, "lazy", lazyApp);
    const costs = await inTurn(
      {
        "node -e 0": () => costOf(floor),
        "1 journey": () => costOf(one),
        "1,000 imported": () => costOf(eager),
        "1,000 in a registry": () => costOf(lazy),
      },
      { rounds, progress },
    );
    const ours = costs["1,000 in a registry"];
    return {
      values: {
        floor: cpuRatio(ours, costs["node -e 0"]),
        one: cpuRatio(ours, costs["1 journey"]),
        eager: cpuRatio(ours, costs["1,000 imported"]),
        oneFloor: cpuRatio(costs["1 journey"], costs["node -e 0"]),
      },
      figures: Object.entries(costs).map(([name, samples]) => costText(name, samples)),
    };
  },
});
