import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { Editor } from "./support/editor.ts";

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
