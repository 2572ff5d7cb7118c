import { describe, expect, test } from "vitest";
import type { Journey } from "../../compiler/5-lower/ir.ts";
import { compileSources } from "./support/cases.ts";

const schema = JSON.stringify({
  type: "object",
  properties: { userName: { type: "string" }, password: { type: "string", writeOnly: true } },
});

/** Journeys by name, compiled from the text of one file. */
function journeys(text: string): ReadonlyMap<string, Journey> {
  const source = `resource managed/user from "./user.json"\nconnector Remote: Entra { tenantId: env.T\n clientId: env.C\n }\n${text}`;
  const { modules, diagnostics } = compileSources({ "a.journey": source, "user.json": schema });
  expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
  return new Map(modules.flatMap(({ module }) => module.journeys).map((it) => [it.name, it]));
}

/** What each node of the only journey keeps. */
function kept(body: string): Readonly<Record<string, readonly string[]>> {
  const journey = journeys(`journey Only on managed/user {\n${body}\n}`).get("Only");
  expect(journey?.receives).toEqual(expect.any(Array));
  return Object.fromEntries(journey?.nodes.map((node) => [node.name, node.secrets]) ?? []);
}

const page = (name: string, target: string): string =>
  `page ${name} {\n username: PlatformUsername\n password: PlatformPassword\n\n -> ${target}\n }\n`;
const question = (name: string, target: string): string =>
  `page ${name} {\n username: PlatformUsername\n\n -> ${target}\n }\n`;
const check = (name: string, yes: string, no: string): string =>
  `node ${name}: DataStoreDecision {\n true -> ${yes}\n false -> ${no}\n }\n`;
const count = (name: string, target: string): string =>
  `node ${name}: IncrementLoginCount -> ${target}\n`;
const remote = (name: string, yes: string, missing: string): string =>
  `node ${name}: PassthroughAuthentication {\n systemEndpoint: Remote\n objectType: "User"\n authenticated -> ${yes}\n missingInput -> ${missing}\n failed -> failure\n }\n`;
const patch = (name: string, target: string): string =>
  `node ${name}: PatchObject {\n identityResource: managed/user\n patched, failure -> ${target}\n }\n`;
const inner = (name: string, tree: string, target: string): string =>
  `node ${name}: InnerTreeEvaluator {\n tree: ${tree}\n true -> ${target}\n false -> failure\n }\n`;

const both = ["objectAttributes.password", "password"];

describe("what a node keeps", () => {
  test("only what is read later: after the check nothing is", () => {
    expect(
      kept(`start -> a\n${page("a", "b")}${check("b", "c", "failure")}${count("c", "success")}`),
    ).toEqual({
      a: [],
      b: ["password"],
      c: [],
    });
  });

  test("over a page that asks something else", () => {
    expect(
      kept(`start -> a\n${page("a", "q")}${question("q", "b")}${check("b", "success", "failure")}`),
    ).toEqual({
      a: [],
      q: ["password"],
      b: ["password"],
    });
  });

  test("nothing over a page that asks for it again", () => {
    expect(
      kept(
        `start -> a\n${page("a", "again")}${page("again", "b")}${check("b", "success", "failure")}`,
      ),
    ).toEqual({
      a: [],
      again: [],
      b: ["password"],
    });
  });

  test("in a loop, as long as some way round reads it", () => {
    const loop = `${count("n", "b")}${check("b", "success", "q")}${question("q", "n")}`;
    expect(kept(`start -> a\n${page("a", "n")}${loop}`)).toEqual({
      a: [],
      n: ["password"],
      b: ["password"],
      q: ["password"],
    });
  });

  test("in a loop that asks again, nothing on the way back", () => {
    expect(
      kept(`start -> a\n${page("a", "b")}${check("b", "success", "n")}${count("n", "a")}`),
    ).toEqual({
      a: [],
      b: ["password"],
      n: [],
    });
  });

  test("on one branch, what the other does not need", () => {
    const split = `${check("b", "n", "p")}${count("n", "success")}${patch("p", "success")}`;
    expect(kept(`start -> a\n${page("a", "b")}${split}`)).toEqual({
      a: [],
      b: both,
      n: [],
      p: ["objectAttributes.password"],
    });
  });

  test("every key that may serve instead", () => {
    expect(kept(`start -> a\n${page("a", "r")}${remote("r", "success", "a")}`)).toEqual({
      a: [],
      r: both,
    });
  });

  test("keys that follow from settings", () => {
    const other = `page a {\n username: PlatformUsername\n secret: PlatformPassword {\n passwordAttribute: "pin"\n }\n\n -> r\n }\n`;
    const reader = `node r: PassthroughAuthentication {\n systemEndpoint: Remote\n objectType: "User"\n passwordAttribute: "pin"\n authenticated -> p\n missingInput -> a\n failed -> failure\n }\n`;
    expect(kept(`start -> a\n${other}${reader}${patch("p", "success")}`)).toEqual({
      a: [],
      r: ["objectAttributes.pin", "password"],
      p: ["objectAttributes.pin"],
    });
  });

  test("nothing in a journey without secrets", () => {
    expect(kept(`start -> q\n${question("q", "p")}${patch("p", "success")}`)).toEqual({
      q: [],
      p: [],
    });
  });
});

const outer = (target: string): string =>
  `journey Outer on managed/user {\n start -> a\n ${page("a", "i")}${inner("i", target, "n")}${count("n", "success")} }\n`;

describe("what a journey receives", () => {
  test("what it reads by name before it asks for it", () => {
    const all = journeys(
      `${outer("Inner")}journey Inner on managed/user {\n innerTreeOnly: true\n start -> b\n ${check("b", "success", "failure")} }`,
    );
    expect(all.get("Inner")?.receives).toEqual(["password"]);
    expect(all.get("Outer")?.receives).toEqual([]);
    expect(all.get("Outer")?.nodes.map((node) => node.secrets)).toEqual([[], ["password"], []]);
  });

  test("not what it asks for itself", () => {
    const all = journeys(
      `${outer("Inner")}journey Inner on managed/user {\n innerTreeOnly: true\n start -> a\n ${page("a", "b")}${check("b", "success", "failure")} }`,
    );
    expect(all.get("Inner")?.receives).toEqual([]);
    expect(all.get("Outer")?.nodes.map((node) => node.secrets)).toEqual([[], [], []]);
  });

  test("not what it only reads as one of all attributes", () => {
    const all = journeys(
      `${outer("Inner")}journey Inner on managed/user {\n innerTreeOnly: true\n start -> p\n ${patch("p", "success")} }`,
    );
    expect(all.get("Inner")?.receives).toEqual([]);
    expect(all.get("Outer")?.nodes.map((node) => node.secrets)).toEqual([[], [], []]);
  });

  test("what a journey two levels below reads", () => {
    const all = journeys(
      `${outer("Middle")}journey Middle on managed/user {\n innerTreeOnly: true\n start -> i\n ${inner("i", "Inner", "success")} }\n` +
        `journey Inner on managed/user {\n innerTreeOnly: true\n start -> r\n ${remote("r", "success", "failure")} }`,
    );
    expect(all.get("Middle")?.receives).toEqual(both);
    expect(all.get("Outer")?.nodes.map((node) => node.secrets)).toEqual([[], both, []]);
    expect(all.get("Outer")?.connectors).toEqual([{ name: "Remote", kind: "Entra" }]);
  });

  test("what it reads on some path only", () => {
    const all = journeys(
      `journey Inner on managed/user {\n start -> n\n ${count("n", "b")}${check("b", "success", "a")}${page("a", "b")} }`,
    );
    expect(all.get("Inner")?.receives).toEqual(["password"]);
    expect(all.get("Inner")?.nodes.map((node) => node.secrets)).toEqual([
      ["password"],
      ["password"],
      [],
    ]);
  });
});

test("ten thousand nodes in a row are analysed at once", () => {
  const size = 10_000;
  const steps = Array.from({ length: size }, (_, index) =>
    count(`n${index}`, index + 1 === size ? "b" : `n${index + 1}`),
  );
  // Were the work more than linear, the test would not end in time.
  const result = kept(
    `start -> a\n${page("a", "n0")}${steps.join("")}${check("b", "success", "failure")}`,
  );
  expect(Object.values(result).filter((keys) => keys.length === 1)).toHaveLength(size + 1);
});
