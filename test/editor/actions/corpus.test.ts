import { createWorkspace, format, Lines, MemoryHost, parseSource } from "journeyc/analysis";
import { expect, test } from "vitest";
import type { CodeAction } from "vscode-languageserver-protocol/node";
import { corpusSample, corpusText } from "../../interop/support.ts";
import { roundTrip } from "../../interop/round-trip/round-trip.ts";
import { actionsIn, applyAction } from "../support/code-actions.ts";
import { Editor } from "../support/editor.ts";

// Rewriting real journeys changes neither what the checker says of them nor their comments and layout.

/** What comes from the environment, the checker does not know. */
const changesMeaning = /^Take /;

/** Which kinds of findings there are; how many depends on the lines that there are. */
function findings(files: Readonly<Record<string, string>>): ReadonlySet<string> {
  const host = new MemoryHost(files);
  const { diagnostics } = createWorkspace(host).check(host.list("."));
  return new Set(diagnostics.map(({ code }) => code));
}

function filesOf(name: string): Readonly<Record<string, string>> {
  const { host } = roundTrip({ [name]: corpusText(name) }, name);
  const paths = ["journey", "json", "js"].flatMap((end) => host.list(".", `.${end}`));
  return Object.fromEntries(
    paths.flatMap((path) => {
      const read = host.read(path);
      return read.ok && path !== name ? [[path, read.text] as const] : [];
    }),
  );
}

/** The first action of each title in a file: there are many of one kind. */
async function rewritings(editor: Editor, path: string): Promise<readonly CodeAction[]> {
  const first = new Map<string, CodeAction>();
  const text = editor.text(path);
  const lines = new Lines(text);
  const ask = async (from: number, to: number): Promise<void> => {
    const [start, end] = [from, to].map((offset) => {
      const { line, column } = lines.positionAt(offset);
      return { line: line - 1, character: column - 1 };
    });
    if (start === undefined || end === undefined) return;
    const asked = { diagnostics: [], only: ["refactor"] };
    for (const action of await actionsIn(editor, path, { start, end }, asked))
      if (!first.has(action.title)) first.set(action.title, action);
  };
  const { nodes, name } = journeyOf(path, text);
  await ask(name.span.start, name.span.start);
  for (const [index, node] of nodes.entries()) {
    for (const { span } of node.wirings) await ask(span.start, span.start);
    for (const { value } of node.settings) await ask(value.span.start, value.span.start);
    const next = nodes[index + 1]?.span.end;
    if (next !== undefined) await ask(node.span.start, next);
  }
  return [...first.values()];
}

function journeyOf(
  path: string,
  text: string,
): Extract<ReturnType<typeof parseSource>["value"]["declarations"][number], { kind: "Journey" }> {
  const [journey] = parseSource(path, text).value.declarations.filter(
    (one) => one.kind === "Journey",
  );
  if (journey === undefined) throw new Error(`${path} has no journey.`);
  return journey;
}

test.runIf(corpusSample.length > 0)(
  "rewritten journeys are formatted and say the same",
  { timeout: 300_000 },
  async () => {
    const titles = new Set<string>();
    for (const name of corpusSample.filter((_, index) => index % 4 === 0)) {
      const files = filesOf(name);
      const [path] = Object.keys(files).filter((one) => one.endsWith(".journey"));
      if (path === undefined) continue;
      await using editor = await Editor.start(files, { open: [path] });
      const before = findings(files);
      for (const action of await rewritings(editor, path)) {
        titles.add(action.title.replace(/\d+|`[^`]*`/g, "…"));
        const now = (await applyAction(editor, action))[path] ?? "";
        const what = `${action.title} in ${name}`;
        expect(format(path, now).text, what).toBe(now);
        if (changesMeaning.test(action.title)) continue;
        expect(findings({ ...files, [path]: now }), what).toEqual(before);
      }
    }
    expect([...titles]).toEqual(
      expect.arrayContaining([
        "Extract … nodes into an inner journey",
        "Give each outcome its own line",
        "Name the outcome …",
        "Take … from the environment as …",
      ]),
    );
  },
);
