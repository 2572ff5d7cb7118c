import { expect, test } from "vitest";
import { DocumentRangesFormattingRequest, type Range } from "vscode-languageserver-protocol/node";
import { Editor, uriOf } from "../support/editor.ts";
import { applied, formatSelection } from "./support/apply.ts";

async function selected(text: string): Promise<string> {
  await using editor = await Editor.start({ "a.journey": text });
  return formatSelection(editor, "a.journey");
}

test("a selection in a node formats this node", async () => {
  const text = `connector   E:Entra{}
journey  A {
  node a:T{x:<|>1
     true->b<|>}
  node   b:T->a
}
`;
  expect(await selected(text)).toBe(`connector   E:Entra{}
journey  A {
  node a: T {
    x: 1

    true -> b
  }
  node   b:T->a
}
`);
});

test("a selection over two nodes formats both, with what stands above them", async () => {
  const text = `journey A {
      start->a

      /// A.
      @allow(J3004,"why")
      node a:T-><|>b // a

      // then
      page   b<|>{x:T->a}
  node   c:T->a
}
`;
  expect(await selected(text)).toBe(`journey A {
      start->a

  /// A.
  @allow(J3004, "why")
  node a: T -> b // a

  // then
  page b {
    x: T

    -> a
  }
  node   c:T->a
}
`);
});

test("a selection outside of the nodes formats the journey", async () => {
  const text = `import   {B} from "./b.journey"
journey A {
  start-><|>a<|>
  node   a:T->a
}
journey   C {}
`;
  expect(await selected(text)).toBe(`import   {B} from "./b.journey"
journey A {
  start -> a

  node a: T -> a
}
journey   C {}
`);
});

test("a selection of blanks formats nothing", async () => {
  const text = "journey A {\n  start->a\n<|>\n\n<|>  node   a:T->a\n}\n";
  expect(await selected(text)).toBe(text.replaceAll("<|>", ""));
});

test("a node with a syntax error stays as it is, and its neighbour does not", async () => {
  const text = "journey A {\n  node <|>a:   {\n  }\n  node b<|>:T->a\n}\n";
  expect(await selected(text)).toBe("journey A {\n  node a:   {\n  }\n  node b: T -> a\n}\n");
});

test("what becomes several lines gets the line ends of the file", async () => {
  const text = "journey A {\r\n  node <|>a<|>:T{x:1 -> a}\r\n}\r\n";
  expect(await selected(text)).toBe(
    "journey A {\r\n  node a: T {\r\n    x: 1\r\n\r\n    -> a\r\n  }\r\n}\r\n",
  );
});

test("several selections format what each touches", async () => {
  const text =
    "connector   E:Entra{}\njourney   A {\n  node a:T->a\n  node b:T->a\n  node c:T->a\n}\n";
  await using editor = await Editor.start({ "a.journey": text });
  const line = (at: number): Range => ({
    start: { line: at, character: 3 },
    end: { line: at, character: 6 },
  });
  const edits = await editor.client.sendRequest(DocumentRangesFormattingRequest.type, {
    textDocument: { uri: uriOf("a.journey") },
    ranges: [line(0), line(2), line(4)],
    options: { tabSize: 2, insertSpaces: true },
  });
  expect(applied(text, edits)).toBe(
    "connector E: Entra {}\njourney   A {\n  node a: T -> a\n  node b:T->a\n  node c: T -> a\n}\n",
  );
});
