import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseSource } from "../../compiler/1-syntax/parse.ts";
import { isToken, partsOf, readEbnf, ruleOf } from "./support/ebnf.ts";
import { sentencesOf } from "./support/ebnf-generator.ts";
import { EbnfRecognizer } from "./support/ebnf-recognizer.ts";
import { mutantsOf } from "./support/mutants.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const grammar = readEbnf(readFileSync(join(root, "grammar/journey.ebnf"), "utf8"));
const recognizer = new EbnfRecognizer(grammar);
const samples = globSync(["examples/*/*.journey", "test/compile/*/*.journey"], { cwd: root })
  .toSorted()
  .map((path) => ({ path, text: readFileSync(join(root, path), "utf8") }));

const parses = (text: string): boolean => parseSource("a.journey", text).diagnostics.length === 0;

const seed = 20260728;
const isThorough = process.env["JOURNEYC_THOROUGH"] !== undefined;
const runs = isThorough ? 500 : 60;
/** Each is tried with many changes. */
const changed = isThorough ? 250 : 15;

describe("grammar/journey.ebnf", () => {
  it("defines every rule that it uses, and uses every rule that it defines", () => {
    const used = new Set(
      [...grammar.values()]
        .flatMap((rule) => [...partsOf(rule)])
        .flatMap((part) => (part.kind === "reference" ? [part.name] : [])),
    );
    for (const name of used) expect(() => ruleOf(grammar, name)).not.toThrow();
    const unused = [...grammar.keys()].filter((name) => !used.has(name));
    expect(unused).toEqual(["File", "BAD_NUMBER", "BAD_QUOTES", "LastGap"]);
    expect(unused.filter(isToken)).toEqual(["BAD_NUMBER", "BAD_QUOTES"]);
  });

  it.each(samples)("recognises $path", ({ text }) => {
    expect(recognizer.accepts(text)).toBe(true);
    expect(parses(text)).toBe(true);
  });

  it("generates only what the parser accepts", () => {
    const generated: string[] = [];
    fc.assert(
      fc.property(sentencesOf(grammar), (text) => {
        generated.push(text);
        const { diagnostics } = parseSource("a.journey", text);
        expect(diagnostics.map((each) => each.message)).toEqual([]);
      }),
      { numRuns: runs, seed },
    );
    const kinds = parsedKinds(generated);
    for (const kind of ["Journey", "Page", "Node", "Member", "Wiring", "Allow", "Object", "Import"])
      expect(kinds.get(kind), kind).toBeGreaterThan(isThorough ? 50 : 1);
  });

  it("agrees with the parser on every small change of the samples", () => {
    const mutants = samples.flatMap(({ text }) => mutantsOf(text));
    expectAgreement(mutants);
  });

  it("agrees with the parser on small changes of generated sentences", () => {
    const sentences = fc.sample(sentencesOf(grammar), { numRuns: changed, seed });
    const mutants = sentences.flatMap((text) => mutantsOf(text).filter((_, at) => at % 31 === 0));
    expectAgreement(mutants);
  });

  it.each([
    ["a value below its colon", "journey A { start -> a node a: T { b:\n 1 } }"],
    ["a target below its arrow", "journey A { start ->\n a }"],
    ["a string without its end", 'connector A: B { a: "b }\n'],
    ["a block without its end", 'connector A: B { a: """b" }\n'],
    ["an escape that means nothing", String.raw`connector A: B { a: "\q" }`],
    ["half a surrogate pair", String.raw`connector A: B { a: "\uD83D" }`],
    ["a code point that is none", String.raw`connector A: B { a: "\u{110000}" }`],
    ["a number with a leading zero", "connector A: B { a: 007 }"],
    ["a number with a foreign unit", "connector A: B { a: 3mb }"],
    ["commas between settings", "connector A: B { a: 1, b: 2 }"],
    ["a wiring in a connector", "connector A: B { a -> b }"],
    ["a wrong arrow", "journey A { start => a }"],
    ["two commas in a list", "connector A: B { a: [1,, 2] }"],
    ["`else` among other outcomes", "journey A { node a: T { b, else -> c } }"],
    ["a node that is wired twice", "journey A { node a: T -> b { } }"],
    ["a node without a body", "journey A { node a: T }"],
    ["an annotation above a setting", 'connector A: B { @allow(J1000, "x") a: 1 }'],
  ])("rejects %s, as the parser does", (_, text) => {
    expect(recognizer.accepts(text)).toBe(false);
    expect(parses(text)).toBe(false);
  });

  it.each([
    ["everything on one line", "journey A { start -> a node a: T { b: 1 c -> d -> e } }"],
    ["braces on the next line", "journey A\n{\n start -> a\n page a\n {\n -> b\n }\n}"],
    ["lists by line breaks, commas, or both", "connector A: B { a: [1\n 2, 3,\n 4\n, 5,] }"],
    ["escapes", String.raw`connector A: B { a: "\u{1F600} \uD83D\uDE00 \u{00D7FF} \n" }`],
    ["quotes in a block", 'connector A: B { a: """"b" ""\\""" c""" }'],
    ["comments anywhere", "/* a\n */ connector /* b */ A: B // c\n { a: /**/ 1 } // d"],
    ["keywords as names", "journey page { start -> start node node: on { else: 1 true -> from } }"],
    ["no declarations", "// nothing\n"],
  ])("recognises %s, as the parser does", (_, text) => {
    expect(recognizer.accepts(text)).toBe(true);
    expect(parses(text)).toBe(true);
  });
});

/** Both sides judge each text alike, and neither judges all of them alike. */
function expectAgreement(texts: readonly string[]): void {
  const differing = texts.filter((text) => recognizer.accepts(text) !== parses(text));
  expect(differing.slice(0, 3)).toEqual([]);
  const accepted = texts.filter(parses).length;
  expect(accepted).toBeGreaterThan(texts.length / 100);
  expect(accepted).toBeLessThan(texts.length / 2);
}

/** How many parts of each kind the parser finds in the texts. */
function parsedKinds(texts: readonly string[]): ReadonlyMap<string, number> {
  const kinds = new Map<string, number>();
  for (const text of texts) {
    JSON.stringify(parseSource("a.journey", text).value, (_, part: unknown) => {
      const kind = part !== null && typeof part === "object" && "kind" in part ? part.kind : "";
      if (typeof kind === "string") kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
      return part;
    });
  }
  return kinds;
}
