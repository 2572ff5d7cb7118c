import {
  type FoldingRangeClientCapabilities,
  FoldingRangeRequest,
} from "vscode-languageserver-protocol/node";
import { describe, expect, test } from "vitest";
import { type ClientAbilities, everything } from "../support/abilities.ts";
import { Editor, uriOf } from "../support/editor.ts";

function abilities(foldingRange: FoldingRangeClientCapabilities): ClientAbilities {
  return { ...everything, textDocument: { ...everything.textDocument, foldingRange } };
}

async function rangesOf(text: string, client: ClientAbilities) {
  await using editor = await Editor.start({ "a.journey": text }, { abilities: client });
  const textDocument = { uri: uriOf("a.journey") };
  return (await editor.client.sendRequest(FoldingRangeRequest.type, { textDocument })) ?? [];
}

/** Each fold as `first-last kind`, of lines counted from 1. */
async function folds(text: string): Promise<readonly string[]> {
  const ranges = await rangesOf(text, everything);
  return ranges.map(({ startLine, endLine, kind }) =>
    [`${startLine + 1}-${endLine + 1}`, kind ?? []].flat().join(" "),
  );
}

const whole = `import { A } from "./a.journey"
import {
  B
  C
} from "./b.journey"

// one
// comment
/// two
/// lines
journey J on managed/user {
  start -> a

  node a: T {
    x: {
      en: """
        { text
        """
      list: [
        1,
        2]
    }

    true -> success
  }
  /* a
     b */
  page p { m: T }
}
`;

describe("folding", () => {
  test("bodies, values, texts, comments and imports; the line of the closing bracket stays", async () => {
    expect(await folds(whole)).toEqual([
      "1-5 imports",
      "2-4",
      "7-8 comment",
      "9-10 comment",
      "11-28",
      "14-24",
      "15-21",
      "16-17",
      "19-21",
      "26-27 comment",
    ]);
  });

  test("is the same with other line ends", async () => {
    expect(await folds(whole.replaceAll("\n", "\r\n"))).toEqual(await folds(whole));
  });

  test("regions", async () => {
    const text = "// #region A\n// a\njourney A {}\n// #region B\n\n// #endregion\n//#endregion\n";
    expect(await folds(text)).toEqual(["1-7 region", "4-6 region"]);
  });

  test("an end of a region that none has begun, and one that does not end", async () => {
    expect(await folds("// #endregion\n\n// #region\njourney A {}\n")).toEqual([]);
  });

  test("of what lacks its end, what the parser takes for it", async () => {
    const text = "journey A {\n  node a: T {\n    x: [\n      1\n\n  node b: T {\n    -> a\n  }\n";
    expect(await folds(text)).toEqual(["1-8", "2-4", "3-4", "6-7"]);
  });

  test("an editor that folds parts of lines gets what is between the brackets", async () => {
    const text = 'import { A } from "./a"\nimport { B } from "./b"\nnode a: {\n  x\n}\n';
    const ranges = await rangesOf(text, abilities({}));
    expect(ranges).toEqual([
      { startLine: 0, startCharacter: 23, endLine: 1, endCharacter: 23, kind: "imports" },
      { startLine: 2, startCharacter: 9, endLine: 4, endCharacter: 0 },
    ]);
  });

  test("an editor that wants few gets those that hide the most", async () => {
    const ranges = await rangesOf(whole, abilities({ lineFoldingOnly: true, rangeLimit: 2 }));
    expect(ranges.map(({ startLine }) => startLine + 1)).toEqual([11, 14]);
  });

  test("an empty file has none", async () => {
    expect(await folds("")).toEqual([]);
  });
});
