import { nodeEntries } from "@journeyc/runtime/catalogue";
import { describe, expect, test } from "vitest";
import { keptAttributes } from "../../compiler/4-check/settings/kept-attributes.ts";
import { MemoryHost } from "../../compiler/host/memory-host.ts";
import { createWorkspace } from "../../compiler/workspace.ts";

// What node types keep with the user without a setting that names it.

const plain = { userName: { type: "string" }, password: { type: "string", writeOnly: true } };

function found(type: string, schema: object, allow = ""): readonly string[] {
  const manifest = nodeEntries.find((entry) => entry.manifest.type === type)?.manifest;
  const part = manifest?.pageMember
    ? `  page ask {\n${allow}    it: ${type}\n\n    -> stop\n  }\n`
    : `${allow}  node it: ${type} {\n    else -> stop\n  }\n`;
  const start = manifest?.pageMember ? "ask" : "it";
  const text = `resource managed/user from "./user.schema.json"\n\njourney J on managed/user {\n  start -> ${start}\n\n${part}}\n`;
  const host = new MemoryHost({ "a.journey": text, "user.schema.json": JSON.stringify(schema) });
  return createWorkspace(host)
    .check(["a.journey"])
    .diagnostics.filter(({ code }) => /^J4024|^J203/.test(code))
    .map(({ code, primary: { span }, hints }) =>
      [code, text.slice(span.start, span.end), hints.at(-1)].join(" "),
    );
}

describe.each([...keptAttributes])("%s", (type, kept) => {
  test("is reported where the schema lacks what it rests on", () => {
    expect(found(type, { type: "object", properties: plain })).toEqual([
      `J4024 it Declare it in the schema: \`"${kept.name}": ${kept.schema}\`.`,
    ]);
  });

  test("is not where the schema has it as the hint says, or says nothing of attributes", () => {
    const declared = { [kept.name]: JSON.parse(kept.schema) as object };
    expect(found(type, { type: "object", properties: { ...plain, ...declared } })).toEqual([]);
    expect(found(type, { type: "object" })).toEqual([]);
  });

  test("can be allowed", () => {
    const allow = '@allow(J4024, "only in AM")\n';
    expect(found(type, { type: "object", properties: plain }, allow)).toEqual([]);
  });
});
