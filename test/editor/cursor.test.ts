import { placeAt } from "../../editor/language-server/cursor/place-at.ts";
import type { Place } from "../../editor/language-server/cursor/place.ts";
import { describe, expect, test } from "vitest";
import { readMarks } from "./support/marks.ts";

function place(marked: string): Place {
  const { text, offsets } = readMarks(marked);
  return placeAt(text, offsets[0] ?? 0);
}

/** What is wanted, with what would be replaced in angle brackets. */
function wanted(marked: string): string {
  const { text } = readMarks(marked);
  const { wanted: found, replace } = place(marked);
  const { kind, ...more } = found;
  const rest = Object.keys(more).length === 0 ? "" : ` ${JSON.stringify(more)}`;
  const word = text.slice(replace.start, replace.end);
  return `${kind}${rest}${word === "" ? "" : ` <${word}>`}`;
}

const node = (line: string): string => `journey J {\n  node x: T {\n    ${line}\n  }\n}\n`;
const inJourney = (line: string): string => `journey J {\n  ${line}\n}\n`;
const page = (line: string): string => `journey J {\n  page p {\n    ${line}\n  }\n}\n`;

describe("at the level of the file", () => {
  test.each([
    ["<|>", "declaration"],
    ["jour<|>", "declaration <jour>"],
    ["journey <|>", "nothing"],
    ["journey J <|>", 'keyword {"words":["on"]}'],
    ["journey J on <|>", 'resource {"declares":false}'],
    ["journey J on managed/<|>", 'resource {"declares":false} <managed/>'],
    ["journey J on managed/alpha-<|>", 'resource {"declares":false} <managed/alpha->'],
    ["journey J on managed/a <|>", "nothing"],
    ["resource <|>", 'resource {"declares":true}'],
    ["resource managed/a <|>", 'keyword {"words":["from"]}'],
    ['resource managed/a from "<|>"', "schemaPath"],
    ['resource managed/a from "./al<|>pha.json"', "schemaPath <./alpha.json>"],
    ["connector <|>", "nothing"],
    ["connector C: <|>", "connectorKind"],
    ["import { <|>", 'importedName {"others":[]}'],
    [
      'import { A, <|> } from "./x.journey"',
      'importedName {"specifier":"./x.journey","others":["A"]}',
    ],
    ["import { A } <|>", 'keyword {"words":["from"]}'],
    ['import { A } from "<|>', "importPath"],
    ["@<|>", "annotation"],
    ["@allow(<|>)", "allowedCode"],
    ['@allow(J3008, "<|>")', "nothing"],
    ['@allow(J3008, "x")\n<|>', "declaration"],
    ['"<|>"', "nothing"],
    ["// jour<|>", "nothing"],
    ["/* <|> */", "nothing"],
    ["/* x */<|>", "declaration"],
  ])("%s", (text, expected) => {
    expect(wanted(text)).toBe(expected);
  });
});

describe("in a journey", () => {
  test.each([
    ["<|>", "statement"],
    ["sta<|>", "statement <sta>"],
    ["start <|>", 'keyword {"words":["->"]}'],
    ["start -> <|>", "target"],
    ["start ->\n\n  <|>", "target"],
    ["node <|>", 'nodeName {"page":false}'],
    ["node x <|>", "nothing"],
    ['node x "<|>"', "nothing"],
    ["node x: <|>", 'nodeType {"member":false}'],
    ['node x "Display": Da<|>ta', 'nodeType {"member":false} <Data>'],
    ["node x: T <|>", 'keyword {"words":["->","{"]}'],
    ["innerTreeOnly: true <|>", "nothing"],
    ["node x: T -> <|>", "target"],
    ["node x: T -> y\n  <|>", "statement"],
    ["page <|>", 'nodeName {"page":true}'],
    ["innerTreeOnly: <|>", 'value {"setting":"innerTreeOnly","path":[]}'],
    ["treeTimeout: 5<|>", 'value {"setting":"treeTimeout","path":[]} <5>'],
    ["treeTimeout: 5m<|>", 'value {"setting":"treeTimeout","path":[]} <5m>'],
    ["require <|>", "requirement"],
    ["require mfa <|>", 'keyword {"words":["before","after"]}'],
    ["require x.<|>", 'requirementOutcome {"of":"x"}'],
    ["require mfa before <|>", "requirement"],
    ["require mfa before success <|>", "nothing"],
    ["5<|>", "nothing <5>"],
  ])("%s", (line, expected) => {
    expect(wanted(inJourney(line))).toBe(expected);
  });
});

describe("in a node", () => {
  test.each([
    ["<|>", "statement"],
    ['"Script<|>"', "statement <Script>"],
    ["a <|>", 'keyword {"words":["->"]}'],
    ["true <|>", 'keyword {"words":["->"]}'],
    ["true, <|>", 'outcome {"taken":["true"]}'],
    ["a, <|>", 'outcome {"taken":["a"]}'],
    ['a, "b c", <|>', 'outcome {"taken":["a","b c"]}'],
    ["a -> <|>", "target"],
    ["a -> fa<|>il", "target <fail>"],
    ["a -> b <|>", "nothing"],
    ["a -> b\n    <|>", "statement"],
    ["k: <|>", 'value {"setting":"k","path":[]}'],
    ["k:\n    <|>", 'value {"setting":"k","path":[]}'],
    ['k: "a<|>b"', 'value {"setting":"k","path":[]} <ab>'],
    ['k: "a" <|>', "nothing"],
    ['k: "a",<|>', "nothing"],
    ['k: "a<|>', 'value {"setting":"k","path":[]} <a>'],
    ["k: [<|>]", 'value {"setting":"k","path":[0]}'],
    ['k: ["a", <|>]', 'value {"setting":"k","path":[1]}'],
    ["k: { <|> }", 'key {"setting":"k","path":[],"taken":[]}'],
    ['k: { en: "x", <|> }', 'key {"setting":"k","path":[],"taken":["en"]}'],
    ["k: { en: <|> }", 'value {"setting":"k","path":["en"]}'],
    ["k: { a: { <|>", 'key {"setting":"k","path":["a"],"taken":[]}'],
    ["k: env.<|>", 'environmentName {"source":"env"}'],
    ["k: secret.A<|>B", 'environmentName {"source":"secret"} <AB>'],
    ["k: [env.<|>]", 'environmentName {"source":"env"}'],
    ["a -> env.<|>", "nothing"],
    ["k: 5<|>", 'value {"setting":"k","path":[]} <5>'],
    ["k: managed/<|>", 'value {"setting":"k","path":[]} <managed/>'],
    ["// <|>", "nothing"],
  ])("%s", (line, expected) => {
    expect(wanted(node(line))).toBe(expected);
  });

  test("the innermost body is known, also when its braces are not closed", () => {
    const { body, journey } = place("journey J {\n  node x: DataStoreDecision {\n    <|>");
    expect(body).toMatchObject({
      kind: "node",
      name: "x",
      type: "DataStoreDecision",
      opaque: false,
    });
    expect(journey?.name).toBe("J");
  });

  test("a brace that is missing above counts as the parser takes it", () => {
    const { body } = place(
      "journey J {\n  node x: A {\n    a -> b\n\n  node y: B {\n    <|>\n  }\n}\n",
    );
    expect(body).toMatchObject({ kind: "node", name: "y", type: "B" });
  });
});

describe("in a page", () => {
  test.each([
    ["<|>", "statement"],
    ["username: <|>", 'nodeType {"member":true}'],
    ['username "User": <|>', 'nodeType {"member":true}'],
    ["pageHeader: <|>", 'value {"setting":"pageHeader","path":[]}'],
    ['"other": <|>', 'value {"setting":"other","path":[]}'],
    ["pageHeader: { <|> }", 'key {"setting":"pageHeader","path":[],"taken":[]}'],
    ["-> <|>", "target"],
    ["u: T {\n      <|>\n    }", "statement"],
  ])("%s", (line, expected) => {
    expect(wanted(page(line))).toBe(expected);
  });
});

test("a member knows its page", () => {
  const found = place(page("u: PlatformUsername {\n      <|>\n    }"));
  expect(found.body).toMatchObject({ kind: "member", type: "PlatformUsername" });
  expect(found.page).toMatchObject({ kind: "page", name: "p" });
});

test("in a connector, arrows and further outcomes mean nothing", () => {
  expect(wanted("connector C: Entra {\n  <|>\n}")).toBe("statement");
  expect(wanted("connector C: Entra {\n  a, <|>\n}")).toBe("nothing");
  expect(wanted("connector C: Entra {\n  a -> <|>\n}")).toBe("nothing");
});
