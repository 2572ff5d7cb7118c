import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { MemoryHost } from "../../compiler/host/memory-host.ts";
import { contextProperties } from "../../compiler/script-types/parameter-type.ts";
import { LazyScriptTypes } from "../../compiler/script-types/lazy-script-types.ts";
import { createWorkspace } from "../../compiler/workspace.ts";

const root = join(import.meta.dirname, "../..");
const page = readFileSync(join(root, "docs/scripts.md"), "utf8");
const scripts = new LazyScriptTypes();

/** The files that the page shows. */
const files = Object.fromEntries(
  [...page.matchAll(/^```\w+ file=(\S+)\n([^]*?)^```$/gm)].map(([, file = "", text = ""]) => [
    file,
    text,
  ]),
);

test("the journey of the page compiles, with its script", async () => {
  const schema = readFileSync(join(root, "examples/pass-through/alpha_user.schema.json"), "utf8");
  const host = new MemoryHost({ ...files, "alpha_user.schema.json": schema });
  const compiled = await createWorkspace(host, { scripts }).compile(["login.journey"]);
  expect(compiled.diagnostics).toEqual([]);
  expect(compiled.outputs[0]?.text).toContain("low: {}");
  expect(compiled.outputs[0]?.text).toContain('high: { riskScore: "always" }');
});

test("the script that asks has the outcomes that the page says, and asks", () => {
  const { signature } = scripts.read("scripts/code-name.ts", (path) => files[path]);
  expect(signature).toMatchObject({
    name: "codeName",
    outcomes: ["named", "refused"],
    writes: [{ key: "codeName", outcome: "named", maybe: false }],
    asks: true,
    fault: undefined,
  });
});

test("the page tells of everything that a script gets, and the compiler knows no other", () => {
  const contract = readFileSync(join(root, "runtime/scripts/contract.ts"), "utf8");
  const [, body = ""] = /interface ScriptContext<[^{]*\{\n([^]*?)\n\}/.exec(contract) ?? [];
  const members = [...body.matchAll(/^ {2}(?:readonly )?(\w+)[(:]/gm)].map(([, name = ""]) => name);
  expect(contextProperties).toEqual(members);
  for (const name of members) expect(page).toMatch(new RegExp(`\`${name}\\b`));
});
