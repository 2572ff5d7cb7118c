import { describe, expect, test } from "vitest";
import { Editor } from "../support/editor.ts";
import { afterTyping } from "./support/apply.ts";

async function typed(text: string, ch: string): Promise<string> {
  await using editor = await Editor.start({ "a.journey": text });
  return afterTyping(editor, "a.journey", ch);
}

describe("after Enter", () => {
  test.each([
    ["in a journey", "journey A {\n<|>", "journey A {\n  "],
    [
      "in a node",
      "journey A {\n  node a: T {\n<|>\n  }\n}",
      "journey A {\n  node a: T {\n    \n  }\n}",
    ],
    ["in a list", "connector A: E {\n  x: [\n<|>1]\n}", "connector A: E {\n  x: [\n    1]\n}"],
    ["before the brace that closes", "journey A {\n<|>}", "journey A {\n}"],
    ["before two that close", "journey A {\n  x: {\n      <|>}}", "journey A {\n  x: {\n}}"],
    [
      "in a node that lacks its brace",
      "journey A {\n  node a: T {\n<|>\n\n  node b: T -> a\n}",
      "journey A {\n  node a: T {\n    \n\n  node b: T -> a\n}",
    ],
    [
      "after a node",
      "journey A {\n  node a: T -> b\n      <|>\n}",
      "journey A {\n  node a: T -> b\n  \n}",
    ],
    ["outside of everything", "journey A {}\n  <|>", "journey A {}\n"],
    [
      "in a text",
      'connector A: E {\n  x: """\n <|>a\n  """\n}',
      'connector A: E {\n  x: """\n a\n  """\n}',
    ],
    ["in a comment", "/*\n <|>\n*/", "/*\n \n*/"],
    [
      "behind a brace in a text",
      'connector A: E {\n  x: "{"\n<|>\n}',
      'connector A: E {\n  x: "{"\n  \n}',
    ],
    ["in an empty file", "\n<|>", "\n"],
  ])("%s the line gets its indentation", async (_, before, after) => {
    expect(await typed(before, "\n")).toBe(after);
  });

  test("what stands around it stays as it is, however it looks", async () => {
    const text = "journey   A{\n  start->a\n<|>node   b:T{\n  x:   [1,\n";
    expect(await typed(text, "\n")).toBe("journey   A{\n  start->a\n  node   b:T{\n  x:   [1,\n");
  });
});

describe("after a closing brace", () => {
  test("the node that it closes is formatted, and nothing else", async () => {
    const text = "journey A {\n  start->a\n  node a:T{\n  x:1\n  -> b\n}<|>\n  node   b:T->a\n}\n";
    expect(await typed(text, "}")).toBe(
      "journey A {\n  start->a\n  node a: T {\n    x: 1\n\n    -> b\n  }\n  node   b:T->a\n}\n",
    );
  });

  test("the journey that it closes is formatted", async () => {
    expect(await typed("journey A {\nstart->a\n}<|>\n", "}")).toBe(
      "journey A {\n  start -> a\n}\n",
    );
  });

  test("the brace stays: nobody writes a brace to see it vanish", async () => {
    const text = "journey A {\n  node a: T { -> b }<|>\n}\n";
    expect(await typed(text, "}")).toBe(text.replace("<|>", ""));
  });

  test("a half-written node stays as it is; its brace gets its indentation", async () => {
    const text = "journey A {\n  node a:T{\n  x:\n}<|>\n}\n";
    expect(await typed(text, "}")).toBe("journey A {\n  node a:T{\n  x:\n  }\n}\n");
  });

  test("of an object only the brace moves", async () => {
    const text = "journey A {\n  node a:T{\n  x:{\n  y:1\n}<|>\n}\n}\n";
    expect(await typed(text, "}")).toBe("journey A {\n  node a:T{\n  x:{\n  y:1\n    }\n}\n}\n");
  });

  test("a brace in a text or comment is none", async () => {
    const text = 'connector A:E{\n  x:"\n}<|>"\n}';
    expect(await typed(`// {\n${text}`, "}")).toContain("connector A:E{");
  });
});
