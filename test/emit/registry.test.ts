import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { createJourneys, type Connector, type LazyJourney } from "@journeyc/runtime";
import { memoryDirectory } from "@journeyc/runtime/directory/memory";
import { memoryStore } from "@journeyc/runtime/session/memory-store";
import { format } from "prettier";
import { describe, expect, test } from "vitest";
import {
  artifacts,
  caseNames,
  compileSources,
  readCase,
  registryOfAll,
  sourcesOf,
  writeModules,
} from "./support/cases.ts";

// What the compiler says of journeys before they are loaded, against what the runtime finds when it loads them.

async function registryFor(name: string): Promise<readonly LazyJourney[]> {
  const compiled = compileSources(sourcesOf(name));
  const folder = writeModules(join(artifacts, "registry", name), compiled.modules);
  writeFileSync(join(folder, "journeys.ts"), await registryOfAll(compiled));
  const url = pathToFileURL(join(folder, "journeys.ts")).href;
  const module = (await import(/* @vite-ignore */ url)) as { journeys: readonly LazyJourney[] };
  return module.journeys;
}

function appOf(journeys: readonly LazyJourney[], environment: Readonly<Record<string, string>>) {
  const connector: Connector = {
    kind: "Entra",
    objectTypes: ["User"],
    authenticate: () => Promise.reject(new Error("never asked")),
  };
  return createJourneys({
    journeys,
    connectors: Object.fromEntries(
      journeys
        .flatMap(({ connectors }) => Object.keys(connectors))
        .map((name) => [name, connector] as const),
    ),
    mail: { send: () => Promise.resolve() },
    environment,
    directory: memoryDirectory(),
    store: memoryStore(),
    keys: ["0123456789abcdef0123456789abcdef"],
    resumeUrl: (id) => `https://app.example.com/${id}`,
  });
}

describe.each(caseNames)("%s", (name) => {
  test("the journeys that are loaded are those that the registry names", async () => {
    const journeys = await registryFor(name);
    const app = appOf(journeys, readCase(name).environment ?? {});
    await app.ready();
    await app.load();
    await app.close();
    expect(journeys.length).toBeGreaterThan(0);
  });

  test("its text is what prettier makes of it", async () => {
    const text = await registryOfAll(compileSources(sourcesOf(name)));
    expect(await format(text, { parser: "typescript", printWidth: 100 })).toBe(text);
  });
});

test("what the environment must have is known before anything is loaded", async () => {
  const journeys = await registryFor("environment");
  expect(() => appOf(journeys, {})).toThrow("environment-value-missing");
});

test("names that are long, many or taken", async () => {
  const journey = (name: string): string =>
    `journey ${name} on managed/user {\n  start -> a\n  page a {\n    PlatformUsername u\n  }\n  a -> failure\n}\n`;
  const head = `resource managed/user from "./user.schema.json"\n`;
  const names = [
    "Journeys",
    "DefineLazyJourney",
    ...Array.from({ length: 8 }, (_, at) => `AJourneyWhoseNameTakesMuchOfALineOfCode${at}`),
    `Long${"AndLonger".repeat(12)}`,
  ];
  const files = {
    "a/b.journey": head + names.map(journey).join("\n"),
    "a/user.schema.json": `{"type":"object","properties":{"userName":{"type":"string"}}}`,
  };
  const compiled = compileSources(files);
  const text = await registryOfAll(compiled);
  expect(await format(text, { parser: "typescript", printWidth: 100 })).toBe(text);
  expect(text).toContain("export const journeysJourney: LazyJourney<NoConnectors>");
});
