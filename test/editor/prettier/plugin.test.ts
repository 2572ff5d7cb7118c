import * as plugin from "journeyc-editor/prettier";
import { format } from "journeyc/analysis";
import * as prettier from "prettier";
import * as standalone from "prettier/standalone";
import { describe, expect, test } from "vitest";
import { corpus } from "../../interop/support.ts";
import {
  documentedTexts,
  exampleTexts,
  type JourneyText,
  publishedTexts,
} from "../../support/journey-texts.ts";

const options = { parser: "journey", plugins: [plugin] };

const formatted = (text: string, more: prettier.Options = {}): Promise<string> =>
  prettier.format(text, { ...options, ...more });

/** Those that prettier does not lay out as `journeyc format`, or not the same way twice. */
async function different(texts: readonly JourneyText[]): Promise<readonly string[]> {
  const found: string[] = [];
  for (const { from, text } of texts) {
    const ours = format("a.journey", text).text;
    const theirs = await formatted(text).catch(() => undefined);
    const again = theirs === undefined ? undefined : await formatted(theirs);
    if (ours !== theirs || again !== theirs) found.push(from);
  }
  return found;
}

function deranged({ from, text }: JourneyText): JourneyText {
  const lines = text.replaceAll(/^ +/gm, "\t\t").replaceAll("\n\n", "\n");
  return { from, text: lines.replaceAll(" -> ", "->") };
}

describe("prettier lays out as `journeyc format`, and refuses what it refuses:", () => {
  test("examples", async () => {
    expect(await different(exampleTexts)).toEqual([]);
  });

  test("examples in another layout", async () => {
    expect(await different(exampleTexts.map(deranged))).toEqual([]);
  });

  test("all journeys of the documentation", async () => {
    expect(await different(documentedTexts)).toEqual([]);
  });

  test.skipIf(corpus === undefined)("published journeys", async () => {
    expect(await different(publishedTexts().map(deranged))).toEqual([]);
  });

  test("an empty file, comments alone, texts over lines with other line ends", async () => {
    expect(await formatted("")).toBe("");
    expect(await formatted("// only\n")).toBe("// only\n");
    const block = 'connector A: E {\n  x: """\n    a  \n\n    b\n    """\n}\n';
    const expected = format("a.journey", block).text ?? "";
    expect(await formatted(block.replaceAll("\n", "\r\n"))).toBe(expected);
    expect(await formatted(block, { endOfLine: "crlf" })).toBe(expected.replaceAll("\n", "\r\n"));
  });
});

describe("marks", () => {
  const text = "journey   A {}\n";
  const tidy = "journey A {}\n";

  test.each(["// @format", "/// @prettier", "/** @format */", "/*\n * About.\n * @format\n */"])(
    "with `requirePragma`, %j asks for formatting",
    async (mark) => {
      const requirePragma = true;
      expect(await formatted(`${mark}\n\n${text}`, { requirePragma })).toBe(`${mark}\n\n${tidy}`);
      expect(await formatted(text, { requirePragma })).toBe(text);
      expect(await formatted(`${text}${mark}\n`, { requirePragma })).toBe(`${text}${mark}\n`);
      expect(await formatted(`// @formatted\n${text}`, { requirePragma })).toContain("journey   A");
    },
  );

  test("`insertPragma` adds one, once", async () => {
    const once = await formatted(text, { insertPragma: true });
    expect(once).toBe(`// @format\n\n${tidy}`);
    expect(await formatted(once, { insertPragma: true })).toBe(once);
  });

  test("with `checkIgnorePragma`, `@noformat` opts out", async () => {
    const out = `// @noformat\n${text}`;
    expect(await formatted(out, { checkIgnorePragma: true })).toBe(out);
    expect(await formatted(out)).toBe(`// @noformat\n${tidy}`);
  });

  test("`prettier-ignore` is a comment like any other", async () => {
    expect(await formatted(`// prettier-ignore\n${text}`)).toBe(`// prettier-ignore\n${tidy}`);
  });
});

test("the cursor stays at the word that it is at", async () => {
  const text = "journey   A {\n start   -> success\n}\n";
  const cursorOffset = text.indexOf("success") + 3;
  const result = await prettier.formatWithCursor(text, { ...options, cursorOffset });
  expect(result.cursorOffset).toBe(result.formatted.indexOf("success") + 3);
});

test("a range changes nothing: editors ask the language server for it", async () => {
  const text = "journey   A {\n start   -> success\n}\n";
  expect(await formatted(text, { rangeStart: 3, rangeEnd: 20 })).toBe(text);
});

test("prettier for browsers takes the plugin as it is", async () => {
  const text = "journey   A {\n start   -> success\n}\n";
  expect(await standalone.format(text, options)).toBe(await formatted(text));
});
