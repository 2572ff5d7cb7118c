import { expect, test } from "vitest";
import { readJavaScript } from "../../compiler/2-bind/javascript/read-javascript.ts";
import { marked } from "./program.ts";

// What is known of AM's scripts without running them.

const outcomes = (text: string): readonly [...string[]] | string => {
  const found = readJavaScript(text).outcomes;
  if (!found) return "nothing";
  return [...[...found.texts].toSorted(), ...(found.isWhole ? [] : ["…"])];
};

test.each([
  ['action.goTo("a");', ["a"]],
  ["outcome = 'a'; var outcome = `b`;", ["a", "b"]],
  ["outcome = true;", ["true"]],
  ['action.withHeader("h").goTo("a")', ["a"]],
  ['action.goTo(x ? "a" : y ? "b" : "c")', ["a", "b", "c"]],
  ['const A = "a"; action.goTo(A)', ["a"]],
  ['var o = { A: "a", "B": "b" }; action.goTo(o.A); action.goTo(o.B)', ["a", "b"]],
  ['(function () { action.goTo("a"); })()', ["a"]],
  ['if (x) { outcome = "a" } else { action.goTo("b") }', ["a", "b"]],
  // What is put together, changed or handed on nobody can know.
  ['action.goTo("a" + x); action.goTo("b")', ["b", "…"]],
  ["action.goTo(nodeState.get('way'))", ["…"]],
  ['let A = "a"; A = "b"; action.goTo(A)', ["…"]],
  ['var o = { A: "a" }; o.A = "b"; action.goTo(o.A)', ["…"]],
  ['const A = "a"; function f(A) { action.goTo(A) } f("b")', ["…"]],
  ['var go = action; go.goTo("a")', ["…"]],
  ['eval("outcome = 1"); action.goTo("a")', ["a", "…"]],
  ['globalThis.outcome = "b"; action.goTo("a")', ["a", "…"]],
  // Another variable of the same name.
  ['function f() { var outcome = "x"; return outcome; } action.goTo("a")', ["a", "…"]],
  ['router.goTo("x"); action.goTo("a")', ["a"]],
  ["var x = ;", "nothing"],
])("the outcomes of %s", (text, expected) => {
  expect(outcomes(text)).toEqual(expected);
});

test.each([
  ["var fr = JavaImporter(org.forgerock.openam.auth.node.api.Action)", "JavaImporter"],
  ["var d = new Packages.java.util.Date()", "Packages"],
  ["var d = java.util.UUID.randomUUID()", "classes of Java"],
  ["outcome = sharedState.get('a')", "sharedState"],
  ["transientState.put('a', 1)", "transientState"],
  ["action = Action.goTo('a').build()", "action = …"],
  ["for each (var x in y) { outcome = sharedState.get(x) }", "sharedState"],
  ["// sharedState.get('a')\naction.goTo('a')", undefined],
  [
    "logger.debug('sharedState.get and org.forgerock.openam'); /* JavaImporter */ action.goTo('a')",
    undefined,
  ],
  ["if (action == 1) { var transaction = 2; obj.action = 3; }", undefined],
  ["nodeState.get('sharedState'); my.java", undefined],
  // One of the next generation with a slip in it, which it may catch.
  ["try { sharedState.put('a', 1); } catch (e) { action.goTo('error') }", undefined],
  ["idRepository.getIdentity(x).getAttributeValues('cn'); transientState.put('a', 1)", undefined],
  ["outcome = 'a'; callbacksBuilder.nameCallback(sharedState.get('a'))", undefined],
  ["action.goTo('a'); new java.util.Date()", "classes of Java"],
  ["fr.action.goTo('a'); sharedState.get('b')", "sharedState"],
])("%s is legacy: %s", (text, expected) => {
  expect(readJavaScript(text).legacy).toBe(expected);
});

test("a script that is no JavaScript says where", () => {
  expect(readJavaScript("var a;\nvar x = ;").fault).toBe("unexpected token at line 2");
});

const journey = (list: string, wiring: string, allow = ""): string => `journey Risk {
  start -> decide

  ${allow}
  node decide: ScriptedDecision {
    script: "./decide.js"
    outcomes: [${list}]

    ${wiring}
  }
}
`;

test("outcomes that are never set, or not listed, are told, where they are known", () => {
  const both = journey('"a", "b"', "a, b -> stop");
  const check = (text: string, source = both) => marked({ "a.journey": source, "decide.js": text });
  expect(check('action.goTo(x ? "a" : "b")')).toEqual([]);
  expect(check('action.goTo("a")')).toEqual(['J4021 ["a", "b"]']);
  expect(check('action.goTo(x ? "a" : y ? "b" : "c")')).toEqual(['J4022 ["a", "b"]']);
  expect(check("action.goTo(nodeState.get('way'))")).toEqual([]);
  expect(check("")).toEqual([]);
  const allowed = journey(
    '"a", "b"',
    "a, b -> stop",
    '@allow(J4021, "Comes with the next release.")',
  );
  expect(check('action.goTo("a")', allowed)).toEqual([]);
});

test("a legacy script is told where it is named, and nothing else of it", () => {
  const source = journey('"a"', "a -> stop");
  expect(
    marked({ "a.journey": source, "decide.js": "action = fr.Action.goTo('b').build()" }),
  ).toEqual(['J4020 "./decide.js"']);
});

test("what there is only in AM is told once each, with its line; what the script declares is its own", () => {
  const lines = (script: string): readonly unknown[] =>
    readJavaScript(script).refused.map(({ binding, line }) => [binding, line]);
  expect(lines('var k = secrets.getGenericSecret("k");\nsecrets.getGenericSecret("l");')).toEqual([
    ["secrets", 1],
  ]);
  expect(lines('if (openidm.read("a"))\n  openidm.delete("a", null);')).toEqual([
    ["openidm.delete", 2],
  ]);
  expect(lines("callbacksBuilder.redirectCallback('a');")).toEqual([
    ["callbacksBuilder.redirectCallback", 1],
  ]);
  expect(lines("function f(secrets) { return secrets.a; }\nvar policy = {}; policy.a;")).toEqual(
    [],
  );
  expect(lines('nodeState.get("secrets").policy; "secrets.a"; // secrets.a')).toEqual([]);
  const source = journey('"a"', "a -> stop");
  expect(
    marked({ "a.journey": source, "decide.js": 'policy.evaluate(); action.goTo("a")' }),
  ).toEqual(['J4025 "./decide.js"']);
});
