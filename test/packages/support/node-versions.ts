import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { run } from "./run.ts";

/** The oldest that `engines` allows, the newest of each line, and the one that runs the tests, which is 24. */
const others = ["22.13.0", "22.23.3", "26.9.0"];

export const isThorough = process.env["JOURNEYC_THOROUGH"] !== undefined;

export const nodeVersions: readonly string[] = isThorough
  ? [process.versions.node, ...others]
  : [process.versions.node];

const cache = join(import.meta.dirname, "../../../node_modules/.cache/journeyc-node");

/** The executable of a version; the npm package `node` brings those that are not here. */
export async function nodeOf(version: string): Promise<string> {
  if (version === process.versions.node) return process.execPath;
  const folder = join(cache, version);
  const executable = join(folder, "node_modules/node/bin/node");
  if (existsSync(executable)) return executable;
  mkdirSync(folder, { recursive: true });
  writeFileSync(
    join(folder, "package.json"),
    '{ "private": true, "allowScripts": { "node": true } }',
  );
  const install = ["install", "--no-audit", "--no-fund", `node@${version}`];
  const { code, output } = await run("npm", install, { folder });
  if (code !== 0 || !existsSync(executable)) throw new Error(output);
  return executable;
}
