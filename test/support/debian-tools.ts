import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { debianCommand, unpackDebianPackage } from "./debian-package.ts";

/** The first release of Debian whose packages are new enough for these tools. */
const suite = "trixie";
const caches = join(import.meta.dirname, "../../node_modules/.cache");

/** A program and the arguments before its own. */
export type Command = readonly [program: string, ...args: string[]];

function works([program, ...args]: Command): boolean {
  return spawnSync(program, [...args, "--version"]).status === 0;
}

function isCommand(parts: readonly string[] | undefined): parts is Command {
  return parts?.[0] !== undefined;
}

/**
 * A program that is installed, or the one of Debian's package, which runs with libraries of its own.
 *
 * @param binary where the package has it
 * @throws Error that says how to install it: tests that need it fail without it, they are not skipped
 */
export function debianTool(name: string, packageName: string, binary: string): Command {
  const installed: Command = [name];
  if (works(installed)) return installed;
  const target = join(caches, `journeyc-${packageName}`);
  const unpacked = (): readonly string[] | undefined => debianCommand(target, binary);
  const found = unpacked() ?? (unpackDebianPackage(packageName, target, suite), unpacked());
  if (isCommand(found) && works(found)) return found;
  throw new Error(
    `These tests need \`${name}\`, and it was not found. Install it (Debian's package is ${packageName}), and run the ` +
      "tests again.",
  );
}
