import { describe, expect, test } from "vitest";
import { check, login, marked, oneNode, resource } from "./program.ts";

// One cause is one finding: what follows from it is not said again.

const page = (name: string, to: string): string =>
  `  page ${name} {\n    username: PlatformUsername\n    -> ${to}\n  }\n`;

const journey = (name: string, other: string): string =>
  `import { ${other} } from "./${other}.journey"\n\njourney ${name} {\n  start -> x\n\n  node x: InnerTreeEvaluator {\n    tree: ${other}\n\n    true, false -> stop\n  }\n}\n`;

describe("one cause, one finding", () => {
  test("an unknown type says nothing of its settings, outcomes, references and what comes after", () => {
    const text = login(
      `  start -> x\n\n  node x: Nonsense {\n    anything: Unknown\n    other: null\n\n    whatever -> check\n  }\n\n${check}`,
    );
    expect(marked(text)).toEqual(["J2002 Nonsense"]);
  });

  test("an unknown target says nothing of the nodes that it may have meant", () => {
    const text = login(`  start -> nowhere\n\n${check}`);
    expect(marked(text)).toEqual(["J2001 nowhere"]);
  });

  test("an outcome that is not wired says nothing of the nodes that it may lead to", () => {
    const text = login(
      `  start -> first\n\n  node first: DataStoreDecision {\n    true -> success\n  }\n\n${check}`,
    );
    expect(marked(text)).toEqual(["J3001 first"]);
  });

  test("an imported file that is not there says nothing of its names", () => {
    const text = `import { Gone, managed/gone } from "./gone.journey"

journey Login on managed/gone {
  start -> x

  node x: InnerTreeEvaluator {
    tree: Gone

    true, false -> stop
  }
}
`;
    expect(marked(text)).toEqual(['J2007 "./gone.journey"']);
  });

  test("a schema that cannot be read says nothing of its attributes", () => {
    const text = oneNode(
      "RequiredAttributesPresent",
      "    identityResource: managed/alpha_user\n\n    true, false -> stop\n",
    );
    expect(marked(text.replace("./alpha_user", "./gone"))).toEqual(['J2018 "./gone.schema.json"']);
  });

  test("a misspelt setting is not also missing", () => {
    const text = oneNode("InnerTreeEvaluator", "    treee: Login\n\n    true, false -> stop\n");
    expect(marked(text)).toEqual(["J4002 treee"]);
  });

  test("a value of the wrong type is not also none of the choices", () => {
    const text = oneNode(
      "LoginCountDecision",
      "    interval: 3\n    amount: 3\n\n    true, false -> stop\n",
    );
    expect(marked(text)).toEqual(["J4003 3"]);
  });

  test("a loop without the user is not also one without a way out", () => {
    const text = login(
      "  start -> a\n  node a: IncrementLoginCount -> b\n  node b: IncrementLoginCount -> a\n",
    );
    expect(marked(text)).toEqual(["J3010 a"]);
  });

  test("a loop without a way out is one finding, however much leads into it", () => {
    const text = login(`  start -> a\n${page("a", "b")}${page("b", "c")}${page("c", "b")}`);
    expect(marked(text)).toEqual(["J3009 b"]);
  });

  test("of an unreachable part only the first node is named", () => {
    const text = login(
      `  start -> check\n${check}  node a: IncrementLoginCount -> b\n  node b: IncrementLoginCount -> success\n`,
    );
    expect(marked(text)).toEqual(["J3008 a"]);
  });

  test("files that import each other because their journeys call each other: the call is named", () => {
    const files = { "A.journey": journey("A", "B"), "B.journey": journey("B", "A") };
    expect(marked(files)).toEqual(["J3011 B"]);
  });

  test("what a broken line leaves out of the tree is not reported again", () => {
    const text = login("  start ->\n\n  node x: {\n    -> success\n  }\n");
    expect(marked(text).filter((finding) => !finding.startsWith("J1"))).toEqual([]);
  });

  test("a journey without a resource says nothing of attributes", () => {
    const text = `${resource}journey Login {\n  start -> x\n\n  node x: IdentifyExistingUser {\n    identifier: "nothing"\n\n    true, false -> stop\n  }\n}\n`;
    expect(marked(text)).toEqual(["J2021 Login"]);
  });
});
