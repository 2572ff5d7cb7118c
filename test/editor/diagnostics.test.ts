import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { FileChangeType } from "vscode-languageserver-protocol/node";
import { Editor, uriOf } from "./support/editor.ts";

const example = (name: string): string =>
  readFileSync(join(import.meta.dirname, "../../examples/pass-through", name), "utf8");

test("a misspelt node is told while it is being typed, and taken back when it is right", async () => {
  await using editor = await Editor.start({
    "login.journey": "journey Login {\n  start -> chek\n\n  node check: Meter -> success\n}\n",
  });
  const found = await editor.diagnostics("login.journey", (all) => all.length > 0);
  expect(found.map(({ code }) => code)).toContain("J2001");
  await editor.type("login.journey", editor.text("login.journey").replace("chek", "check"));
  const now = await editor.diagnostics("login.journey");
  expect(now.map(({ code }) => code)).not.toContain("J2001");
});

test("the example files have no findings", async () => {
  const names = ["login.journey", "progressive-profile.journey", "alpha_user.schema.json"];
  await using editor = await Editor.start(
    Object.fromEntries(names.map((name) => [name, example(name)])),
  );
  expect(await editor.diagnostics("login.journey")).toEqual([]);
});

test("a script in TypeScript whose return type changes is told in the journey", async () => {
  const text = `journey Risk {
  start -> decide

  node decide: ScriptedDecision {
    script: "./risk.ts"

    low  -> stop
    high -> failure
  }
}
`;
  const script = `export function risk(): "low" | "high" { return "low"; }\n`;
  await using editor = await Editor.start({ "risk.journey": text, "risk.ts": script });
  expect(await editor.diagnostics("risk.journey")).toEqual([]);
  await editor.changeOnDisk("risk.ts", script.replace("high", "middle"), FileChangeType.Changed);
  const found = await editor.diagnostics("risk.journey", (all) => all.length > 0);
  expect(found.map(({ code }) => code)).toEqual(["J3001", "J3002"]);
  const [related] = found[0]?.relatedInformation ?? [];
  expect(related?.location.uri).toBe(uriOf("risk.ts"));
  expect(related?.message).toContain("middle");
});
