import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { lex, tokens as t } from "@journeyc/grammar";
import { beforeAll, describe, expect, it } from "vitest";
import textmate, { type IGrammar } from "vscode-textmate";
import { textmateGrammar } from "../../grammar/textmate.ts";
import { loadGrammar } from "./support/textmate.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
let grammar: IGrammar;

beforeAll(async () => {
  grammar = await loadGrammar();
});

/** The scopes of every character of a text, innermost last, without the language's suffix. */
function scopesOf(text: string): string[] {
  let state = textmate.INITIAL;
  const scopes: string[] = [];
  for (const line of text.split("\n")) {
    const result = grammar.tokenizeLine(line, state);
    state = result.ruleStack;
    for (let at = 0; at <= line.length; at += 1) {
      const token = result.tokens.findLast((each) => each.startIndex <= at);
      scopes.push((token?.scopes ?? []).map((each) => each.replace(/\.journey$/, "")).join(" "));
    }
  }
  return scopes;
}

/** The scopes of the part of a text between « and ». */
function scopeOf(marked: string): string {
  const text = marked.replace(/[«»]/g, "");
  const scopes = scopesOf(text).slice(marked.indexOf("«"), marked.indexOf("»") - 1);
  const distinct = new Set(scopes.filter((_, index) => text[marked.indexOf("«") + index] !== "\n"));
  return [...distinct].join(" / ").replaceAll("source ", "");
}

const inNode = (item: string): string => `journey A {\n  node a: T {\n    ${item}\n  }\n}`;
const inPage = (item: string): string => `journey A {\n  page a {\n    ${item}\n  }\n}`;

describe("the TextMate grammar", () => {
  it.each([
    ["«journey» A on a/b {}", "storage.type.journey"],
    ["journey «A» on a/b {}", "entity.name.type.journey"],
    ["journey A «on» a/b {}", "keyword.control.on"],
    ["journey A on «a/b» {}", "entity.name.tag.resource"],
    ['«import» { A } from "x"', "keyword.control.import"],
    ['import { «A» } from "x"', "entity.name.type.reference"],
    ['import { A } «from» "x"', "keyword.control.from"],
    ["«connector» A: Entra {}", "storage.type.connector"],
    ["connector «A»: Entra {}", "entity.name.type.connector"],
    ["connector A: «Entra» {}", "entity.name.type.node"],
    ["connector A: Entra {\n  «a»: 1\n}", "variable.other.property"],
    ['«resource» a/b from "x"', "storage.type.resource"],
    ["journey A {\n  «start» -> a\n}", "keyword.control.start"],
    ["journey A {\n  start «->» a\n}", "keyword.operator.arrow"],
    ["journey A {\n  «node» a: T -> b\n}", "storage.type.node"],
    ["journey A {\n  node «a»: T -> b\n}", "entity.name.function.node"],
    ["journey A {\n  node a: «T» -> b\n}", "entity.name.type.node"],
    ["journey A {\n  node a: T -> «b»\n}", "entity.name.function.node"],
    ["journey A {\n  «page» a {}\n}", "storage.type.page"],
    ['«@»allow(J3004, "x")', "punctuation.definition.annotation"],
    ['@«allow»(J3004, "x")', "storage.modifier.allow"],
    ['@allow(«J3004», "x")', "constant.other.diagnostic-code"],
    ["«/// doc»", "comment.line.documentation"],
    ["«//// no doc»", "comment.line.double-slash"],
    ["«/* a\n b */»", "comment.block"],
  ])("gives %j the scope %s", (text, scope) => {
    expect(scopeOf(text)).toBe(scope);
  });

  it.each([
    ["«a»: 1", "variable.other.property"],
    ["a: «-1.5»", "constant.numeric"],
    ["a: «500»ms", "constant.numeric.duration"],
    ["a: 500«ms»", "constant.numeric.duration keyword.other.unit"],
    ["a: «007»", "invalid.illegal.numeric"],
    ["a: «true»", "constant.language"],
    ["a: «truely»", "entity.name.type.reference"],
    ["a: «env.TENANT»", "support.variable.environment"],
    ["a: «secret.KEY»", "support.variable.environment"],
    ["a: «managed/user»", "entity.name.tag.resource"],
    ["a: «Verify»", "entity.name.type.reference"],
    ["«true» -> b", "variable.other.enummember.outcome"],
    ["«patched», failure -> b", "variable.other.enummember.outcome"],
    ["patched, «failure» -> b", "variable.other.enummember.outcome"],
    ["«start» -> b", "variable.other.enummember.outcome"],
    ["«else» -> b", "keyword.control.else"],
    ["a -> «success»", "constant.language.target"],
    ["a -> «successful»", "entity.name.function.node"],
    ["a -> «node»", "entity.name.function.node"],
  ])("gives %j in a node the scope %s", (item, scope) => {
    expect(scopeOf(inNode(item))).toBe(scope);
  });

  it.each([
    ["«username»: PlatformUsername", "entity.name.function.member"],
    ["username: «PlatformUsername»", "entity.name.type.node"],
    ['«username» "User: {name}": PlatformUsername', "entity.name.function.member"],
    ['username "User: {name}": «PlatformUsername»', "entity.name.type.node"],
    ["username: PlatformUsername { «a»: b }", "variable.other.property"],
    ["username: PlatformUsername { a: «b» }", "entity.name.type.reference"],
    ['«header»: { en: "x" }', "variable.other.property"],
    ['header: { «en»: "x" }', "variable.other.property"],
    ["«flag»: true", "variable.other.property"],
    ["a: «env.HEADER»", "support.variable.environment"],
    ["«else» -> b", "keyword.control.else"],
  ])("gives %j in a page the scope %s", (item, scope) => {
    expect(scopeOf(inPage(item))).toBe(scope);
  });

  it.each([
    [
      "a name like a keyword",
      "journey A {\n  node «start»: T -> b\n}",
      "entity.name.function.node",
    ],
    ["a page called page", "journey A {\n  page «page» {}\n}", "entity.name.function.page"],
    ["a setting called start", "journey A {\n  «start»: 1\n}", "variable.other.property"],
    ["braces in a string", inNode('a: "}"\n «b»: 1'), "variable.other.property"],
    ["an arrow in a string", inNode('a: "x «->» y"'), "string.quoted.double"],
    ["comment marks in a string", inNode('a: "x «//» y"'), "string.quoted.double"],
    ["an escape", inNode('a: "x«\\u{1F600}»"'), "string.quoted.double constant.character.escape"],
    ["a false escape", inNode('a: "x«\\q»"'), "string.quoted.double invalid.illegal.escape"],
    ["a string without its end", inNode('a: "x }\n«b»: 1'), "variable.other.property"],
    ["a block over lines", inNode('a: """\n «node x: "y" }»\n """'), "string.quoted.triple"],
    [
      "what follows a block",
      inNode('a: """\n x }\n """\n «b» -> c'),
      "variable.other.enummember.outcome",
    ],
    ["a comment in an object", inNode("a: { b: 1 «/* } */» }"), "comment.block"],
    ["what follows a comment", inNode("a: { // }\n «b»: 1 }"), "variable.other.property"],
    ["objects in objects", inNode("a: { b: [{ «c»: { d: 1 } }] }"), "variable.other.property"],
    [
      "what follows nested objects",
      inNode("a: { b: [{ c: {} }] }\n «d» -> e"),
      "variable.other.enummember.outcome",
    ],
    [
      "a node after a short node",
      "journey A {\n  node a: T -> b\n\n  «node» b: T -> c\n}",
      "storage.type.node",
    ],
    [
      "a brace on the next line",
      "journey A\n{\n  page a\n  {\n    b: «T»\n  }\n}",
      "entity.name.type.node",
    ],
    [
      "a journey after a journey",
      "journey A {\n  page a {\n  }\n}\n«journey» B {}",
      "storage.type.journey",
    ],
    ["a journey after a heading alone", "journey A on a/b\n«journey» B {}", "storage.type.journey"],
  ])("is right about %s", (_, text, scope) => {
    expect(scopeOf(text)).toBe(scope);
  });

  const samples = globSync(["examples/*/*.journey", "test/compile/*/*.journey"], { cwd: root });

  it.each(samples.toSorted())("colours every token of %s, and nothing as illegal", (path) => {
    const text = readFileSync(join(root, path), "utf8");
    const scopes = scopesOf(text);
    const { tokens, comments } = lex(text);
    for (const { startOffset, image, tokenType } of tokens) {
      const scope = scopes[startOffset] ?? "";
      expect(scope, `${image} at ${startOffset}`).not.toMatch(/^source$|illegal|comment/);
      expect(scope.includes("string."), `${image} at ${startOffset}`).toBe(tokenType === t.Text);
    }
    for (const { startOffset } of comments) expect(scopes[startOffset]).toContain("comment.");
  });

  it("is what the package carries", () => {
    const carried = readFileSync(join(root, "grammar/journey.tmLanguage.json"), "utf8");
    expect(JSON.parse(carried)).toEqual(textmateGrammar());
  });
});
