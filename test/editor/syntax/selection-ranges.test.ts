import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import {
  type Range,
  type SelectionRange,
  SelectionRangeRequest,
} from "vscode-languageserver-protocol/node";
import { TextDocument } from "vscode-languageserver-textdocument";
import { describe, expect, test } from "vitest";
import { Editor, uriOf } from "../support/editor.ts";

const path = "a.journey";
const root = join(import.meta.dirname, "../../..");

function chain(innermost: SelectionRange | undefined): Range[] {
  return innermost === undefined ? [] : [innermost.range, ...chain(innermost.parent)];
}

/** What the selection at the cursor grows to; of more than one line, the first and the last. */
async function growth(marked: string): Promise<readonly string[]> {
  await using editor = await Editor.start({ [path]: marked });
  const { textDocument, position } = editor.cursor();
  const [range] =
    (await editor.client.sendRequest(SelectionRangeRequest.type, {
      textDocument,
      positions: [position],
    })) ?? [];
  return chain(range).map((each) => {
    const lines = editor.textIn(path, each).split("\n");
    return lines.length === 1 ? (lines[0] ?? "") : `${lines[0]} … ${lines.at(-1)}`;
  });
}

const before = '/// Why.\n@allow(J3004, "so")\njourney A on managed/user {\n  start -> a\n';

describe("a selection grows", () => {
  test("from a word in quotes over text, string, value, setting, body, node and journey to the file", async () => {
    const text = `// top\n${before}
  node a: T {
    x: { en: "Sign <|>on", de: "Anmelden" }

    -> b
  }
}
`;
    expect(await growth(text)).toEqual([
      "on",
      "Sign on",
      '"Sign on"',
      'en: "Sign on"',
      'en: "Sign on", de: "Anmelden"',
      '{ en: "Sign on", de: "Anmelden" }',
      'x: { en: "Sign on", de: "Anmelden" }',
      'x: { en: "Sign on", de: "Anmelden" } …     -> b',
      "{ …   }",
      "node a: T { …   }",
      "start -> a …   }",
      "{ … }",
      "journey A on managed/user { … }",
      "/// Why. … }",
      "// top … ",
    ]);
  });

  test("from an outcome over its list and its line", async () => {
    const text = `${before}  node a: T {\n    patched, fail<|>ure -> success // why\n  }\n}`;
    expect((await growth(text)).slice(0, 4)).toEqual([
      "failure",
      "patched, failure",
      "patched, failure -> success",
      "patched, failure -> success // why",
    ]);
  });

  test("from an outcome over the node in a requirement", async () => {
    expect(
      (await growth("journey A {\n  require a.tr<|>ue before success\n}")).slice(0, 3),
    ).toEqual(["true", "a.true", "require a.true before success"]);
  });

  test("over the annotations and documentation of a node", async () => {
    const text = `journey A {\n  /// Doc.\n  @allow(J3004, "why")\n  node <|>a: T -> b\n}`;
    expect((await growth(text)).slice(0, 3)).toEqual([
      "a",
      "node a: T -> b",
      "/// Doc. …   node a: T -> b",
    ]);
  });

  test("from a word in a comment", async () => {
    expect(await growth("// one tw<|>o\njourney A {}\n")).toEqual([
      "two",
      "// one two",
      "// one two … ",
    ]);
  });

  test("in half-typed text", async () => {
    expect((await growth('journey A {\n  node a: T {\n    x: "Si<|>gn\n')).slice(0, 3)).toEqual([
      "Sign",
      '"Sign',
      'x: "Sign',
    ]);
  });

  test("in an empty file", async () => {
    expect(await growth("<|>")).toEqual([""]);
  });
});

test.each(globSync("examples/*/*.journey", { cwd: root }))(
  "everywhere in %s each range holds the one before, and more",
  async (name) => {
    const text = readFileSync(join(root, name), "utf8");
    for (const half of [text, text.slice(0, text.length / 2)]) {
      await using editor = await Editor.start({ [path]: half });
      const document = TextDocument.create("file:///a", "journey", 1, half);
      const offsets = Array.from({ length: half.length / 3 }, (_, index) => index * 3);
      const positions = offsets.map((offset) => document.positionAt(offset));
      const ranges = await editor.client.sendRequest(SelectionRangeRequest.type, {
        textDocument: { uri: uriOf(path) },
        positions,
      });
      expect(ranges?.length).toBe(offsets.length);
      for (const [index, innermost] of (ranges ?? []).entries()) {
        const at = offsets[index] ?? 0;
        const spans = chain(innermost).map(
          ({ start, end }) => [document.offsetAt(start), document.offsetAt(end)] as const,
        );
        let [start, end] = [at, at];
        for (const [depth, [outerStart, outerEnd]] of spans.entries()) {
          expect(outerStart <= start && end <= outerEnd, `${at}`).toBe(true);
          if (depth > 0) expect(outerEnd - outerStart).toBeGreaterThan(end - start);
          [start, end] = [outerStart, outerEnd];
        }
        expect([start, end]).toEqual([0, half.length]);
      }
    }
  },
);
