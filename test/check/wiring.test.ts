import { describe, expect, test } from "vitest";
import type { NodeManifest } from "@journeyc/grammar/manifest";
import { runtimeCatalogue, type Catalogue } from "../../compiler/2-bind/context.ts";
import { check, diagnose, fixed, login, marked } from "./program.ts";

const body = (wiring: string): string =>
  login(`  start -> x\n\n  node x: DataStoreDecision {\n${wiring}  }\n`);
const entra = (wiring: string): string =>
  `connector E: Entra {\n  tenantId: env.T\n  clientId: env.C\n}\n\n${login(`  start -> x\n\n  node x: PassthroughAuthentication {\n    systemEndpoint: E\n    objectType: "User"\n${wiring}  }\n`)}`;

const pageWith = (wiring: string): string =>
  login(`  start -> p\n\n  page p {\n    username: PlatformUsername\n${wiring}  }\n`);

describe("fixes of wiring keep the form that the formatter gives", () => {
  test.each([
    ["a first line", body(""), body("    true  -> failure\n    false -> failure\n")],
    [
      "a wider outcome moves the arrows",
      body("    true -> success\n"),
      body("    true  -> success\n    false -> failure\n"),
    ],
    [
      "a narrower one does not",
      body("    false -> success\n"),
      body("    false -> success\n    true  -> failure\n"),
    ],
    [
      "behind settings",
      entra(""),
      entra(
        "\n    authenticated -> failure\n    missingInput  -> failure\n    failed        -> failure\n",
      ),
    ],
    [
      "a wider outcome among several",
      entra("\n    failed, missingInput -> failure\n"),
      entra("\n    failed, missingInput -> failure\n    authenticated        -> failure\n"),
    ],
    ["a bare arrow in a body", body("    -> success\n"), body("    true, false -> success\n")],
    [
      "a bare arrow beside a named one",
      body("    true -> success\n    -> failure\n"),
      body("    true  -> success\n    false -> failure\n"),
    ],
  ])("%s", (_, before, after) => {
    expect(fixed(before)).toBe(after);
    expect(diagnose(after)).toEqual([]);
  });

  test("a page", () => {
    expect(fixed(pageWith(""))).toBe(pageWith("\n    -> failure\n"));
  });

  test("the other fix wires to stop", () => {
    const [finding] = diagnose(body("    true  -> success\n"));
    const titles = finding?.fixes.map(({ title, preferred }) => [title, preferred]);
    expect(titles).toEqual([
      ["Wire to `failure`", true],
      ["Wire to `stop`", false],
    ]);
  });
});

describe("spellings of outcomes", () => {
  test.each([
    ["the id of AM's JSON", "AUTHENTICATED", "authenticated"],
    ["the id, where the name differs", "MISSING", "missingInput"],
    ["the label of AM's console", '"Missing Input"', "missingInput"],
    ["a slip", "autenticated", "authenticated"],
  ])("%s", (_, written, meant) => {
    const text = entra(`\n    ${written} -> stop\n    else -> failure\n`);
    const [finding, ...others] = diagnose(text);
    expect(others).toEqual([]);
    expect(finding?.code).toBe("J3002");
    expect(finding?.fixes.find(({ preferred }) => preferred)?.edits[0]?.newText).toBe(meant);
  });
});

const inner = (settings: string, wiring: string): string =>
  `${login(`  innerTreeOnly: true\n  start -> check\n\n${check}`)}
journey Outer {
start -> x

node x: InnerTreeEvaluator {
  tree: Login
${settings}
  ${wiring} -> stop
}
}
`;

describe("settings decide outcomes", () => {
  test("an outcome that a setting switches on must be wired", () => {
    expect(marked(inner("    displayErrorOutcome: true\n", "true, false"))).toEqual(["J3001 x"]);
    expect(marked(inner("    displayErrorOutcome: true\n", "true, false, error"))).toEqual([]);
  });

  test("one that it leaves off does not exist", () => {
    expect(marked(inner("    displayErrorOutcome: false\n", "true, false, error"))).toEqual([
      "J3002 error",
    ]);
    expect(marked(inner("", "true, false, error"))).toEqual(["J3002 error"]);
  });

  test("one that only the environment decides must be wired", () => {
    expect(marked(inner("    displayErrorOutcome: env.SHOW\n", "true, false"))).toEqual([
      "J3001 x",
    ]);
  });
});

const pageOf = (members: string, wiring: string): string =>
  login(`  start -> p\n\n  page p {\n${members}\n${wiring}  }\n`);

test("a page takes the outcomes of its last member, and no other may have several", () => {
  const base = runtimeCatalogue.nodes.get("PlatformUsername");
  const decision = runtimeCatalogue.nodes.get("DataStoreDecision");
  if (!base || !decision) throw new Error("the catalogue lacks the nodes of the example");
  const choice: NodeManifest = { ...base, type: "Choice", outcomes: decision.outcomes };
  const catalogue: Catalogue = {
    ...runtimeCatalogue,
    nodes: new Map([...runtimeCatalogue.nodes, ["Choice", choice]]),
  };
  const last = pageOf(
    "    name: PlatformUsername\n    choice: Choice\n",
    "    true, false -> stop\n",
  );
  expect(marked(last, catalogue)).toEqual([]);
  const first = pageOf("    choice: Choice\n    name: PlatformUsername\n", "    -> stop\n");
  expect(marked(first, catalogue)).toEqual(["J3013 Choice"]);
});
