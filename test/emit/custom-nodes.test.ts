import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { createJourneys, type LazyJourney } from "@journeyc/runtime";
import { memoryDirectory } from "@journeyc/runtime/directory/memory";
import { memoryStore } from "@journeyc/runtime/session/memory-store";
import { afterAll, expect, test } from "vitest";
import { documentationOf } from "../../compiler/documentation/documentation.ts";
import { mermaid } from "../../compiler/graph/mermaid.ts";
import { NodeHost } from "../../compiler/host/node-host.ts";
import { LazyScriptTypes } from "../../compiler/script-types/lazy-script-types.ts";
import { createWorkspace } from "../../compiler/workspace.ts";
import { artifacts } from "./support/cases.ts";

// A journey with a node type of one's own: what is written of it, drawn of it, and announced of it to an app.

const example = join(import.meta.dirname, "../../examples/custom-nodes");
mkdirSync(artifacts, { recursive: true });
const folder = mkdtempSync(join(artifacts, "custom-nodes-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
for (const name of ["login.journey", "nodes.ts", "user.schema.json"])
  writeFileSync(join(folder, name), readFileSync(join(example, name)));

const workspace = createWorkspace(new NodeHost(folder), { scripts: new LazyScriptTypes() });
const compiled = await workspace.compile(["login.journey"], { registry: "journeys.ts" });

test("its page says what the type says", () => {
  expect(compiled.diagnostics).toEqual([]);
  const pages = documentationOf(compiled, "docs");
  const page = pages.find(({ path }) => path === "docs/login.md")?.text ?? "";
  expect(page).toContain("`checkCountry`, `countryDecision`: Looks where a sign-on comes from.");
  expect(page).toContain("| `countries` | `DE`, `AT` |");
  expect(page).toContain("- Writes `country` (on `known`).");
  expect(page).toContain("| `unknown` | **failure** | It is another one, or nobody says which. |");
});

test("it is drawn with its type and its outcomes", () => {
  const [journey] = compiled.program.files.flatMap(({ journeys }) => journeys);
  const drawn = journey === undefined ? "" : mermaid(journey);
  expect(drawn).toContain('node_checkCountry{{"checkCountry<br>countryDecision"}}');
  expect(drawn).toContain('node_checkCountry -->|"known"| success');
});

test("what a registry says of it is what the runtime finds", async () => {
  for (const { path, text } of compiled.outputs) writeFileSync(join(folder, path), text);
  const url = pathToFileURL(join(folder, "journeys.ts")).href;
  const { journeys } = (await import(/* @vite-ignore */ url)) as {
    readonly journeys: readonly LazyJourney[];
  };
  const said: string[] = [];
  const say = (_: object, message: string): void => void said.push(message);
  const app = createJourneys({
    journeys,
    keys: ["a-key-for-tests-0123456789-abcdefghijklmnop"],
    directory: memoryDirectory(),
    store: memoryStore(),
    log: { debug: say, info: say, warn: say, error: say },
  });
  // The module is loaded now, and refused where its hash is not the announced one.
  expect(await app.start("Login")).toMatchObject({ kind: "step" });
  expect(said).toEqual([]);
  await app.close();
});
