import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { SourceFile } from "../../compiler/1-syntax/ast.ts";
import { parseSource } from "../../compiler/1-syntax/parse.ts";
import { printSource } from "../../compiler/1-syntax/print.ts";
import { readEbnf } from "./support/ebnf.ts";
import { sentencesOf } from "./support/ebnf-generator.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const grammar = readEbnf(readFileSync(join(root, "grammar/journey.ebnf"), "utf8"));

function parse(text: string): SourceFile {
  const { value, diagnostics } = parseSource("a.journey", text);
  expect(diagnostics.map(({ message }) => message)).toEqual([]);
  return value;
}

const format = (text: string): string => printSource(parse(text));

/** What a tree says: without places, and without what the layout decides (quotes of keys, blocks of one line). */
function meaningOf(file: SourceFile): unknown {
  const text = JSON.stringify(file.declarations, (key, part: unknown) =>
    ["span", "start", "end", "quoted", "block", "doc"].includes(key) ? undefined : part,
  );
  return JSON.parse(text);
}

const commentsOf = (file: SourceFile): string[] =>
  file.comments.map(({ text }) =>
    text
      .split(/\r\n|\r|\n/)
      .map((line) => line.trim())
      .join("\n"),
  );

describe("what is printed", () => {
  test("says the same, keeps every comment once and in order, and prints to itself", () => {
    fc.assert(
      fc.property(sentencesOf(grammar), (text) => {
        // The grammar has numbers that no double holds.
        fc.pre(!parseSource("a.journey", text).diagnostics.some(({ code }) => code === "J1029"));
        const before = parse(text);
        const printed = printSource(before);
        const after = parse(printed);
        expect(meaningOf(after)).toEqual(meaningOf(before));
        expect(commentsOf(after)).toEqual(commentsOf(before));
        expect(printSource(after)).toBe(printed);
      }),
      { numRuns: 300 },
    );
  });

  test.each(globSync("examples/*/*.journey", { cwd: root }))("%s stays as it is", (path) => {
    const text = readFileSync(join(root, path), "utf8");
    expect(format(text)).toBe(text);
  });

  test("strings of any characters survive", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 30 }), fc.boolean(), (value, block) => {
        const span = { start: 0, end: 0 };
        const name = (text: string) => ({ text, span });
        const setting = {
          kind: "Setting" as const,
          key: name(value),
          value: { kind: "String" as const, value, block, span },
          span,
        };
        const file: SourceFile = {
          kind: "SourceFile",
          path: "a.journey",
          text: "",
          declarations: [
            {
              kind: "Connector",
              doc: undefined,
              allows: [],
              name: name("A"),
              type: name("B"),
              settings: [setting],
              span,
            },
          ],
          comments: [],
          span,
        };
        const [connector] = parse(printSource(file)).declarations;
        const [read] = connector?.kind === "Connector" ? connector.settings : [];
        expect(read?.key.text).toBe(value);
        expect(read?.value.kind === "String" && read.value.value).toBe(value);
      }),
      { numRuns: 2_000 },
    );
  });
});

/** Layouts, each with a text that becomes it. */
const layouts: readonly (readonly [title: string, before: string, after: string])[] = [
  [
    "settings, members and wirings are parted by an empty line, arrows aligned",
    `journey  A{start->p page p{h:{en:"x"} m:M n"N":T{a:1}
      -> q}node q:T{a:1
      true->success false,other->failure else->stop}}`,
    `journey A {
  start -> p

  page p {
    h: { en: "x" }

    m: M
    n "N": T {
      a: 1
    }

    -> q
  }

  node q: T {
    a: 1

    true         -> success
    false, other -> failure
    else         -> stop
  }
}
`,
  ],
  [
    "a node with one bare arrow is short, unless a comment stands in it",
    `journey A { node a: T { -> b } node b: "am" { /* why */ -> success } node c: T -> b }`,
    `journey A {
  node a: T -> b

  node b: "am" { /* why */
    -> success
  }

  node c: T -> b
}
`,
  ],
  [
    "one empty line of the author's stays, and parts the alignment",
    `connector A: B {\n\n\n  a: 1\n\n\n  b: 2\n  c: 3\n\n}\n\n\n\njourney J { node a: T {\n a -> b\n\n\n long -> b } }`,
    `connector A: B {
  a: 1

  b: 2
  c: 3
}

journey J {
  node a: T {
    a -> b

    long -> b
  }
}
`,
  ],
  [
    "comments stay where they stand",
    `// top

// file
/// doc
@allow(J3008, "x") // trailing
journey A { // after the brace
  // leading
  start -> a // trailing start
  /* before node */ node a /* name */ : /* type */ T { // in
    // dangling
  } // after node
  node b: T {
    x: [ // list
      1 // one
      // two
      2
    ]
    /* a
     * b */
    true -> /* to */ a // t
    // between
    false, // hoisted
    other -> a
    // end
  }
  // last
}
// bottom
`,
    `// top

// file
/// doc
@allow(J3008, "x") // trailing
journey A { // after the brace
  // leading
  start -> a // trailing start

  /* before node */
  node a: /* name */ /* type */ T { // in
    // dangling
  } // after node

  node b: T {
    x: [ // list
      1 // one
      // two
      2
    ]

    /* a
     * b */
    true         -> /* to */ a // t
    // between
    // hoisted
    false, other -> a
    // end
  }
  // last
}
// bottom
`,
  ],
  [
    "what does not fit in a hundred columns is broken, one entry per line",
    `connector A: B { short: [1, 2], long: ["${"a".repeat(40)}", "${"b".repeat(40)}", { c: 1, d: [] }] }`.replace(
      "], long",
      "]\nlong",
    ),
    `connector A: B {
  short: [1, 2]
  long: [
    "${"a".repeat(40)}"
    "${"b".repeat(40)}"
    { c: 1, d: [] }
  ]
}
`,
  ],
  [
    "blocks of text are indented with their setting; keys lose quotes that they do not need",
    `connector A: B { "a": """
  one
    "two"

  three \\u{202E}
  """
  "b-c": """single""" }`,
    `connector A: B {
  a: """
    one
      "two"

    three \\u{202E}
    """
  "b-c": "single"
}
`,
  ],
  [
    "a block of one line stays one where it saves backslashes, and a string stays a string",
    `connector A: B {\na: """\n<a href="#">x</a>\n"""\nb: """one " quote"""\nc: "\\"x\\""\n}`,
    `connector A: B {
  a: """
    <a href="#">x</a>
    """
  b: "one \\" quote"
  c: "\\"x\\""
}
`,
  ],
  ["nothing stays nothing", " \n\n", ""],
  ["a file of comments keeps them", "\n\n// a\n\n\n/* b */", "// a\n\n/* b */\n"],
  [
    "a long import breaks between its names: one name stays on the line",
    `import { ${"A".repeat(60)} } from "./${"a".repeat(60)}.journey"\nimport { ${"B".repeat(60)}, C } from "./${"b".repeat(60)}.journey"`,
    `import { ${"A".repeat(60)} } from "./${"a".repeat(60)}.journey"
import {
  ${"B".repeat(60)}
  C
} from "./${"b".repeat(60)}.journey"
`,
  ],
  [
    "imports and resources may stand together",
    `import {A,B,} from "./a.journey" import { managed/x } from "./b.journey"\n\nresource managed/y from "./y.json"\nresource managed/z from "./z.json"\nconnector C: D {}`,
    `import { A, B } from "./a.journey"
import { managed/x } from "./b.journey"

resource managed/y from "./y.json"
resource managed/z from "./z.json"

connector C: D {}
`,
  ],
];

describe("the layout", () => {
  test.each(layouts)("%s", (_, before, after) => {
    const separated = before.replace('journey" import', 'journey"\nimport');
    expect(format(separated)).toBe(after);
    expect(format(after)).toBe(after);
  });
});
