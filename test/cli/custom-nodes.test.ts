import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { BundledJourneys } from "../../compiler/plugin/bundled-journeys.ts";
import { journeyc } from "./journeyc.ts";

// A journey rests on the module of its node type, and on what that imports: who keeps results must see a change.

const artifacts = join(import.meta.dirname, "../.artifacts");
mkdirSync(artifacts, { recursive: true });
const folder = mkdtempSync(join(artifacts, "custom-nodes-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const journey = `import { riskScore } from "./nodes.ts"

journey A {
  start -> risk

  node risk: riskScore {
    low  -> stop
    high -> failure
  }
}
`;
const nodes = `import { defineNode } from "@journeyc/runtime";
import { levels } from "./levels.ts";

export const riskScore = defineNode({
  type: "RiskScore",
  summary: "Scores a sign-on.",
  outcomes: levels,
  run: ({ take }) => take("low"),
});
`;
const levels = (names: string): string => `export const levels = [${names}] as const;\n`;
const write = (file: string, text: string): void => writeFileSync(join(folder, file), text);

write("a.journey", journey);
write("nodes.ts", nodes);
write("levels.ts", levels(`"low", "high"`));

test("a bundler watches the module and what it imports, and makes the journey anew", async () => {
  const journeys = new BundledJourneys(folder);
  const id = join(folder, "a.journey");
  const before = await journeys.compile(id, false);
  expect(before.error).toBeUndefined();
  expect(before.code).toContain(`import { riskScore } from "./nodes.ts";`);
  expect(before.watched).toContain(join(folder, "nodes.ts"));
  expect(journeys.restingOn(join(folder, "levels.ts"))).toEqual([id]);
  write("levels.ts", levels(`"low", "high", "odd"`));
  const after = await journeys.compile(id, false);
  expect(after.error?.message).toContain("does not wire `odd`");
  write("levels.ts", levels(`"low", "high"`));
}, 60_000);

test("a check that is remembered is not, once the module has changed", async () => {
  expect(await journeyc(["check", "."], { folder })).toMatchObject({ code: 0 });
  write("levels.ts", levels(`"low", "odd"`));
  const { code, stdout, stderr } = await journeyc(["check", "."], { folder });
  expect(code).toBe(1);
  expect(stdout + stderr).toContain("error[J3002]");
}, 120_000);
