import { describe, expect, test } from "vitest";
import type { JourneyDeclaration, SourceFile, Value } from "../../compiler/1-syntax/ast.ts";
import { parseSource } from "../../compiler/1-syntax/parse.ts";

function parse(text: string): SourceFile {
  const { value, diagnostics } = parseSource("a.journey", text);
  expect(diagnostics.map(({ code, message }) => `${code} ${message}`)).toEqual([]);
  return value;
}

/** A part without its places. */
function plain(part: unknown): unknown {
  const text = JSON.stringify(part, (key, value: unknown) => (key === "span" ? undefined : value));
  return JSON.parse(text);
}

function valueOf(text: string): Value {
  const [connector] = parse(`connector A: B {\n  x: ${text}\n}`).declarations;
  const value = connector?.kind === "Connector" ? connector.settings[0]?.value : undefined;
  if (value === undefined) throw new Error("no value");
  return value;
}

function journeyOf(text: string): JourneyDeclaration {
  const journey = parse(text).declarations.find(({ kind }) => kind === "Journey");
  if (journey?.kind !== "Journey") throw new Error("no journey");
  return journey;
}

describe("values", () => {
  test.each<[string, unknown]>([
    [
      '"a\\n\\u0041\\u{1F600}\\uD83D\\uDE00\\/"',
      { kind: "String", value: "a\nA😀😀/", block: false },
    ],
    ["-1.5e3", { kind: "Number", value: -1500 }],
    ["0", { kind: "Number", value: 0 }],
    ["9007199254740991", { kind: "Number", value: 9007199254740991 }],
    ["10000000000000000", { kind: "Number", value: 1e16 }],
    ["true", { kind: "Boolean", value: true }],
    ["null", { kind: "Null" }],
    ["500ms", { kind: "Duration", amount: 500, unit: "ms" }],
    ["7d", { kind: "Duration", amount: 7, unit: "d" }],
    ["managed/alpha_user", { kind: "ResourceName", text: "managed/alpha_user" }],
    ["Other", { kind: "Reference", name: { text: "Other" } }],
    ["node", { kind: "Reference", name: { text: "node" } }],
    ["env.TENANT", { kind: "Environment", source: "env", name: { text: "TENANT" } }],
    ["secret.KEY", { kind: "Environment", source: "secret", name: { text: "KEY" } }],
    ["[]", { kind: "List", items: [] }],
    ["{}", { kind: "Object", entries: [] }],
    [
      '{ __proto__: 1, "a b": [null,]\n c: 2 }',
      {
        kind: "Object",
        entries: [
          { key: { text: "__proto__" }, quoted: false, value: { kind: "Number", value: 1 } },
          {
            key: { text: "a b" },
            quoted: true,
            value: { kind: "List", items: [{ kind: "Null" }] },
          },
          { key: { text: "c" }, quoted: false, value: { kind: "Number", value: 2 } },
        ],
      },
    ],
  ])("%s", (text, expected) => {
    expect(plain(valueOf(text))).toEqual(expected);
  });

  test.each([
    ["the least indentation is removed", '"""\n    a\n      b\n\n    c\n    """', "a\n  b\n\nc"],
    ["that of the closing quotes counts", '"""\n    a\n  """', "  a"],
    ["closing quotes may end the last line", '"""\n  a\n  b"""', "a\nb"],
    ["an empty line at the end is a line break", '"""\n  a\n\n  """', "a\n"],
    ["blanks at line ends go, escaped ones stay", '"""\n  a \t\n  b\\u0020\n  """', "a\nb "],
    ["text on the first line stays", '"""a\n  b\n  """', "a\nb"],
    ["one line is taken as it is", '""" a """', " a "],
    ["line ends become line feeds", '"""\r\n  a\r\n  b\r  c\r\n  """', "a\nb\nc"],
    ["quotes and escapes", '"""\n  "a" ""b"" \\""" \\\\ \\t\n  """', '"a" ""b"" """ \\ \t'],
    ["nothing", '"""\n"""', ""],
  ])("in a block, %s", (_, text, value) => {
    expect(plain(valueOf(text))).toEqual({ kind: "String", value, block: true });
  });

  test("the place of an environment's name is that of the name alone", () => {
    const text = "connector A: B { x: secret.KEY }";
    const [connector] = parse(text).declarations;
    const value = connector?.kind === "Connector" ? connector.settings[0]?.value : undefined;
    const span = value?.kind === "Environment" ? value.name.span : { start: 0, end: 0 };
    expect(text.slice(span.start, span.end)).toBe("KEY");
  });
});

describe("pages", () => {
  const pageOf = (body: string) => {
    const page = journeyOf(`journey A { page p { ${body} -> q } }`).nodes[0];
    if (page?.kind !== "Page") throw new Error("no page");
    return page;
  };

  test.each([
    ["name: PlatformUsername", ["name"], []],
    ['name "Display": T', ["name"], []],
    ['name: "am-type" { a: 1 }', ["name"], []],
    ['name: "text"', [], ["name"]],
    ["name: { en: 1 }", [], ["name"]],
    ["name: true", [], ["name"]],
    ["name: env.X", [], ["name"]],
    ["name: managed/x", [], ["name"]],
    ['"name": Reference', [], ["name"]],
  ])("%s", (text, members, settings) => {
    const page = pageOf(text);
    expect(page.members.map(({ name }) => name.text)).toEqual(members);
    expect(page.settings.map(({ key }) => key.text)).toEqual(settings);
  });
});

describe("names, documentation and annotations", () => {
  test("every keyword may be a name", () => {
    const words = "journey node page import from connector resource on start else true false null";
    for (const word of words.split(" ").filter((each) => each !== "on")) {
      const target = `journey ${word} { start -> ${word} node ${word}: T { ${word}: 1 -> ${word} } }`;
      expect(journeyOf(target).name.text).toBe(word);
      expect(journeyOf(target).starts[0]?.target.text).toBe(word);
    }
  });

  test("`///` and `@allow` belong to what stands below them", () => {
    const { doc, allows, nodes } = journeyOf(`// no
/// One
///  two
@allow(J3008, "a")
@allow(J3009, "b")
journey A { /// no
  /// not this

  start -> a
  @allow(J3010, "c")
  /// Node
  node a: T -> b
  page p {
    /// Member
    m: M

    -> a
  }
}`);
    expect(doc?.text).toBe("One\n two");
    expect(allows.map(({ code, reason }) => [code.text, reason?.value])).toEqual([
      ["J3008", "a"],
      ["J3009", "b"],
    ]);
    expect(nodes.map((node) => node.doc?.text)).toEqual(["Node", undefined]);
    expect(nodes.map((node) => node.allows.map(({ code }) => code.text))).toEqual([["J3010"], []]);
    expect(nodes[1]?.kind === "Page" && nodes[1].members[0]?.doc?.text).toBe("Member");
  });

  test("the tree is the same whatever the line ends", () => {
    const text =
      "journey A {\n  start -> a\n\n  /// doc\n  node a: T {\n    x: [1\n 2]\n\n    b -> a\n  }\n}\n";
    const unix = plain(parse(text).declarations);
    expect(plain(parse(text.replaceAll("\n", "\r\n")).declarations)).toEqual(unix);
    expect(plain(parse(text.replaceAll("\n", "\r")).declarations)).toEqual(unix);
  });
});

describe("limits", () => {
  const codes = (text: string): string[] =>
    parseSource("a.journey", text).diagnostics.map(({ code }) => code);

  test("64 brackets may nest, 65 may not", () => {
    const nested = (depth: number): string =>
      `connector A: B {\n  x: ${"[".repeat(depth - 1)}${"]".repeat(depth - 1)}\n}\n`;
    expect(codes(nested(64))).toEqual([]);
    expect(codes(nested(65))).toEqual(["J1028"]);
  });

  test("a hundred errors are shown, in order, and the rest counted", () => {
    const { diagnostics } = parseSource("a.journey", "#\n".repeat(5_000));
    expect(diagnostics).toHaveLength(101);
    expect(diagnostics.map(({ primary }) => primary.span.start)).toEqual(
      Array.from({ length: 101 }, (_, index) => index * 2),
    );
    expect(diagnostics.at(-1)?.code).toBe("J1033");
    expect(diagnostics.at(-1)?.message).toContain("4900");
  });

  test.each([
    ["open braces", "{".repeat(100_000)],
    ["open nodes", `journey A {\n${"node a: T {\n".repeat(20_000)}`],
    ["open lists", `journey A {\nnode a: T {\n${"x: [1\n".repeat(20_000)}`],
    ["closers", "}".repeat(100_000)],
    ["open comments", "/*\n".repeat(100_000)],
    ["open strings", '"\n'.repeat(50_000)],
    ["open blocks", '"""'.repeat(30_001)],
    ["documentation", `${"/// a\n".repeat(50_000)}journey A {\n}`],
    ["invisible characters", "a\u200B".repeat(50_000)],
  ])("100,000 %s take time in proportion, and leave no trace", (_, text) => {
    const time = (input: string): number => {
      const start = performance.now();
      parseSource("a.journey", input);
      return performance.now() - start;
    };
    time(text.slice(0, text.length / 4));
    expect(time(text)).toBeLessThan(5_000);
    expect(codes("journey A {\n  start -> b\n}\n")).toEqual([]);
  });

  test("10 MB of journeys take seconds", () => {
    const journey =
      "journey A {\n  start -> a\n\n  node a: T {\n    x: [1, 2]\n\n    b -> a\n  }\n}\n\n";
    const text = journey.repeat(Math.ceil(10_000_000 / journey.length));
    const start = performance.now();
    const { value, diagnostics } = parseSource("a.journey", text);
    expect(diagnostics).toEqual([]);
    expect(value.declarations).toHaveLength(text.length / journey.length);
    expect(performance.now() - start).toBeLessThan(20_000);
  });
});
