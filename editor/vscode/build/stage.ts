import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { bundle } from "./bundle.ts";

const root = join(import.meta.dirname, "..");

/** What the extension has beside its code. */
const parts = [
  "CHANGELOG.md",
  "LICENSE",
  "README.md",
  "icons",
  "language-configuration.json",
  "media",
  "snippets",
];

/** The manifest without what only the workspace is about. */
function manifest(): string {
  const all: object = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  const ofWorkspace = new Set(["private", "scripts", "devDependencies"]);
  const rest = Object.entries(all).filter(([key]) => !ofWorkspace.has(key));
  return `${JSON.stringify(Object.fromEntries(rest), null, 2)}\n`;
}

/** Lays the extension out in a folder of its own, as an editor loads it. */
export async function stage(folder: string): Promise<void> {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const part of parts) cpSync(join(root, part), join(folder, part), { recursive: true });
  writeFileSync(join(folder, "package.json"), manifest());
  // All that is here is part of it.
  writeFileSync(join(folder, ".vscodeignore"), "");
  await bundle(join(folder, "dist"));
}
