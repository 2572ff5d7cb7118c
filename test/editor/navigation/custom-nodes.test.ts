import {
  CompletionRequest,
  DefinitionRequest,
  HoverRequest,
  type LocationLink,
} from "vscode-languageserver-protocol/node";
import { LazyScriptTypes, MemoryHost, createWorkspace } from "journeyc";
import { expect, test } from "vitest";
import { Editor, uriOf } from "../support/editor.ts";

// A node type in TypeScript, as the editor sees it from the journey that imports it.

const nodes = `import { defineNode } from "@journeyc/runtime";

/** Looks at a sign-on. */
export const riskScore = defineNode({
  type: "RiskScore",
  summary: "Scores a sign-on.",
  outcomes: { low: "A quiet one.", high: "A risky one." },
  run: ({ take }) => take("low"),
});
`;

const journey = `import { riskScore } from "./nodes.ts"

journey A {
  start -> risk

  node risk: riskScore {
    low  -> stop
    high -> failure
  }
}
`;

const start = (text: string) => Editor.start({ "a.journey": text, "nodes.ts": nodes });

test("import, type and outcome lead to the declaration, and tell what its types and comments say", async () => {
  await using editor = await start(
    journey
      .replace("import { risk", "import { risk<|>")
      .replace("node risk: risk", "node risk: risk<|>")
      .replace("low  ->", "lo<|>w  ->"),
  );
  for (const index of [0, 1, 2]) {
    const at = editor.cursor(index);
    const found = await editor.client.sendRequest(DefinitionRequest.type, at);
    const [link] = found as LocationLink[];
    expect(link?.targetUri).toBe(uriOf("nodes.ts"));
    expect(link?.targetSelectionRange.start).toEqual({ line: 3, character: 13 });
  }
  const hover = await editor.client.sendRequest(HoverRequest.type, editor.cursor(1));
  const text = JSON.stringify(hover?.contents);
  for (const said of ["riskScore", "Scores a sign-on.", "Looks at a sign-on.", "A quiet one."])
    expect(text).toContain(said);
  expect(text).toContain("./nodes.ts");
});

test.each([
  ["a type", "node risk: <|>\n  start -> x\n", "riskScore"],
  ["an outcome", "node risk: riskScore {\n    <|>\n  }\n", "high"],
])("%s is proposed", async (_, body, expected) => {
  const text = `import { riskScore } from "./nodes.ts"\n\njourney A {\n  start -> risk\n\n  ${body}}\n`;
  await using editor = await start(text);
  const answer = await editor.client.sendRequest(CompletionRequest.type, editor.cursor());
  const items = Array.isArray(answer) ? answer : (answer?.items ?? []);
  expect(items.some(({ label }) => label.startsWith(expected))).toBe(true);
});

test("what the editor finds is what `check` finds", async () => {
  const text = journey.replace("    high -> failure\n", "    odd -> failure\n");
  const host = new MemoryHost({ "a.journey": text, "nodes.ts": nodes });
  const checked = createWorkspace(host, { scripts: new LazyScriptTypes() }).check(["a.journey"]);
  await using editor = await start(text);
  const found = await editor.diagnostics("a.journey");
  expect(found.map(({ code }) => code)).toEqual(checked.diagnostics.map(({ code }) => code));
});
