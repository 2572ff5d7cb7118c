import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { debianLibraries, unpackDebianPackage } from "./debian-package.ts";

/** A Neovim, and what it needs to be started with. */
export interface NeovimBinary {
  readonly path: string;
  readonly environment: Readonly<Record<string, string>>;
}

const cache = join(import.meta.dirname, "../../node_modules/.cache/journeyc-neovim");

/**
 * The Neovim that `NVIM` names, an installed one, or Debian's package, unpacked in node_modules without being installed.
 * @throws Error that says how to install one: tests that need Neovim fail without it, they are not skipped
 */
export function findNeovim(): NeovimBinary {
  const named = process.env["NVIM"];
  if (named) return { path: named, environment: {} };
  const installed = { path: "nvim", environment: {} };
  if (works(installed)) return installed;
  const found = unpacked() ?? (unpackDebianPackage("neovim", cache), unpacked());
  if (found) return found;
  throw new Error(
    "These tests need Neovim, and none was found. Install it (`apt-get install neovim`, `brew install neovim`, " +
      "`dnf install neovim`), or name its binary in NVIM, and run the tests again.",
  );
}

function works(binary: NeovimBinary): boolean {
  const env = { ...process.env, ...binary.environment };
  return spawnSync(binary.path, ["--version"], { env }).status === 0;
}

function unpacked(): NeovimBinary | undefined {
  const path = join(cache, "usr/bin/nvim");
  if (!existsSync(path)) return undefined;
  const environment = {
    LD_LIBRARY_PATH: debianLibraries(cache),
    VIMRUNTIME: join(cache, "usr/share/nvim/runtime"),
  };
  return works({ path, environment }) ? { path, environment } : undefined;
}
