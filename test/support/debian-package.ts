import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";

/**
 * Fetches a package of Debian or Ubuntu, and those that it needs and the system lacks, and unpacks them into a folder.
 * Nothing of this needs root or changes the system. Does nothing elsewhere, or when the archive cannot be reached.
 */
export function unpackDebianPackage(name: string, target: string): void {
  if (!existsSync("/usr/bin/apt-get")) return;
  console.error(`Fetching the package ${name} for the tests…`);
  mkdirSync(dirname(target), { recursive: true });
  const folder = mkdtempSync(`${target}-`);
  try {
    if (!unpack(name, [], folder)) unpack(name, ownLists(folder), folder);
    if (!existsSync(join(folder, "root"))) return;
    // As a whole or not at all: another test run may be doing the same.
    rmSync(target, { recursive: true, force: true });
    renameSync(join(folder, "root"), target);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The folders with the libraries of an unpacked package, for `LD_LIBRARY_PATH`. */
export function debianLibraries(target: string): string {
  const libraries = join(target, "usr/lib");
  const folders = readdirSync(libraries, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.name.includes(".so"))
    .map((entry) => entry.parentPath);
  return [...new Set(folders)].join(delimiter);
}

/** True when all was there, and lies in `root` now. */
function unpack(name: string, options: readonly string[], folder: string): boolean {
  const packages = withDependencies(name, options);
  apt(["download", ...packages], options, folder);
  const archives = readdirSync(folder).filter((file) => file.endsWith(".deb"));
  if (packages.length === 0 || archives.length < packages.length) return false;
  for (const archive of archives)
    spawnSync("dpkg-deb", ["-x", archive, "root"], { cwd: folder, stdio: "ignore" });
  return true;
}

/** Options for package lists of our own, freshly fetched: the system's are old, or were removed. */
function ownLists(folder: string): readonly string[] {
  for (const path of ["lists/partial", "cache/archives/partial"])
    mkdirSync(join(folder, path), { recursive: true });
  const options = [
    `Dir::State::lists=${join(folder, "lists")}`,
    `Dir::Cache=${join(folder, "cache")}`,
  ].flatMap((option) => ["-o", option]);
  apt(["update"], options, folder);
  return options;
}

/** What an installation would install; nothing where the lists do not know the package. */
function withDependencies(name: string, options: readonly string[]): readonly string[] {
  const plan = apt(["--simulate", "--no-install-recommends", "install", name], options, "/");
  return [...plan.matchAll(/^Inst (\S+)/gm)].map(([, found]) => found ?? "");
}

function apt(args: readonly string[], options: readonly string[], cwd: string): string {
  // Root would download as the user _apt, who may not write here.
  const all = [...options, "-o", "APT::Sandbox::User=root", ...args];
  const { stdout } = spawnSync("apt-get", all, { cwd, encoding: "utf8", timeout: 300_000 });
  return stdout ?? "";
}
