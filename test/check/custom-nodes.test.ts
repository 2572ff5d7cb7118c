import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { MemoryHost } from "../../compiler/host/memory-host.ts";
import { NodeHost } from "../../compiler/host/node-host.ts";
import { LazyScriptTypes } from "../../compiler/script-types/lazy-script-types.ts";
import { createWorkspace, type Checked } from "../../compiler/workspace.ts";

/** One reader for all, so that the library of TypeScript is read once. */
const reader = new LazyScriptTypes();

const journey = (lines: string, before = ""): string => `import { riskScore } from "./nodes.ts"

journey Risk {
  start -> ${before === "" ? "risk" : "before"}
${before}
  node risk: riskScore {
${lines}
  }
}
`;
const twoWays = "    low  -> stop\n    high -> failure";
const name = "\n  node before: UsernameCollector -> risk\n";

const nodes = (parts: string): string => `import { defineNode } from "@journeyc/runtime";

type Schema<Input> = {
  readonly "~standard": {
    readonly version: 1;
    readonly vendor: string;
    readonly validate: (value: unknown) => { readonly value: Input };
    readonly types?: { readonly input: Input; readonly output: Input };
  };
};
declare function schema<Input>(): Schema<Input>;

/** Looks at a sign-on. */
export const riskScore = defineNode({
  type: "RiskScore",
  summary: "Scores a sign-on.",
  outcomes: { low: "A quiet one.", high: "A risky one." },
${parts}
  run: ({ take }) => take("low"),
});
`;

const settings = `  settings: schema<{
    /** From here on it is risky. */
    threshold: number;
    mode?: "strict" | "lenient";
    tags?: readonly string[];
    apiKey?: string;
  }>(),
  settingKinds: { apiKey: "secret" },`;

function check(module: string, text: string): Checked {
  const schema = `{ "type": "object", "properties": { "userName": { "type": "string" } } }`;
  const host = new MemoryHost({
    "a.journey": text,
    "nodes.ts": module,
    "user.schema.json": schema,
  });
  return createWorkspace(host, { scripts: reader }).check(["a.journey"]);
}

const codes = ({ diagnostics }: Checked): string[] => diagnostics.map(({ code }) => code);
const manifestOf = ({ program }: Checked) =>
  program.files[0]?.journeys[0]?.nodes.get("risk")?.manifest;

describe("what a type says is held against the journey", () => {
  test.each([
    ["all is well", "", twoWays, []],
    ["an outcome that is not wired", "", "    low -> stop", ["J3001"]],
    ["an outcome that it does not have", "", `${twoWays}\n    odd -> stop`, ["J3002"]],
    ["a setting that it does not have", "", `    odd: 3\n${twoWays}`, ["J4002"]],
    ["a setting that is missing", settings, twoWays, ["J4001"]],
    ["a setting of the wrong type", settings, `    threshold: "3"\n${twoWays}`, ["J4003"]],
    [
      "a choice that there is not",
      settings,
      `    threshold: 3\n    mode: "strickt"\n${twoWays}`,
      ["J4004"],
    ],
    [
      "a secret in plain text",
      settings,
      `    threshold: 3\n    apiKey: "abc"\n${twoWays}`,
      ["J4011"],
    ],
    ["settings that fit", settings, `    threshold: 3\n    apiKey: secret.KEY\n${twoWays}`, []],
    ["a key that nothing sets", `  reads: ["username"],`, twoWays, ["J5004"]],
    ["a success without a proof", "", "    low  -> success\n    high -> failure", ["J6001"]],
  ])("%s", (_, parts, lines, expected) => {
    expect(codes(check(nodes(parts), journey(lines)))).toEqual(expected);
  });

  test("a key that the node before it sets", () => {
    expect(codes(check(nodes(`  reads: ["username"],`), journey(twoWays, name)))).toEqual([]);
  });

  test("a type that says that it proves", () => {
    const parts = `  reads: ["username"],\n  identity: { low: { effect: "proves", key: "username" } },`;
    const lines = "    low  -> success\n    high -> failure";
    const resource = `\nresource managed/user from "./user.schema.json"\n`;
    const text = journey(lines, name).replace("journey Risk", "journey Risk on managed/user");
    expect(codes(check(nodes(parts), text + resource))).toEqual([]);
  });
});

test("a manifest is made of types and comments", () => {
  const checked = check(nodes(settings), journey(`    threshold: 3\n${twoWays}`));
  expect(manifestOf(checked)).toMatchObject({
    type: "RiskScore",
    summary: "Scores a sign-on.",
    documentation: "Looks at a sign-on.",
    outcomes: { from: "fixed", list: [{ name: "low", description: "A quiet one." }, {}] },
    settings: {
      properties: {
        threshold: { type: "number", description: "From here on it is risky." },
        mode: { type: "string", enum: ["strict", "lenient"] },
        tags: { type: "array", items: { type: "string" } },
        apiKey: { type: "string", kind: "secret" },
      },
      required: ["threshold"],
    },
  });
  expect(checked.dependencies).toContain("nodes.ts");
});

test("a changed module is read anew, and so is one that it imports", () => {
  const host = new MemoryHost({
    "a.journey": journey(twoWays),
    "nodes.ts": nodes("")
      .replace(`outcomes: { low: "A quiet one.", high: "A risky one." }`, `outcomes: levels`)
      .replace("\n\n", `\nimport { levels } from "./levels.ts";\n\n`),
    "levels.ts": `export const levels = ["low", "high"] as const;\n`,
  });
  const workspace = createWorkspace(host, { scripts: reader });
  const before = workspace.check(["a.journey"]);
  expect(codes(before)).toEqual([]);
  expect(before.dependencies).toContain("levels.ts");
  workspace.update("levels.ts", `export const levels = ["low", "high", "odd"] as const;\n`);
  expect(codes(workspace.check(["a.journey"]))).toEqual(["J3001"]);
});

test("where nobody reads types, nothing is said of them", () => {
  const host = new MemoryHost({ "a.journey": journey("    odd -> stop"), "nodes.ts": nodes("") });
  expect(codes(createWorkspace(host).check(["a.journey"]))).toEqual([]);
});

test("an import that nothing uses", () => {
  const text = `import { riskScore } from "./nodes.ts"\n\njourney A {\n  start -> failure\n}\n`;
  expect(codes(check(nodes(""), text))).toContain("J2013");
});

test("a module that is not there", () => {
  const host = new MemoryHost({ "a.journey": journey(twoWays) });
  const checked = createWorkspace(host, { scripts: reader }).check(["a.journey"]);
  expect(codes(checked)).toEqual(["J2007"]);
});

test("the schemas of zod and valibot say what they take", () => {
  const folder = join(dirname(import.meta.dirname), "check/custom-nodes");
  const workspace = createWorkspace(new NodeHost(folder), { scripts: reader });
  const { program, diagnostics } = workspace.check(["schemas.journey"]);
  expect(diagnostics.map(({ code }) => code)).toEqual([]);
  const types = program.files[0]?.nodeTypes;
  const expected = {
    threshold: { type: "number", description: "From here on." },
    mode: { type: "string", enum: ["strict", "lenient"], description: "" },
    tags: { type: "array", items: { type: "string", description: "" }, description: "" },
  };
  for (const type of ["byZod", "byValibot"]) {
    expect(types?.get(type)?.manifest.settings).toMatchObject({
      properties: expected,
      required: ["mode"],
    });
  }
});

test("a module imports the node type, beside the sources or in a folder", async () => {
  const host = new MemoryHost({ "in/a.journey": journey(twoWays), "in/nodes.ts": nodes("") });
  const workspace = createWorkspace(host, { scripts: reader });
  const text = async (outDir?: string): Promise<string | undefined> =>
    (await workspace.compile(["in/a.journey"], outDir === undefined ? {} : { outDir })).outputs[0]
      ?.text;
  expect(await text()).toContain(`import { riskScore } from "./nodes.js";`);
  expect(await text("out")).toContain(`import { riskScore } from "../../in/nodes.js";`);
  expect(await text()).toContain("risk: node(riskScore, {");
  const { module } = await workspace.bundle("in/a.journey");
  expect(module?.javascript).toContain(`import { riskScore } from "./nodes.ts";`);
});

describe("a node type that has a manifest", () => {
  const withManifest = (): string =>
    `import { defineNode } from "@journeyc/runtime";

/** Asks a service. */
export const riskScore = defineNode(
  {
    type: "RiskScore",
    amType: "acme-RiskScore",
    displayName: "Risk Score",
    summary: "Scores a sign-on.",
    documentation: "It asks " + "a service.",
    settings: {
      type: "object",
      properties: {
        threshold: { type: "integer", minimum: 1, maximum: 9, default: 3, description: "From here on." },
        key: { type: "string", minLength: 1, description: "The key that gets the score." },
        levels: { type: "array", items: { type: "string", description: "" }, minItems: 1, description: "" },
      },
      required: ["levels"],
      additionalProperties: false,
    },
    refuses: [{ setting: "threshold", values: { are: [7] }, reason: "it is unlucky", fix: "Take 8." }],
    outcomes: { from: "setting", setting: "levels", list: [] },
    interactive: false,
    pageMember: false,
    effects: {
      reads: [{ key: "username", required: true }],
      writes: [{ key: "\${key}", scope: "shared", given: "key" }],
      identity: [],
    },
  },
  { needs: ["mail"], run: (_context, settings) => ({ kind: "outcome", outcome: settings.texts("levels")[0] ?? "" }) },
);
`;
  const lines = (settings: string): string =>
    `    levels: ["low", "high"]\n${settings}\n    low  -> stop\n    high -> failure`;
  const checked = (settings: string, change?: (text: string) => string) => {
    const module = withManifest();
    return check(change?.(module) ?? module, journey(lines(settings), name));
  };
  const reason = ({ diagnostics }: Checked): string | undefined =>
    diagnostics.find(({ code }) => code === "J2047")?.message;

  test.each([
    ["defaults, and outcomes from a setting", "", []],
    ["limits that hold", `    threshold: 9`, []],
    ["a limit that is broken", `    threshold: 10`, ["J4005"]],
    ["a text that is empty", `    key: ""`, ["J4005"]],
    ["a setting that it does not have", `    treshold: 3`, ["J4002"]],
    ["an outcome that no setting names", `    odd -> stop`, ["J3002"]],
  ])("%s", (_, settings, expected) => {
    expect(codes(checked(settings))).toEqual(expected);
  });

  test("is read whole, but for texts that are put together", () => {
    const { program } = checked("");
    const type = program.files[0]?.nodeTypes.get("riskScore");
    expect(type?.needs).toEqual(["mail"]);
    expect(type?.manifest).toMatchObject({
      amType: "acme-RiskScore",
      documentation: "Asks a service.",
      settings: { properties: { threshold: { minimum: 1, maximum: 9, default: 3 } } },
      outcomes: { from: "setting", setting: "levels" },
      effects: { writes: [{ key: "${key}", scope: "shared", given: "key" }] },
    });
  });

  test("a value that it refuses is not compiled", async () => {
    const host = new MemoryHost({
      "a.journey": journey(lines("    threshold: 7"), name),
      "nodes.ts": withManifest(),
    });
    const { diagnostics } = await createWorkspace(host, { scripts: reader }).compile(["a.journey"]);
    expect(diagnostics.map(({ code }) => code)).toEqual(["J9108"]);
  });

  test("a key that a setting names is set by it", () => {
    expect(check(withManifest(), journey(lines(""), "")).diagnostics[0]?.code).toBe("J5004");
  });

  test.each([
    [
      "no literal",
      `interactive: false`,
      `interactive: Math.random() > 0.5`,
      "`interactive` is `boolean`",
    ],
    ["another shape", `effects: {`, `effect: {`, "NodeManifest"],
    ["an unknown part", `minimum: 1,`, `minimun: 1,`, "has no place for `minimun`"],
    ["an outcome's setting", `setting: "levels"`, `setting: "key"`, "`key` is none"],
    ["a key's setting", `"\${key}"`, `"\${keys}"`, "there is no setting `keys`"],
    [
      "a setting whose values are refused",
      `refuses: [{ setting: "threshold"`,
      `refuses: [{ setting: "treshold"`,
      "there is no setting `treshold`",
    ],
    [
      "a secret in shared state",
      `scope: "shared",`,
      `scope: "shared", secret: true,`,
      "never keeps",
    ],
  ])("%s cannot be read", (_, before, after, expected) => {
    expect(reason(checked("", (text) => text.replace(before, () => after)))).toContain(expected);
  });
});
