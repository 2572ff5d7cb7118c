import { describe, expect, test } from "vitest";
import { MemoryHost } from "../../compiler/host/memory-host.ts";
import { LazyScriptTypes } from "../../compiler/script-types/lazy-script-types.ts";
import { createWorkspace } from "../../compiler/workspace.ts";

// What names of imported node types mean in requirements, and that two types are told apart.

/** One reader for all, so that the library of TypeScript is read once. */
const reader = new LazyScriptTypes();

const nodeType = (name: string, type: string): string =>
  `export const ${name} = defineNode({
  type: "${type}",
  summary: "Scores a sign-on.",
  outcomes: ["low", "high"],
  run: ({ take }) => take("low"),
});
`;
const module = (...types: readonly string[]): string =>
  `import { defineNode } from "@journeyc/runtime";\n\n${types.join("\n")}`;

const risk = (lines = "low  -> stop\n    high -> failure"): string =>
  `  node risk: riskScore {\n    ${lines}\n  }\n`;

function found(files: Readonly<Record<string, string>>, scripts?: LazyScriptTypes): string[] {
  const host = new MemoryHost({ "nodes.ts": module(nodeType("riskScore", "RiskScore")), ...files });
  const entries = Object.keys(files).filter((path) => path.endsWith(".journey"));
  const { diagnostics } = createWorkspace(host, scripts ? { scripts } : {}).check(entries);
  return diagnostics.map(({ code, primary: { file, span } }) => {
    const text = files[file]?.slice(span.start, span.end) ?? "";
    return `${code} ${text}`;
  });
}

const requiring = (clause: string, ...nodes: readonly string[]): string =>
  `import { riskScore } from "./nodes.ts"

journey Risk {
  require ${clause}

  start -> ask

${nodes.join("\n")}}
`;
const ask = (to: string): string =>
  `  page ask {\n    name: UsernameCollector\n\n    -> ${to}\n  }\n`;

describe("a requirement may name an imported type", () => {
  test.each([
    ["riskScore before stop", []],
    ["riskScore.low before stop", []],
    ["riskScore before failure", []],
    ["riskScore.high before stop", ["J6009 require riskScore.high before stop"]],
    ["UsernameCollector before riskScore", []],
    ["MessageNode before riskScore.high", ["J6009 require MessageNode before riskScore.high"]],
    ["riskScore.hihg before stop", ["J2034 hihg"]],
    ["riskScor before stop", ["J2034 riskScor"]],
    // A file calls the type what its module exports it as.
    ["RiskScore before stop", ["J2034 RiskScore"]],
  ])("%s", (clause, expected) => {
    const text = requiring(clause, ask("risk"), risk());
    expect(found({ "a.journey": text }, reader)).toEqual(expected);
  });

  test("whose nodes stand in an inner journey, and are those of no other module", () => {
    const inner = (path: string): string =>
      `import { riskScore } from "${path}"\n\njourney Inner {\n  innerTreeOnly: true\n\n  start -> risk\n\n${risk("low  -> success\n    high -> failure")}}\n`;
    const outer = requiring(
      "riskScore before stop",
      ask("run"),
      "  node run: InnerTreeEvaluator {\n    tree: Inner\n\n    true  -> stop\n    false -> failure\n  }\n",
    );
    const text = `import { Inner } from "./inner.journey"\n${outer}`;
    const other = module(nodeType("riskScore", "OtherScore"));
    const files = { "a.journey": text, "other.ts": other };
    expect(found({ ...files, "inner.journey": inner("./nodes.ts") }, reader)).toEqual([]);
    expect(found({ ...files, "inner.journey": inner("./other.ts") }, reader)).toEqual([
      "J6009 require riskScore before stop",
    ]);
  });

  test("of which nobody knows anything where nobody reads types", () => {
    const text = requiring("riskScore.odd before stop", ask("risk"), risk());
    expect(found({ "a.journey": text })).toEqual([]);
  });
});

describe("J2048: two types that call themselves the same", () => {
  const importing = (first: string, second: string): string =>
    `${first}\n${second}\n\njourney Risk {\n  start -> risk\n\n${risk("low  -> other\n    high -> failure")}\n  node other: otherScore {\n    low  -> stop\n    high -> failure\n  }\n}\n`;

  test("in two modules, and in one", () => {
    const two = importing(
      'import { riskScore } from "./nodes.ts"',
      'import { otherScore } from "./other.ts"',
    );
    const other = module(nodeType("otherScore", "RiskScore"));
    expect(found({ "a.journey": two, "other.ts": other }, reader)).toEqual(["J2048 otherScore"]);
    const one = importing('import { riskScore, otherScore } from "./both.ts"', "");
    const both = module(nodeType("riskScore", "Same"), nodeType("otherScore", "Same"));
    expect(found({ "a.journey": one, "both.ts": both }, reader)).toEqual(["J2048 otherScore"]);
  });

  test("types that say different names are told apart", () => {
    const text = importing(
      'import { riskScore } from "./nodes.ts"',
      'import { otherScore } from "./other.ts"',
    );
    const other = module(nodeType("otherScore", "OtherScore"));
    expect(found({ "a.journey": text, "other.ts": other }, reader)).toEqual([]);
  });
});
