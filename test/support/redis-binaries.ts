import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { debianLibraries, unpackDebianPackage } from "./debian-package.ts";

/** A Redis server, or Valkey, which answers the same. */
export interface RedisBinary {
  readonly path: string;
  /** What it needs to be started with. */
  readonly environment: Readonly<Record<string, string>>;
}

const names = ["redis-server", "valkey-server"];
const fixedPlaces = ["/opt/homebrew/bin", "/usr/local/bin", "/usr/sbin"];
const cache = join(import.meta.dirname, "../../node_modules/.cache/journeyc-redis");

/**
 * The server that `REDIS_SERVER` names, an installed one, or Debian's and Ubuntu's package, unpacked in node_modules
 * without being installed. There is no package of npm with the binaries that is kept.
 * @throws Error that says how to install one: tests that need Redis fail without it, they are not skipped
 */
export function findRedis(): RedisBinary {
  const found =
    named() ??
    installed() ??
    unpacked() ??
    (unpackDebianPackage("redis-server", cache), unpacked());
  if (found) return found;
  throw new Error(
    "These tests need a Redis or Valkey server, and none was found. Install one (`apt-get install redis-server`, " +
      "`brew install redis`, `dnf install valkey`), or name its binary in REDIS_SERVER, and run the tests again.",
  );
}

function works(binary: RedisBinary): boolean {
  const env = { ...process.env, ...binary.environment };
  return spawnSync(binary.path, ["--version"], { env }).status === 0;
}

function named(): RedisBinary | undefined {
  const path = process.env["REDIS_SERVER"];
  return path ? { path, environment: {} } : undefined;
}

function installed(): RedisBinary | undefined {
  return [...(process.env["PATH"] ?? "").split(delimiter), ...fixedPlaces]
    .flatMap((folder) => names.map((name) => ({ path: join(folder, name), environment: {} })))
    .find((binary) => existsSync(binary.path) && works(binary));
}

function unpacked(): RedisBinary | undefined {
  if (!existsSync(join(cache, "usr/lib"))) return undefined;
  const environment = { LD_LIBRARY_PATH: debianLibraries(cache) };
  return names
    .map((name) => ({ path: join(cache, "usr/bin", name), environment }))
    .find((binary) => existsSync(binary.path) && works(binary));
}
