import { expect, test } from "vitest";
import { MemoryHost } from "../../compiler/host/memory-host.ts";
import { createWorkspace } from "../../compiler/workspace.ts";

// What the runtime does not obey is not emitted in silence.

const codes = async (settings: string): Promise<readonly string[]> => {
  const text = `journey Ask {\n  start -> ask\n\n${settings}\n  page ask {\n    username: PlatformUsername\n\n    -> stop\n  }\n}\n`;
  const workspace = createWorkspace(new MemoryHost({ "a.journey": text }));
  const { diagnostics, outputs } = await workspace.compile(["a.journey"]);
  const found = diagnostics.map(({ code, primary: { span } }) =>
    `${code} ${text.slice(span.start, span.end)}`.trim(),
  );
  return [...found, `${outputs.length} outputs`];
};

const settings = ["enabled", "mustRun", "noSession", "transactionalOnly"] as const;

test.each(settings)(
  "%s: its default is what happens anyway, the other value is refused",
  async (name) => {
    const usual = name === "enabled";
    expect(await codes(`  ${name}: ${usual}`)).toEqual(["2 outputs"]);
    expect(await codes(`  ${name}: ${!usual}`)).toEqual([`J9102 ${name}`, "0 outputs"]);
    expect(await codes(`  ${name}: env.VALUE`)).toEqual([`J9102 ${name}`, "0 outputs"]);
  },
);

test.each(["treeTimeout", "maximumSessionTime", "maximumIdleTime"])(
  "%s is a duration in minutes, and refused",
  async (name) => {
    expect(await codes(`  ${name}: 2h`)).toEqual([`J9102 ${name}`, "0 outputs"]);
    expect(await codes(`  ${name}: 30s`)).toEqual(["J4003 30s", "0 outputs"]);
  },
);

test("innerTreeOnly is obeyed", async () => {
  expect(await codes("  innerTreeOnly: true")).toEqual(["J2015 Ask", "2 outputs"]);
});
