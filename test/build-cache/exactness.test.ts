import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import * as fc from "fast-check";
import { afterAll, describe, expect, test } from "vitest";
import { tenant } from "../../bench/shapes.ts";
import { EarlierRun } from "../../compiler/build-cache/earlier-run.ts";
import { lastRunOf, unchanged } from "../../compiler/build-cache/last-run.ts";
import { RunMemory } from "../../compiler/build-cache/run-memory.ts";
import { NodeHost } from "../../compiler/host/node-host.ts";
import { createWorkspace } from "../../compiler/workspace.ts";
import { entriesOf } from "../../compiler/workspace/entries.ts";
import { contentOf, paths, schemaContent, schemas } from "../editor/exactness/random-folder.ts";

type Texts = Readonly<Record<string, string | undefined>>;
/** What becomes of a file's text. */
type Edit = (text: string) => string | undefined;

const folders: string[] = [];
afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true, force: true })));

/** A folder that changes, and what runs find in it that go on from each other. */
class ChangingFolder {
  readonly path = mkdtempSync(join(tmpdir(), "journeyc-runs-"));
  readonly #memory = new RunMemory();
  readonly #texts = new Map<string, string | undefined>();
  /** How many runs looked at nothing, at a part, at everything. */
  readonly looked = { nothing: 0, part: 0, everything: 0 };

  constructor(texts: Texts) {
    folders.push(this.path);
    for (const [path, text] of Object.entries(texts)) this.write(path, text);
  }

  text(path: string): string {
    return this.#texts.get(path) ?? "";
  }

  write(path: string, text: string | undefined): void {
    this.#texts.set(path, text);
    const file = join(this.path, path);
    mkdirSync(dirname(file), { recursive: true });
    if (text === undefined) rmSync(file, { force: true });
    else writeFileSync(file, text);
  }

  /** A run that goes on from the last finds what one finds that has never seen the folder. */
  async run(): Promise<void> {
    const host = new NodeHost(this.path);
    const entries = entriesOf(host, ["."]).files;
    const fresh = createWorkspace(host).check(entries);
    const last = lastRunOf(this.#memory, host, Date.now());
    if (unchanged(last) !== undefined) {
      this.looked.nothing++;
      expect(this.#memory.details().found).toEqual(fresh.diagnostics);
      return;
    }
    const earlier = new EarlierRun(last, host);
    const workspace = createWorkspace(host);
    const looked = await earlier.look(entries, async (some) => workspace.check(some));
    this.looked[looked.part === undefined ? "everything" : "part"]++;
    expect(looked.found).toEqual(fresh.diagnostics);
    expect(looked.files.toSorted()).toEqual(fresh.files.map(({ path }) => path).toSorted());
    const printed = { output: "", gap: "", summary: [], limit: "" };
    earlier.leave({ looked, paths: ["."], entries, outputs: [], printed, code: 0 });
  }
}

const lineEnd: Edit = (text) => `\n${text}`;

describe("a run that looks only at what has changed finds what a whole one finds", () => {
  test("among journeys that are sound, and that are broken and mended", async () => {
    const texts = tenant(6);
    const journeys = Object.keys(texts).filter((path) => path.endsWith(".journey"));
    const edit = fc.constantFrom<Edit>(
      lineEnd,
      lineEnd,
      (text) => `${text}// said at the end\n`,
      (text) => `${text}// said at the end\n`,
      (text) => `// said at the start\n${text}`,
      (text) => text.replace(/-> failure/, "-> success"),
      (text) => text.replace(/-> success/, "-> nowhere"),
      (text) => text.replace(/-> nowhere/, "-> success"),
      (text) => text.replace(/^import .*\n/m, ""),
      (text) => text.replace("PlatformPassword", "PlatformUsername"),
      (text) => text.replace(/journey (\w+)/, "journey $1Renamed"),
      (text) => text.replaceAll("Renamed", ""),
      () => undefined,
    );
    const parts = { nothing: 0, part: 0, everything: 0 };
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.constantFrom(...journeys), edit), { minLength: 3, maxLength: 8 }),
        async (edits) => {
          const folder = new ChangingFolder(texts);
          await folder.run();
          for (const [path, change] of edits) {
            // What was removed comes back as it was.
            folder.write(path, folder.text(path) === "" ? texts[path] : change(folder.text(path)));
            await folder.run();
          }
          for (const kind of ["nothing", "part", "everything"] as const)
            parts[kind] += folder.looked[kind];
        },
      ),
      { numRuns: 20 },
    );
    // Else this would say nothing.
    expect(parts.part).toBeGreaterThan(20);
    expect(parts.everything).toBeGreaterThan(20);
  });

  test("among files in which anything may stand", async () => {
    let parts = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.tuple(...paths.map(contentOf)),
        fc.tuple(...schemas.map(() => schemaContent)),
        fc.array(
          fc.oneof(
            fc.constantFrom(...paths).chain((path) => fc.tuple(fc.constant(path), contentOf(path))),
            fc.tuple(fc.constantFrom(...schemas), schemaContent),
            fc.tuple(fc.constantFrom(...paths), fc.constant(lineEnd)),
          ),
          { minLength: 1, maxLength: 6 },
        ),
        async (contents, schemaContents, edits) => {
          const folder = new ChangingFolder({
            ...Object.fromEntries(paths.map((path, index) => [path, contents[index]])),
            ...Object.fromEntries(schemas.map((path, index) => [path, schemaContents[index]])),
          });
          await folder.run();
          for (const [path, change] of edits) {
            folder.write(path, typeof change === "function" ? change(folder.text(path)) : change);
            await folder.run();
          }
          parts += folder.looked.part;
        },
      ),
      { numRuns: 60 },
    );
    expect(parts).toBeGreaterThan(0);
  });
});
