import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { createJourneys, type Connector, type Journey } from "@journeyc/runtime";
import { entra } from "@journeyc/runtime/connectors/entra";
import { memoryDirectory } from "@journeyc/runtime/directory/memory";
import { memoryStore } from "@journeyc/runtime/session/memory-store";
import { format } from "prettier";
import { beforeAll, describe, expect, test } from "vitest";
import {
  artifacts,
  type Case,
  type CaseRun,
  caseNames,
  casesFolder,
  compileSources,
  type CompiledProgram,
  readCase,
  sourcesOf,
  writeModules,
} from "./support/cases.ts";
import { dumpFlow, dumpModule, dumpSyntax } from "./support/dump.ts";

/** `input.journey` gives `module.ts`; `x.journey` gives `x.module.ts`. */
function goldenName(path: string, kind: string): string {
  const base = path.replace(/\.journey$/, "");
  return base === "input" ? kind : `${base}.${kind}`;
}

async function loadJourneys(name: string, { modules }: CompiledProgram): Promise<LoadedModules> {
  const folder = writeModules(join(artifacts, "golden", name), modules);
  const values: unknown[] = [];
  // One after the other: at once, vitest may evaluate a module twice that another one imports, too.
  for (const { source } of modules) {
    const url = pathToFileURL(join(folder, `${source.path}.ts`)).href;
    values.push(
      ...Object.values((await import(/* @vite-ignore */ url)) as Record<string, unknown>),
    );
  }
  return { values };
}

interface LoadedModules {
  readonly values: readonly unknown[];
}

function journeysOf({ values }: LoadedModules): readonly Journey[] {
  return values.filter((value): value is Journey => typeof value === "object" && "nodes" in value!);
}

function connectorsOf({ values }: LoadedModules, environment: Record<string, string>) {
  const connectors: Record<string, Connector> = {};
  for (const value of values as readonly { readonly kind?: string; readonly name: string }[]) {
    if (value.kind === "Entra") connectors[value.name] = entra(value as never, { environment });
  }
  return connectors;
}

/** An app over the case's modules, with its users. */
async function appOf(modules: LoadedModules, { environment = {}, users = [] }: Case) {
  const outcomes: string[] = [];
  const directory = memoryDirectory();
  const journeys = createJourneys({
    journeys: journeysOf(modules),
    connectors: connectorsOf(modules, { ...environment }),
    environment,
    directory,
    store: memoryStore(),
    keys: ["0123456789abcdef0123456789abcdef"],
    log: { debug() {}, info() {}, warn() {}, error() {} },
    onEvent: (event) => {
      if (event.kind === "node" && event.outcome) outcomes.push(`${event.node}.${event.outcome}`);
    },
  });
  await journeys.ready();
  for (const { resource, attributes } of users) await directory.create(resource, attributes);
  return { journeys, directory, outcomes };
}

async function drive(app: Awaited<ReturnType<typeof appOf>>, given: CaseRun): Promise<string> {
  const request = { languages: given.languages ?? ["en"] };
  let reply = await app.journeys.start(given.journey, request);
  for (const step of given.steps) {
    expect(reply).toMatchObject({ kind: "step" });
    if (reply.kind !== "step") break;
    expect(reply.question.callbacks.map(({ type }) => type)).toEqual(step.expect);
    if (step.header !== undefined) expect(reply.question.page?.header).toBe(step.header);
    const answers = step.answers.map((answer) => new Map([["", answer]]));
    reply = await app.journeys.resume(reply.authId, answers, request);
  }
  return reply.kind;
}

describe.each(caseNames)("%s", (name) => {
  const given = readCase(name);
  let compiled: CompiledProgram;
  beforeAll(() => {
    compiled = compileSources(sourcesOf(name));
  });

  test("compiles to the golden files", async () => {
    expect(compiled.diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
    const folder = join(casesFolder, name);
    await expect(dumpFlow(compiled.program)).toMatchFileSnapshot(join(folder, "expected/flow.txt"));
    for (const { source, module, emitted } of compiled.modules) {
      const expected = (kind: string): string =>
        join(folder, "expected", goldenName(source.path, kind));
      await expect(dumpSyntax(source)).toMatchFileSnapshot(expected("ast.txt"));
      await expect(dumpModule(module)).toMatchFileSnapshot(expected("ir.txt"));
      await expect(emitted.text).toMatchFileSnapshot(
        join(folder, goldenName(source.path, "module.ts")),
      );
    }
  });

  test("is formatted as prettier would, and compiles to the same bytes again", async () => {
    const again = compileSources(sourcesOf(name));
    for (const [index, { emitted }] of compiled.modules.entries()) {
      expect(await format(emitted.text, { parser: "typescript", printWidth: 100 })).toBe(
        emitted.text,
      );
      expect(again.modules[index]?.emitted).toEqual(emitted);
    }
  });

  test("runs", async () => {
    const app = await appOf(await loadJourneys(name, compiled), given);
    for (const run of given.runs) {
      app.outcomes.length = 0;
      const end = await drive(app, run);
      expect({ end, outcomes: app.outcomes }, run.name).toEqual({
        end: run.end,
        outcomes: run.outcomes,
      });
      const [user] = given.users ?? [];
      if (run.stored && user) {
        const found = await app.directory.find(
          user.resource,
          "userName",
          user.attributes["userName"] ?? "",
        );
        expect(found?.attributes).toMatchObject(run.stored);
      }
    }
    await app.journeys.close();
  });
});
