/**
 * Whom we measure ourselves against: packages from npm, pinned, fetched when they are measured for the first time into a
 * folder of the user's cache. Nothing else needs them.
 */
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

/** What is installed for each. */
const packages = {
  typespec: { "@typespec/compiler": "1.17.0", "@typespec/json-schema": "1.17.0" },
  graphql: { graphql: "17.1.0" },
  langium: { langium: "4.4.0" },
  xstate: { xstate: "5.33.3" },
  robot3: { robot3: "1.4.0" },
  jose: { jose: "6.2.18" },
  "better-auth": { "better-auth": "1.7.25" },
} as const satisfies Readonly<Record<string, Readonly<Record<string, string>>>>;

export type PeerName = keyof typeof packages;

const cache = join(
  process.env["XDG_CACHE_HOME"] ?? join(homedir(), ".cache"),
  "journeyc/bench-peers",
);

/** `graphql 17.1.0` */
export function peerVersion(name: PeerName): string {
  const [[first, version] = ["", ""]] = Object.entries(packages[name]);
  return `${first} ${version}`;
}

/** The folder where a peer is installed; fetches it when it is not there. */
export function peerFolder(name: PeerName): string {
  const wanted = Object.entries<string>(packages[name]);
  const folder = join(cache, `${name}-${wanted[0]?.[1]}`);
  const done = join(folder, "installed");
  if (existsSync(done)) return folder;
  console.error(`Fetching ${wanted.map(([one, version]) => `${one}@${version}`).join(", ")}…`);
  mkdirSync(folder, { recursive: true });
  const options = ["--prefix", folder, "--no-save", "--no-audit", "--no-fund", "--loglevel=error"];
  const { status, stderr } = spawnSync(
    "npm",
    ["install", ...options, ...wanted.map(([one, version]) => `${one}@${version}`)],
    { cwd: folder, encoding: "utf8" },
  );
  if (status !== 0) throw new Error(`npm could not install ${name}:\n${stderr}`);
  writeFileSync(done, "");
  return folder;
}

/** A module that imports what a peer exports, as a file beside the peer's packages. */
export function peerEntry(name: PeerName, specifier: string): string {
  const file = join(peerFolder(name), `${specifier.replaceAll(/\W+/g, "-")}.mjs`);
  writeFileSync(file, `export * from ${JSON.stringify(specifier)};\n`);
  return pathToFileURL(file).href;
}

/**
 * What a peer exports.
 * @typeParam Exports as much of it as is used; the version is pinned
 */
export async function peerModule<Exports>(name: PeerName, specifier: string): Promise<Exports> {
  return (await import(peerEntry(name, specifier))) as Exports;
}
