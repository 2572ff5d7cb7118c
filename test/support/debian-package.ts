import { spawnSync } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { delimiter, dirname, join } from "node:path";

/**
 * Fetches a package of Debian or Ubuntu, and those that it needs and the system lacks, and unpacks them into a folder.
 * Nothing of this needs root or changes the system. Does nothing elsewhere, or when the archive cannot be reached.
 *
 * @param suite a release of Debian that the package is taken from, with everything that it needs down to the C library;
 *   the system's own when absent
 */
export function unpackDebianPackage(name: string, target: string, suite?: string): void {
  if (!existsSync("/usr/bin/apt-get")) return;
  console.error(`Fetching the package ${name} for the tests…`);
  mkdirSync(dirname(target), { recursive: true });
  const folder = mkdtempSync(`${target}-`);
  try {
    if (suite !== undefined) unpack(name, ownLists(folder, suite), folder);
    else if (!unpack(name, [], folder)) unpack(name, ownLists(folder), folder);
    if (!existsSync(join(folder, "root"))) return;
    // As a whole or not at all: another test run may be doing the same.
    rmSync(target, { recursive: true, force: true });
    renameSync(join(folder, "root"), target);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** How a program of a package from another release is started: by the C library that came with it. */
export function debianCommand(target: string, program: string): readonly string[] | undefined {
  const loaders = ["usr/lib64/ld-linux-x86-64.so.2", "usr/lib/ld-linux-aarch64.so.1"];
  const loader = loaders.map((path) => join(target, path)).find((path) => existsSync(path));
  const path = join(target, program);
  if (loader === undefined || !existsSync(path)) return undefined;
  return [loader, "--library-path", debianLibraries(target), path];
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

/** Options for package lists of our own, freshly fetched: the system's are old, were removed, or are of another suite. */
function ownLists(folder: string, suite?: string): readonly string[] {
  for (const path of ["lists/partial", "cache/archives/partial"])
    mkdirSync(join(folder, path), { recursive: true });
  const options = [
    `Dir::State::lists=${join(folder, "lists")}`,
    `Dir::Cache=${join(folder, "cache")}`,
    ...(suite === undefined ? [] : sourcesOf(suite, folder)),
  ].flatMap((option) => ["-o", option]);
  apt(["update"], options, folder);
  return options;
}

/** Options that name a release of Debian as the only source, for a system on which nothing is installed. */
function sourcesOf(suite: string, folder: string): readonly string[] {
  const key = "/usr/share/keyrings/debian-archive-keyring.gpg";
  const source = `deb [signed-by=${key}] http://deb.debian.org/debian ${suite} main\n`;
  writeFileSync(join(folder, "sources.list"), source);
  writeFileSync(join(folder, "status"), "");
  return [
    `Dir::Etc::sourcelist=${join(folder, "sources.list")}`,
    "Dir::Etc::sourceparts=-",
    `Dir::State::status=${join(folder, "status")}`,
  ];
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
