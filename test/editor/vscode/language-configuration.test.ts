import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

interface Configuration {
  readonly wordPattern: string;
  readonly indentationRules: {
    readonly increaseIndentPattern: string;
    readonly decreaseIndentPattern: string;
  };
  readonly onEnterRules: readonly {
    readonly beforeText: string;
    readonly afterText?: string;
    readonly action: { readonly indent: string; readonly appendText?: string };
  }[];
}

const path = join(import.meta.dirname, "../../../editor/vscode/language-configuration.json");
const { wordPattern, indentationRules, onEnterRules } = JSON.parse(
  readFileSync(path, "utf8"),
) as Configuration;

/** What happens when Enter is pressed between two texts. */
function enter(before: string, after = ""): string | undefined {
  const rule = onEnterRules.find(
    ({ beforeText, afterText }) =>
      new RegExp(beforeText).test(before) &&
      (afterText === undefined || new RegExp(afterText).test(after)),
  );
  return rule?.action.appendText ?? rule?.action.indent;
}

test("names, resources, durations and numbers are words", () => {
  const words = (text: string): readonly string[] => text.match(new RegExp(wordPattern, "g")) ?? [];
  expect(words("journey SignOn on managed/alpha_user {")).toEqual([
    "journey",
    "SignOn",
    "on",
    "managed/alpha_user",
  ]);
  expect(words('retryLimit: 3\n  "x" -> a1, timeout: 30s, -0.5')).toEqual([
    "retryLimit",
    "3",
    "x",
    "a1",
    "timeout",
    "30s",
    "-0.5",
  ]);
});

test("documentation goes on in the next line, other comments and an empty one do not", () => {
  expect(enter("  /// Signs somebody on.")).toBe("/// ");
  expect(enter("  /// ")).toBeUndefined();
  expect(enter("  // a remark")).toBeUndefined();
  expect(enter("  //// a line")).toBeUndefined();
});

test("a block opens between its brackets", () => {
  expect(enter("  page signOn {", "}")).toBe("indentOutdent");
  expect(enter("  outcomes: [", "]")).toBe("indentOutdent");
  expect(enter("  // {", "}")).toBeUndefined();
});

test("what follows a bracket is indented, and its end is not", () => {
  const increases = new RegExp(indentationRules.increaseIndentPattern);
  const decreases = new RegExp(indentationRules.decreaseIndentPattern);
  expect(increases.test("  node x: DataStoreDecision { // why")).toBe(true);
  expect(increases.test("  pageHeader: { en: 1 }")).toBe(false);
  expect(increases.test("  // {")).toBe(false);
  expect(decreases.test("  }")).toBe(true);
  expect(decreases.test("  a -> b")).toBe(false);
});
