import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { debianCommand, debianLibraries, unpackDebianPackage } from "./debian-package.ts";

/** A Neovim, and what it needs to be started with. */
export interface NeovimBinary {
  readonly command: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
}

const caches = join(import.meta.dirname, "../../node_modules/.cache");
const own = join(caches, "journeyc-neovim");
const newer = join(caches, "journeyc-neovim-trixie");

/**
 * The Neovim that `NVIM` names; else an installed one; else those of Debian's packages: this system's, and a newer one.
 * They are unpacked in node_modules without being installed.
 * @throws Error that says how to install one: tests that need Neovim fail without it, they are not skipped
 */
export function findNeovims(): readonly NeovimBinary[] {
  const named = process.env["NVIM"];
  if (named) return [{ command: [named], environment: {} }];
  const installed: NeovimBinary = { command: ["nvim"], environment: {} };
  if (works(installed)) return [installed];
  const found = [
    ofSystem() ?? (unpackDebianPackage("neovim", own), ofSystem()),
    ofSuite() ?? (unpackDebianPackage("neovim", newer, "trixie"), ofSuite()),
  ].filter((binary) => binary !== undefined);
  if (found.length > 0) return found;
  throw new Error(
    "These tests need Neovim, and none was found. Install it (`apt-get install neovim`, `brew install neovim`, " +
      "`dnf install neovim`), or name its binary in NVIM, and run the tests again.",
  );
}

/** What it calls itself: `NVIM v0.10.4`; undefined when it does not run. */
export function neovimVersion({ command, environment }: NeovimBinary): string | undefined {
  const [program = "", ...before] = command;
  const env = { ...process.env, ...environment };
  const { status, stdout } = spawnSync(program, [...before, "--version"], {
    env,
    encoding: "utf8",
  });
  return status === 0 ? stdout.split("\n")[0] : undefined;
}

function works(binary: NeovimBinary): boolean {
  return neovimVersion(binary) !== undefined;
}

function ofSystem(): NeovimBinary | undefined {
  const path = join(own, "usr/bin/nvim");
  if (!existsSync(path)) return undefined;
  const environment = {
    LD_LIBRARY_PATH: debianLibraries(own),
    VIMRUNTIME: join(own, "usr/share/nvim/runtime"),
  };
  const binary = { command: [path], environment };
  return works(binary) ? binary : undefined;
}

function ofSuite(): NeovimBinary | undefined {
  const command = debianCommand(newer, "usr/bin/nvim");
  if (command === undefined) return undefined;
  const binary = { command, environment: { VIMRUNTIME: join(newer, "usr/share/nvim/runtime") } };
  return works(binary) ? binary : undefined;
}
