/**
 * Emitted modules under stricter flags than ours, and the promise that `tsc` checks the wiring a second time. One run
 * of tsc over everything: a few seconds.
 */
import { execFile } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { beforeAll, describe, expect, test } from "vitest";
import { nodeEntries } from "@journeyc/runtime/catalogue";
import { emitModule } from "../../compiler/6-emit/emit.ts";
import { moduleOfType } from "./support/catalogue-module.ts";
import {
  artifacts,
  caseNames,
  compileSources,
  registryOfAll,
  sourcesOf,
  writeModules,
} from "./support/cases.ts";

const folder = join(artifacts, "types");

/** Edits of a module, by name: what stands there, and what a hand puts in its place. */
const edits: Readonly<Record<string, readonly [from: string, to: string]>> = {
  "a target that is no node": ['outcome: "localLogin"', 'outcome: "locallogin"'],
  "a start that is no node": ['start: "signOn"', 'start: "signon"'],
  "an outcome that the type does not have": ['missingInput: "signOn"', 'missingInputs: "signOn"'],
  "an optional outcome to nowhere": ['failed: "failure"', 'failed: "failure", mfaRequired: "x"'],
  "a required outcome left out": ['        failed: "failure",\n', ""],
  "the outcome of a page left out": ['outcomes: { outcome: "localLogin" }', "outcomes: {}"],
  "an outcome that no member of the page has": [
    'outcomes: { outcome: "localLogin" }',
    'outcomes: { outcome: "localLogin", other: "localLogin" }',
  ],
  "a setting misspelled": ['objectType: "User"', 'objectTypes: "User"'],
  "a setting of the wrong type": ['objectType: "User"', "objectType: 5"],
  "a required setting left out": ['        systemEndpoint: "MicrosoftEntraID",\n', ""],
  "JSON that only looks like a value of the environment": [
    'objectType: "User"',
    'objectType: { kind: "env", name: "PATH" }',
  ],
  "text where a journey is wanted": ["tree: progressiveProfile", 'tree: "ProgressiveProfile"'],
  "a node left out": [
    '    countLogin: node(incrementLoginCount, {\n      outcomes: { outcome: "progressiveProfile" },\n    }),\n',
    "",
  ],
  "a node too many": [
    "  nodes: {\n",
    '  nodes: {\n    extra: node(incrementLoginCount, { outcomes: { outcome: "signOn" } }),\n',
  ],
  "a connector of another kind": [
    'connectors: { MicrosoftEntraID: "Entra" }',
    'connectors: { MicrosoftEntraID: "Ldap" }',
  ],
};

const uses: Readonly<Record<string, { readonly fails: boolean; readonly text: string }>> = {
  "an app that provides the connectors": {
    fails: false,
    text: `createJourneys({ journeys: [login, ptaWithPasswordCapture], connectors: { MicrosoftEntraID: entra(microsoftEntraID) } });`,
  },
  "an app without journeys that need connectors": {
    fails: false,
    text: `createJourneys({ journeys: [login] });`,
  },
  "an app whose journeys need more and less, and that provides less": {
    fails: true,
    text: `declare const more: Journey<{ readonly MicrosoftEntraID: "Entra"; readonly Other: "Entra" }>;
createJourneys({ journeys: [ptaWithPasswordCapture, more], connectors: { MicrosoftEntraID: entra(microsoftEntraID) } });`,
  },
  "an app that knows nothing of its journeys": {
    fails: false,
    text: `const some: readonly Journey[] = [login, ptaWithPasswordCapture];
createJourneys({ journeys: some, connectors: {} });`,
  },
  "an app that provides no connector": {
    fails: true,
    text: `createJourneys({ journeys: [login, ptaWithPasswordCapture] });`,
  },
  "an app that provides a connector under another name": {
    fails: true,
    text: `createJourneys({ journeys: [ptaWithPasswordCapture], connectors: { Entra: entra(microsoftEntraID) } });`,
  },
  "an app that provides a connector of another kind": {
    fails: true,
    text: `declare const ldap: Connector<"Ldap">;
createJourneys({ journeys: [ptaWithPasswordCapture], connectors: { MicrosoftEntraID: ldap } });`,
  },
};

const fromRegistry: typeof uses = {
  "an app that provides the connectors of its registry": {
    fails: false,
    text: `createJourneys({ journeys, connectors: { MicrosoftEntraID: entra(microsoftEntraID) } });`,
  },
  "an app that provides none of its registry's connectors": {
    fails: true,
    text: `createJourneys({ journeys });`,
  },
  "an app that takes journeys of its registry that need no connectors": {
    fails: false,
    text: `createJourneys({ journeys: [registry.login], previousJourneys: [login] });`,
  },
  "an app that asks its registry for a journey that is not there": {
    fails: true,
    text: `createJourneys({ journeys: [registry.logIn] });`,
  },
  "an app with lazy journeys among others, and without their connectors": {
    fails: true,
    text: `createJourneys({ journeys: [login, registry.ptaWithPasswordCapture] });`,
  },
  "a registry whose module has another journey than it says": {
    fails: true,
    text: `defineLazyJourney({ name: "X", hash: "x", connectors: {}, load: async () => ptaWithPasswordCapture });`,
  },
};

const all = { ...uses, ...fromRegistry };

const appImports = `import { createJourneys, defineLazyJourney, type Connector, type Journey } from "@journeyc/runtime";
import { entra } from "@journeyc/runtime/connectors/entra";
import { login } from "./login.journey.js";
import { microsoftEntraID, ptaWithPasswordCapture } from "./pta-with-password-capture.journey.js";
import * as registry from "./journeys.js";
import { journeys } from "./journeys.js";
export type Used = Connector | Journey;
export const used: readonly unknown[] = [defineLazyJourney, journeys, registry, entra, login, microsoftEntraID, ptaWithPasswordCapture];
`;

/** Stricter than our own settings, whose sources the modules import: findings there do not count here. */
const tsconfig = {
  compilerOptions: {
    target: "ES2024",
    lib: ["ES2024", "ESNext.Disposable", "DOM"],
    module: "NodeNext",
    types: ["node"],
    customConditions: ["@journeyc/source"],
    strict: true,
    exactOptionalPropertyTypes: true,
    noUncheckedIndexedAccess: true,
    noPropertyAccessFromIndexSignature: true,
    noImplicitOverride: true,
    noImplicitReturns: true,
    noUnusedLocals: true,
    noUnusedParameters: true,
    verbatimModuleSyntax: true,
    isolatedModules: true,
    isolatedDeclarations: true,
    erasableSyntaxOnly: true,
    declaration: true,
    allowImportingTsExtensions: true,
    noEmit: true,
    skipLibCheck: true,
  },
  include: ["**/*.ts"],
};

const findings = new Map<string, string[]>();
const ofFolder = (name: string): readonly string[] => findings.get(name) ?? [];

beforeAll(async () => {
  for (const name of caseNames) {
    const compiled = compileSources(sourcesOf(name));
    const target = writeModules(join(folder, name), compiled.modules);
    writeFileSync(join(target, "journeys.ts"), await registryOfAll(compiled));
  }
  const compiled = compileSources(sourcesOf("pass-through"));
  const { modules } = compiled;
  const registry = await registryOfAll(compiled);
  for (const [index, [from, to]] of Object.values(edits).entries()) {
    const target = writeModules(join(folder, `edit-${index}`), modules);
    const file = modules.find(({ source }) => source.path.startsWith("pta"));
    const text = file?.emitted.text ?? "";
    expect(text).toContain(from);
    writeFileSync(join(target, `${file?.source.path}.ts`), text.replace(from, to));
  }
  for (const [index, { text }] of Object.values(all).entries()) {
    const target = writeModules(join(folder, `use-${index}`), modules);
    writeFileSync(join(target, "journeys.ts"), registry);
    writeFileSync(join(target, "app.ts"), `${appImports}${text}\n`);
  }
  for (const type of nodeEntries) {
    for (const all of [true, false]) {
      const target = join(folder, `type-${type.module}-${all ? "all" : "least"}`);
      mkdirSync(target, { recursive: true });
      const { text } = emitModule(moduleOfType(type, all), { version: "0.0.0" });
      writeFileSync(join(target, "input.journey.ts"), text);
    }
  }
  writeFileSync(join(folder, "tsconfig.json"), JSON.stringify(tsconfig));
  const { stdout } = await promisify(execFile)("tsc", ["-p", folder, "--pretty", "false"], {
    cwd: folder,
    maxBuffer: 64 * 1024 * 1024,
  }).catch((error: { readonly stdout: string }) => error);
  for (const line of stdout.split("\n")) {
    const name = /^([\w-]+)\/[^(]*\(\d+,\d+\): error/.exec(line)?.[1];
    if (name !== undefined) findings.set(name, [...ofFolder(name), line]);
  }
  // A run that checked nothing would find nothing.
  expect([...findings.keys()].some((name) => name.startsWith("edit-"))).toBe(true);
}, 60_000);

test.each(caseNames)("%s compiles under strict flags", (name) => {
  expect(ofFolder(name)).toEqual([]);
});

describe("a node of each type fits its own TypeScript types, as its manifest describes it", () => {
  test.each(nodeEntries.map((type) => type.module))("%s", (module) => {
    expect(ofFolder(`type-${module}-all`), "with all settings and outcomes").toEqual([]);
    expect(ofFolder(`type-${module}-least`), "with the required ones").toEqual([]);
  });
});

describe("tsc refuses", () => {
  test.each(Object.keys(edits))("%s", (name) => {
    expect(ofFolder(`edit-${Object.keys(edits).indexOf(name)}`)).not.toEqual([]);
  });
});

test.each(Object.entries(all))("%s", (name, { fails }) => {
  const found = ofFolder(`use-${Object.keys(all).indexOf(name)}`);
  if (fails) expect(found).not.toEqual([]);
  else expect(found).toEqual([]);
});
