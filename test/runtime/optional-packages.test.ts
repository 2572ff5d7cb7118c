import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { packages as packagesOfInit } from "../../compiler/cli/init/project.ts";
import { notInstalled, optionalPackages } from "../../runtime/optional-packages.ts";

// What the runtime does not bring along: an app that does not use it need not install it, and one that lacks it is told.

const root = join(import.meta.dirname, "../..");
const read = (path: string): string => readFileSync(join(root, path), "utf8");
// npm's file.
const { dependencies, peerDependencies, peerDependenciesMeta } = JSON.parse(
  read("runtime/package.json"),
) as Record<string, Record<string, unknown>>;
const names = Object.keys(peerDependencies ?? {});

test("the runtime depends on 4 packages; 13 are optional", () => {
  expect(Object.keys(dependencies ?? {})).toEqual([
    "ajv",
    "ajv-formats",
    "fastest-levenshtein",
    "uqr",
  ]);
  expect(peerDependenciesMeta).toEqual(
    Object.fromEntries(names.map((name) => [name, { optional: true }])),
  );
  expect(names).toHaveLength(13);
});

test("errors and init name the versions of package.json", () => {
  expect(peerDependencies).toEqual({ ...optionalPackages, "@opentelemetry/api": "^1.9.0" });
  expect(peerDependencies).toMatchObject(packagesOfInit);
});

test("embedding.md says of each what needs it", () => {
  const section = read("docs/embedding.md").split("## What to install")[1]?.split("\n## ")[0] ?? "";
  for (const name of names) expect(section).toMatch(new RegExp(`npm install [^\`]*${name}`));
});

test("nothing imports one of them before it is used, except what an app imports for OpenTelemetry", () => {
  const importing = globSync("runtime/**/*.ts", {
    cwd: root,
    exclude: (name) => /dist|node_modules/.test(name),
  }).filter((path) =>
    [...read(path).matchAll(/^(?:import|export) (?!type\b)[^;]*? from "([^"]+)"/gm)].some(
      ([, from = ""]) => names.some((name) => from === name || from.startsWith(`${name}/`)),
    ),
  );
  expect(importing).toEqual(["runtime/telemetry/opentelemetry.ts"]);
});

test("one that is not there is an error that says what to install", async () => {
  const cause = Object.assign(new Error("Cannot find package 'pg'"), {
    code: "ERR_MODULE_NOT_FOUND",
  });
  await expect(Promise.reject(cause).catch(notInstalled("PostgreSQL"))).rejects.toMatchObject({
    code: "package-missing",
    message: "PostgreSQL needs kysely and pg, which cannot be loaded.",
    fix: `Install what the runtime does not bring along: npm install "kysely@^0.29.9" "pg@^8.23.1"`,
    cause,
  });
});
