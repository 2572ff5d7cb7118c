import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import * as fc from "fast-check";
import { createWorkspace, Lines, MemoryHost } from "journeyc/analysis";
import { RenameRequest } from "vscode-languageserver-protocol/node";
import { expect, test } from "vitest";
import { userSchema } from "../../check/program.ts";
import { programsOf, runnable, textOf } from "../../proofs/random/journeys.ts";
import { Editor, uriOf } from "../support/editor.ts";
import { applied } from "./support/apply.ts";
import { files } from "./support/files.ts";
import { type NamedPlace, namedPlaces } from "./support/named-places.ts";

// Whatever the author has named can be called otherwise: the program means the same, and it can be called back.

type Files = Readonly<Record<string, string>>;

const fresh = "quiteAnotherName";

function findings(app: Files): readonly string[] {
  const workspace = createWorkspace(new MemoryHost(app));
  const entries = Object.keys(app).filter((path) => path.endsWith(".journey"));
  return workspace
    .check(entries)
    .diagnostics.map(({ code, message, primary: { file, span } }) => {
      const { line } = new Lines(app[file] ?? "").positionAt(span.start);
      return `${file}:${line} ${code} ${message}`;
    })
    .toSorted();
}

async function rename(
  editor: Editor,
  path: string,
  offset: number,
  newName: string,
): Promise<Files> {
  const { line, column } = new Lines(editor.text(path)).positionAt(offset);
  const edit = await editor.client.sendRequest(RenameRequest.type, {
    textDocument: { uri: uriOf(path) },
    position: { line: line - 1, character: column - 1 },
    newName,
  });
  return applied(editor, edit);
}

function callBack(text: string, { name }: NamedPlace): string {
  return text.replaceAll(JSON.stringify(fresh).slice(1, -1), () => name);
}

/** Renames one thing and back; returns how many places bore its name. */
async function thereAndBack(
  app: Files,
  editor: Editor,
  place: NamedPlace,
  before: readonly string[],
): Promise<void> {
  const { path, span, name } = place;
  const label = `${name} in ${path}`;
  const there: Files = { ...app, ...(await rename(editor, path, span.start, fresh)) };
  expect(there[path], label).toContain(fresh);
  const after = findings(there).map((finding) => callBack(finding, place));
  expect(after.toSorted(), label).toEqual(before);
  await using second = await Editor.start(there, { open: [] });
  const back = await rename(second, path, (there[path] ?? "").indexOf(fresh), name);
  expect({ ...there, ...back }, label).toEqual(app);
}

async function everything(app: Files): Promise<number> {
  const places = Object.entries(app)
    .filter(([path]) => path.endsWith(".journey"))
    .flatMap(([path, text]) => namedPlaces(path, text));
  const before = findings(app);
  await using editor = await Editor.start(app, { open: [] });
  for (const place of places) await thereAndBack(app, editor, place, before);
  return places.length;
}

function filesIn(folder: string): Files {
  const path = join(import.meta.dirname, "../../..", folder);
  const names = readdirSync(path).filter((name) => /\.journey$|schema\.json$/.test(name));
  return Object.fromEntries(names.map((name) => [name, readFileSync(join(path, name), "utf8")]));
}

test.each([
  ["examples/pass-through", 30],
  ["examples/adapters", 3],
  ["examples/scale-out", 3],
  ["test/compile/reserved-words", 5],
  ["test/compile/members-with-settings", 3],
])("everything in %s", async (folder, least) => {
  expect(await everything(filesIn(folder))).toBeGreaterThan(least);
});

test("everything in an app of two files, also with mistakes in it", async () => {
  expect(await everything(files)).toBe(14);
  const broken = {
    ...files,
    "login.journey": `${files["login.journey"]}\njourney Half on managed/user {
  start -> signOn
  page signOn {
    user: PlatformUsername
    -> nowhere
  node a: InnerTreeEvaluator {
    tree: Profile
    true -> signOn
    false -> a
`,
  };
  expect(await everything(broken)).toBe(18);
});

test("everything in random journeys", async () => {
  await fc.assert(
    fc.asyncProperty(programsOf(runnable), async (program) => {
      await everything({ "random.journey": textOf(program), "alpha_user.schema.json": userSchema });
    }),
    { numRuns: 8 },
  );
});
