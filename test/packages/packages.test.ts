import { existsSync, readFileSync } from "node:fs";
import { join, posix } from "node:path";
import { build } from "esbuild";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { optionalPackages } from "../../runtime/optional-packages.ts";
import { entryPoints } from "./support/entry-points.ts";
import { publintMessages, typeProblems } from "./support/lint.ts";
import { isThorough, nodeOf, nodeVersions } from "./support/node-versions.ts";
import { Project } from "./support/project.ts";
import { published, type Tarball, Tarballs } from "./support/tarballs.ts";
import { coreTypes, importAll, missingPackages, strictTypes } from "./support/scripts.ts";
import { userApp } from "./support/user-app.ts";

// What would be published, as whoever installs it gets it: from the tarballs, outside of the workspace.

const root = join(import.meta.dirname, "../..");
const packed = new Tarballs();
let tarballs: readonly Tarball[] = [];
const tarball = (folder: (typeof published)[number]): Tarball => {
  const found = tarballs.find((one) => one.folder === folder);
  if (!found) throw new Error(`${folder} was not packed`);
  return found;
};

beforeAll(async () => {
  if (!existsSync(join(root, "compiler/dist/bundle/main.js")))
    throw new Error("There is nothing to pack yet: npm run build");
  tarballs = await packed.all();
});
afterAll(() => packed[Symbol.asyncDispose]());

/** Files that are neither source nor compiled. */
const besides: Readonly<Record<(typeof published)[number], RegExp>> = {
  grammar: /^(journey\.ebnf|(journey|fenced-code)\.tmLanguage\.json)$/,
  runtime: /^$/,
  compiler: /^(bin\/journeyc\.cjs|dist\/bundle\/(package\.json|[\w-]+\.js))$/,
  editor:
    /^(helix\/.+\.(toml|scm)|neovim\/.+\.lua|tree-sitter\/((package|terminals)\.json|grammar\.js|queries\/.+\.scm|src\/.+\.(c|h|json)))$/,
};
const source = (path: string): boolean => !path.startsWith("dist/") && path.endsWith(".ts");
const compiled = /^dist\/(.+?)(\.js|\.d\.ts)(\.map)?$/;

describe.concurrent.each(published)("the tarball of %s", (folder) => {
  test("holds the sources, what was made of each, and nothing else", () => {
    const { files } = tarball(folder);
    const sources = new Set(files.filter(source));
    const strays = files.filter((path) => {
      if (["LICENSE", "README.md", "package.json"].includes(path)) return false;
      if (sources.has(path)) return /\.(test|spec|config)\.|(^|\/)(test|node_modules)\//.test(path);
      const [, module] = compiled.exec(path) ?? [];
      return !besides[folder].test(path) && !(module && sources.has(`${module}.ts`));
    });
    expect(strays).toEqual([]);
    expect(files).toEqual(expect.arrayContaining(["LICENSE", "README.md", "package.json"]));
    expect(sources.size).toBeGreaterThan(10);
  });

  test("has source maps that lead to sources in it", () => {
    const { files } = tarball(folder);
    const maps = files.filter((path) => path.endsWith(".map"));
    const lost = maps.filter((path) => {
      // A source map that tsc wrote, in the folder that was packed.
      const { sources } = JSON.parse(readFileSync(join(root, folder, path), "utf8")) as {
        sources: readonly string[];
      };
      return !sources.every((one) => files.includes(posix.join(posix.dirname(path), one)));
    });
    expect(lost).toEqual([]);
    expect(maps.length).toBeGreaterThan(10);
  });

  test("is faultless to publint, and to attw with its profile esm-only", async () => {
    const entries = entryPoints(join(root, folder));
    expect(await publintMessages(tarball(folder))).toEqual([]);
    const looked = isThorough ? entries : entries.slice(0, 1);
    expect(await typeProblems(tarball(folder), looked)).toEqual([]);
  }, 180_000);
});

let line: Promise<unknown> = Promise.resolve();
/** One after the other: each keeps a core busy. */
function inLine(work: () => Promise<void>): Promise<void> {
  const done = line.then(work, work);
  line = done;
  return done;
}

const tsc = join(root, "node_modules/.bin/tsc");
const clean = { code: 0, output: "" };
const done = expect.objectContaining({ code: 0 });

/** An app that uses nothing but the runtime installs nothing but what it depends on. */
async function runtimeAlone(project: Project): Promise<void> {
  await project.install([tarball("runtime")]);
  // The lockfile that npm wrote.
  const { packages } = JSON.parse(project.read("package-lock.json")) as { packages: object };
  const direct = ["@journeyc/runtime", "ajv", "ajv-formats", "fastest-levenshtein"];
  const below = ["fast-deep-equal", "fast-uri", "json-schema-traverse", "require-from-string"];
  expect(Object.keys(packages).filter(Boolean).toSorted()).toEqual(
    [...direct, ...below].map((name) => `node_modules/${name}`).toSorted(),
  );
  await withoutPeers(project, [
    ...missing,
    'memory package-missing npm install "@node-rs/argon2@^2.2.1"',
  ]);
}

const missing = [
  'sqlite package-missing npm install "kysely@^0.29.9"',
  'postgres package-missing npm install "kysely@^0.29.9" "pg@^8.23.1"',
  'redis package-missing npm install "@redis/client@^6.3.1"',
  'entra package-missing npm install "@azure/msal-node@^7.2.1" "jose@^6.2.17"',
];

/** What uses an optional package says that it is missing; the types of the rest do not need it. */
async function withoutPeers(project: Project, told: readonly string[]): Promise<void> {
  const { output } = await project.node(missingPackages);
  expect(output.trim().split("\n")).toEqual(told);
  project.write("all.ts", coreTypes(join(project.folder, "node_modules/@journeyc/runtime")));
  project.write("tsconfig.json", JSON.stringify(strictTypes));
  expect(await project.run(tsc, ["-p", "."])).toEqual(clean);
  project.remove("all.ts", "tsconfig.json");
}

/** What a user does first. */
async function firstJourney(project: Project): Promise<void> {
  await project.install(tarballs, [`@node-rs/argon2@${optionalPackages["@node-rs/argon2"]}`]);
  expect(await project.run("npx", ["--no", "journeyc", "init"])).toEqual(done);
  const journeyc = join(project.folder, "node_modules/.bin/journeyc");
  expect(await project.run(journeyc, ["check", "--max-warnings", "0"])).toEqual(done);
  expect(await project.run(journeyc, ["compile"])).toEqual(done);
  expect(await project.run(tsc, ["-p", "."])).toEqual(clean);
  const app = userApp(project.read("node_modules/@journeyc/runtime/README.md"));
  const { code, output } = await project.node(app);
  expect(output).toContain('{"signedOn":true,"successUrl":"/"}');
  expect(code).toBe(0);
  // esbuild says so when it must have a package that is not there.
  const { errors } = await build({
    absWorkingDir: project.folder,
    entryPoints: ["run.js"],
    external: ["@node-rs/argon2"],
    bundle: true,
    platform: "node",
    format: "esm",
    write: false,
    logLevel: "silent",
  });
  expect(errors).toEqual([]);
}

async function everyEntryPoint(project: Project): Promise<void> {
  const modules = tarballs.flatMap(({ name }) =>
    entryPoints(join(project.folder, "node_modules", name)),
  );
  const { output } = await project.node(importAll(modules));
  expect(output.split("\n").filter(Boolean)).toEqual([
    // It wants its optional peer at once; the others are for pages.
    "@journeyc/runtime/telemetry/opentelemetry",
    "journeyc-editor/web-worker",
    "journeyc-editor/monaco",
  ]);
  expect(modules.length).toBeGreaterThan(80);
}

test.concurrent.each(nodeVersions)(
  "on Node.js %s: init, check, compile, tsc, a sign-on, what is missing, every entry point",
  (version) =>
    inLine(async () => {
      using project = new Project(await nodeOf(version));
      if (isThorough) await runtimeAlone(project);
      await firstJourney(project);
      await withoutPeers(project, missing);
      await everyEntryPoint(project);
    }),
  600_000,
);
