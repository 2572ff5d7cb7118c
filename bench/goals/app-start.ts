import { symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";
import { defineGoal } from "../goal.ts";
import { inTurn } from "../measuring/in-turn.ts";
import { costOf, costText, floor, nodeCommand, cpuRatio } from "../measuring/whole-process.ts";
import { compiledFolder } from "../programs.ts";
import { fifties } from "../shapes.ts";

const size = 1_000;
const modules = join(import.meta.dirname, "../../node_modules");

/** An app with these journeys, and its own storage in memory; it ends as soon as it could serve. */
function app(journeys: number): string {
  const indexes = Array.from({ length: journeys }, (_, at) => at);
  return `import { createJourneys } from "@journeyc/runtime";
import { memoryDirectory } from "@journeyc/runtime/directory/memory";
import { memoryStore } from "@journeyc/runtime/session/memory-store";
${indexes.map((at) => `import { journey${at} } from "./journey${at}.journey.ts";`).join("\n")}

const app = createJourneys({
  journeys: [${indexes.map((at) => `journey${at}`).join(", ")}],
  keys: ["a-key-for-the-benchmark-0123456789-abcdef"],
  directory: memoryDirectory(),
  store: memoryStore(),
});
await app.ready();
await app.close();
`;
}

export const appStart = defineGoal({
  name: "start",
  work: "start of an app with 1,000 journeys of 50 nodes, to ready",
  claims: {
    floor: {
      against: "`node -e 0`",
      atMost: 1.25,
      ifMissed:
        "All journeys are loaded, linked and hashed before the first request; an app with one journey spends most of its time on loading the runtime. Next: a registry that loads a journey when it is first asked for, and hashes that the compiler writes.",
    },
    one: { against: "of the same app with one journey" },
  },
  async measure({ rounds, progress }) {
    progress("compiling and bundling");
    using folder = compiledFolder(fifties(size));
    symlinkSync(join(modules, "@node-rs"), join(folder.path, "node_modules/@node-rs"));
    const commands = await Promise.all(
      [1, size].map(async (journeys) => {
        const name = `app${journeys}`;
        writeFileSync(join(folder.path, `${name}.ts`), app(journeys));
        await build({
          absWorkingDir: folder.path,
          entryPoints: [`${name}.ts`],
          outfile: `${name}.mjs`,
          bundle: true,
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
        return nodeCommand(folder.path, `${name}.mjs`);
      }),
    );
    const [one = floor, thousand = floor] = commands;
    const costs = await inTurn(
      {
        "node -e 0": () => costOf(floor),
        "1 journey": () => costOf(one),
        "1,000 journeys": () => costOf(thousand),
      },
      { rounds, progress },
    );
    return {
      values: {
        floor: cpuRatio(costs["1,000 journeys"], costs["node -e 0"]),
        one: cpuRatio(costs["1,000 journeys"], costs["1 journey"]),
      },
      figures: Object.entries(costs).map(([name, samples]) => costText(name, samples)),
    };
  },
});
