import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { lex } from "@journeyc/grammar";
import { format } from "journeyc/analysis";
import { describe, expect, test } from "vitest";
import { mutantsOf } from "../../syntax/support/mutants.ts";
import { Editor } from "../support/editor.ts";
import { applied, documentEdits } from "./support/apply.ts";

const root = join(import.meta.dirname, "../../..");
const samples = globSync(["examples/*/*.journey", "test/compile/*/*.journey"], { cwd: root });
const sample = (path: string): string => readFileSync(join(root, path), "utf8");

async function formatted(text: string): Promise<string> {
  await using editor = await Editor.start({ "a.journey": text });
  return applied(text, await documentEdits(editor, "a.journey"));
}

/** The words and marks of a text, without those that the layout decides. */
const wordsOf = (text: string): readonly string[] =>
  lex(text)
    .tokens.map(({ image }) => image)
    .filter((image) => image !== ",");

const inJourney = (...lines: readonly string[]): string =>
  ["journey A {", ...lines, "}", ""].join("\n");

describe("a whole file", () => {
  test.each(samples)("%s, laid out anyhow, comes out as `journeyc format` has it", async (path) => {
    const text = sample(path);
    const deranged = text.replaceAll(/^ +/gm, "\t").replaceAll(" -> ", "->").replaceAll("{ ", "{");
    const expected = format(path, deranged).text;
    expect(await formatted(deranged)).toBe(expected);
    expect(await formatted(text)).toBe(format(path, text).text);
  });

  test("is changed where its layout is wrong, and nowhere else", async () => {
    const text = inJourney("  start   -> a", "", "  node a: Meter   -> success", "  ", "  ");
    await using editor = await Editor.start({ "a.journey": text });
    const edits = await documentEdits(editor, "a.journey");
    expect(
      edits?.map(({ range, newText }) => [editor.textIn("a.journey", range), newText]),
    ).toEqual([
      ["  ", ""],
      ["  ", ""],
      ["  \n  \n", ""],
    ]);
  });

  test("keeps the line ends that it has", async () => {
    const text = inJourney("start->a", "  node a: Meter->success").replaceAll("\n", "\r\n");
    const expected = inJourney("  start -> a", "", "  node a: Meter -> success");
    expect(await formatted(text)).toBe(expected.replaceAll("\n", "\r\n"));
  });

  test("with words that change costs no more than those words", async () => {
    const text = inJourney(
      "  node a: Meter { -> success }",
      "",
      "  node b: Meter { x: [1,2] -> a}",
    );
    expect(await formatted(text)).toBe(format("a.journey", text).text ?? "none");
  });

  test("keeps a pair of surrogates whole", async () => {
    const text = inJourney('  node a "😀": Meter{ x:"😁" -> success }');
    expect(await formatted(text)).toBe(format("a.journey", text).text ?? "none");
  });
});

describe("a file with syntax errors", () => {
  test("is formatted in the nodes and declarations that have none", async () => {
    const text = `connector  E:Entra{}

journey A {
  start    -> a
  node a: {
      x:   1
  }
  node   b:Meter{x:1
    true->a
 false->b
  }
}
`;
    expect(await formatted(text)).toBe(`connector E: Entra {}

journey A {
  start    -> a
  node a: {
      x:   1
  }
  node b: Meter {
    x: 1

    true  -> a
    false -> b
  }
}
`);
  });

  test("keeps all that it says, whatever is wrong with it", async () => {
    const text = sample("examples/pass-through/progressive-profile.journey");
    const mutants = mutantsOf(text.replaceAll("  ", "\t").replaceAll(" -> ", "->"));
    expect(mutants.length).toBeGreaterThan(100);
    await using editor = await Editor.start({ "a.journey": "" });
    for (const mutant of mutants.filter((_, index) => index % 4 === 0)) {
      await editor.type("a.journey", mutant);
      const after = applied(mutant, await documentEdits(editor, "a.journey"));
      if (format("a.journey", mutant).text === undefined)
        expect(wordsOf(after)).toEqual(wordsOf(mutant));
      const errors = (one: string): readonly string[] =>
        format("a.journey", one).diagnostics.map(({ code }) => code);
      expect(errors(after)).toEqual(errors(mutant));
    }
  });
});
