import { describe, expect, test } from "vitest";
import { MemoryHost } from "../../compiler/host/memory-host.ts";
import { LazyScriptTypes } from "../../compiler/script-types/lazy-script-types.ts";
import { createWorkspace, type Checked } from "../../compiler/workspace.ts";

/** A journey that runs `./risk.ts`, with these further lines in its node. */
const journey = (lines: string): string => `journey Risk {
  start -> decide

  node decide: ScriptedDecision {
    script: "./risk.ts"
${lines}
  }
}
`;
const twoWays = journey("    low -> stop\n    high -> failure");

function codes({ diagnostics }: Checked): string[] {
  return diagnostics.map(({ code }) => code);
}

/** One reader for all, so that the library of TypeScript is read once. */
const reader = new LazyScriptTypes();

function check(script: string, text = twoWays, more: Record<string, string> = {}): Checked {
  const host = new MemoryHost({ "a.journey": text, "risk.ts": script, ...more });
  return createWorkspace(host, { scripts: reader }).check(["a.journey"]);
}

function outcomesOf({ program }: Checked): readonly string[] | undefined {
  const node = program.files[0]?.journeys[0]?.nodes.get("decide");
  return node?.outcomes?.map(({ name }) => name);
}

describe("the outcomes are what the function's type says", () => {
  test.each([
    ["a union", `export function risk(): "low" | "high" { return "low"; }`],
    [
      "inferred",
      `export const risk = ({ now }: { now(): number }) => (now() > 1 ? ("low" as const) : ("high" as const));`,
    ],
    ["a promise", `export default async function (): Promise<"low" | "high"> { return "low"; }`],
    [
      "by default, among others",
      `export const help = () => 1;\nexport default (): "low" | "high" => "low";`,
    ],
    ["exported by name", `const risk = (): "low" | "high" => "low";\nexport { risk };`],
    ["an alias", `type Level = "low" | "high";\nexport function risk(): Level { return "low"; }`],
  ])("%s", (_, script) => {
    const checked = check(script);
    expect(codes(checked)).toEqual([]);
    expect(outcomesOf(checked)).toEqual(["low", "high"]);
  });

  test("of another file", () => {
    const levels = `export type Level = "low" | "high";`;
    const script = `import type { Level } from "./levels.ts";\nexport function risk(): Level { return "low"; }`;
    const checked = check(script, twoWays, { "levels.ts": levels });
    expect(outcomesOf(checked)).toEqual(["low", "high"]);
    expect(checked.dependencies).toContain("levels.ts");
  });

  test("a template is no list of texts: the setting is asked for, or such a list", () => {
    const script = "export function risk(): `level-${number}` { return `level-1`; }";
    const checked = check(script);
    expect(codes(checked)).toContain("J4001");
    expect(checked.diagnostics.find(({ code }) => code === "J4001")?.hints.join("\n")).toContain(
      "let `risk` return a union of texts",
    );
  });
});

describe("a script that changes", () => {
  test("brings an outcome that is not wired, told with the function's place", () => {
    const host = new MemoryHost({
      "a.journey": twoWays,
      "risk.ts": `export function risk(): "low" | "high" { return "low"; }`,
    });
    const workspace = createWorkspace(host, { scripts: reader });
    expect(codes(workspace.check(["a.journey"]))).toEqual([]);
    workspace.update("risk.ts", `export function risk(): "low" | "medium" { return "low"; }`);
    const changed = workspace.check(["a.journey"]);
    expect(codes(changed)).toEqual(["J3001", "J3002"]);
    expect(changed.diagnostics[0]?.related).toMatchObject([
      { file: "risk.ts", span: { start: 16, end: 20 }, text: '`risk` returns `"low" | "medium"`' },
    ]);
    workspace.forget("risk.ts");
    expect(codes(workspace.check(["a.journey"]))).toEqual([]);
  });

  test("in a file that it imports, also one that comes or goes", () => {
    const script = `import type { Level } from "./levels.ts";\nexport function risk(): Level { return "low"; }`;
    const host = new MemoryHost({ "a.journey": twoWays, "risk.ts": script });
    const workspace = createWorkspace(host, { scripts: reader });
    expect(codes(workspace.check(["a.journey"]))).toContain("J4001");
    workspace.update("levels.ts", `export type Level = "low" | "high";`);
    expect(codes(workspace.check(["a.journey"]))).toEqual([]);
    workspace.update("levels.ts", `export type Level = "low";`);
    expect(codes(workspace.check(["a.journey"]))).toEqual(["J3002"]);
    workspace.forget("levels.ts");
    expect(codes(workspace.check(["a.journey"]))).toContain("J4001");
  });
});

test("broken TypeScript never throws", () => {
  const text = `import { x } from "nowhere";\nexport async function risk(a): Promise<"low" | "high"> { if (a) return "low"; return "hi`;
  for (let end = 0; end <= text.length; end += 3)
    expect(() => check(text.slice(0, end))).not.toThrow();
});

test("a list that agrees is right, and without a reader it is all that is known", () => {
  const script = `export function risk(): "low" | "high" { return "low"; }`;
  const listed = journey(`    outcomes: ["high", "low"]\n\n    low -> stop\n    high -> failure`);
  expect(codes(check(script, listed))).toEqual([]);
  const host = new MemoryHost({ "a.journey": listed, "risk.ts": script });
  expect(codes(createWorkspace(host).check(["a.journey"]))).toEqual([]);
});

test("nothing of a script is run, and a declaration file is none", () => {
  const script = `throw new Error("run");\nexport function risk(): "low" | "high" { return "low"; }`;
  expect(codes(check(script))).toEqual([]);
  const host = new MemoryHost({
    "a.journey": twoWays.replace("risk.ts", "risk.d.ts"),
    "risk.d.ts": `export declare function risk(): "low" | "high";`,
  });
  expect(codes(createWorkspace(host, { scripts: reader }).check(["a.journey"]))).toContain("J4001");
});
