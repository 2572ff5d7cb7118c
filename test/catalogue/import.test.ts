import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { NodeManifest } from "@journeyc/grammar/manifest";
import { describe, expect, test } from "vitest";
import { runtimeCatalogue } from "../../compiler/2-bind/context.ts";
import { importCatalogue } from "../../compiler/catalogue/import/import-catalogue.ts";
import { MemoryHost } from "../../compiler/host/memory-host.ts";
import { createWorkspace } from "../../compiler/workspace.ts";

const out = "journey.catalogue.json";

interface Options {
  readonly existing?: string;
  readonly type?: string;
}

function importFiles(files: Readonly<Record<string, unknown>>, { existing, type }: Options = {}) {
  const answers = Object.entries(files).map(([path, content]) => ({
    path,
    text: typeof content === "string" ? content : JSON.stringify(content),
  }));
  return importCatalogue(answers, out, existing, type, runtimeCatalogue);
}

function entriesOf(text: string): readonly NodeManifest[] {
  return JSON.parse(text) as NodeManifest[];
}

const codes = ({ diagnostics }: ReturnType<typeof importFiles>): readonly string[] =>
  diagnostics.map(({ code }) => code);

describe("the worked example of docs/catalogue.md", () => {
  const page = readFileSync(join(import.meta.dirname, "../../docs/catalogue.md"), "utf8");
  const blocks = new Map(
    [...page.matchAll(/^```\w+ file=(\S+)\n([^]*?)^```$/gm)].map(
      ([, file = "", text = ""]) => [file, text] as const,
    ),
  );
  const answers = Object.fromEntries([...blocks].filter(([file]) => file.startsWith("answers/")));

  test("the answers give the catalogue that it shows", () => {
    expect(Object.keys(answers)).toHaveLength(2);
    const { text, diagnostics } = importFiles(answers);
    expect(diagnostics).toEqual([]);
    expect(JSON.parse(text)).toEqual(JSON.parse(blocks.get(out) ?? ""));
  });

  test("its journey has no finding with that catalogue", () => {
    const workspace = createWorkspace(new MemoryHost(Object.fromEntries(blocks)));
    const { diagnostics } = workspace.check(["login.journey"]);
    expect(diagnostics.map(({ message }) => message)).toEqual([]);
  });
});

const schema = (properties: object = {}, required: readonly string[] = []): object => ({
  type: "object",
  properties,
  required,
});

describe("what AM's answers are recognised by", () => {
  const outcomes = [{ id: "true", displayName: "True" }];
  const geo = { properties: {}, required: [] };
  test.each<[string, Readonly<Record<string, unknown>>, Options, string]>([
    ["a file's name", { "a/GeoNode.schema.json": schema() }, {}, "Geo Node wiring"],
    ["--type", { "x.json": schema() }, { type: "GeoNode" }, "GeoNode wiring"],
    [
      "_type",
      { "x.json": { ...schema(), _type: { _id: "GeoNode", name: "Geo" } } },
      {},
      "Geo wiring",
    ],
    ["a key", { "x.json": { GeoNode: { schema: schema(), outcomes } } }, {}, "GeoNode fixed"],
    ["a key, directly", { "x.json": { GeoNode: schema() } }, {}, "GeoNode wiring"],
    [
      "nodeType in an entry",
      {
        "x.json": {
          a: { nodeType: "GeoNode", schema: schema(), template: {}, outcomes, error: null },
        },
      },
      {},
      "GeoNode fixed",
    ],
    [
      "a dump of many types",
      {
        "x.json": {
          _meta: { nodeCount: 1 },
          types: { GeoNode: { name: "Geo", tags: [], help: "", config: geo } },
        },
      },
      {},
      "Geo wiring",
    ],
    [
      "getAllTypes for the name",
      {
        "all.json": {
          result: [{ _id: "GeoNode", name: "Where?", tags: ["risk"], collection: true }],
        },
        "GeoNode.schema.json": schema(),
      },
      {},
      "Where? wiring",
    ],
  ])("%s", (_, files, options, expected) => {
    const { added, diagnostics } = importFiles(files, options);
    expect(diagnostics).toEqual([]);
    const shown = expected.replace("Geo Node", "GeoNode");
    expect(added.map(({ displayName, outcomes: { from } }) => `${displayName} ${from}`)).toEqual([
      shown,
    ]);
    expect(added[0]?.amType).toBe("GeoNode");
  });

  test("custom nodes, as frodo exports them", () => {
    const node = {
      _id: "c605506774a848f7877b4d17a453bd39-1",
      serviceName: "c605506774a848f7877b4d17a453bd39",
      displayName: "Has Session",
      description: "Checks if the user has a current session.",
      outcomes: ["True", "False"],
      inputs: [],
      outputs: [],
      script: "action.goTo('True')",
      errorOutcome: false,
      tags: ["utilities"],
      properties: {
        realms: {
          title: "Realms",
          description: "",
          type: "STRING",
          required: true,
          multivalued: true,
        },
        retries: {
          title: "Retries",
          type: "NUMBER",
          required: false,
          multivalued: false,
          defaultValue: 3,
        },
      },
    };
    const { added } = importFiles({ "x.json": { meta: {}, nodeTypes: { [node._id]: node } } });
    expect(added).toMatchObject([
      {
        type: "HasSession",
        amType: "designer-c605506774a848f7877b4d17a453bd39",
        summary: "Checks if the user has a current session.",
        settings: {
          properties: {
            realms: { type: "array", items: { type: "string" }, description: "Realms." },
            retries: { type: "number", default: 3 },
          },
          required: ["realms"],
        },
        outcomes: {
          from: "fixed",
          list: [
            { name: "true", id: "True" },
            { name: "false", id: "False" },
          ],
        },
      },
    ]);
    // Which id its error outcome has, AM does not say.
    const failing = importFiles({ "x.json": { ...node, errorOutcome: true } });
    expect(failing.added[0]?.outcomes).toEqual({ from: "wiring" });
  });

  test("types that journeyc knows are passed over, those without a schema are named", () => {
    const result = [
      { _id: "PageNode", name: "Page Node" },
      { _id: "GeoNode", name: "Geo" },
    ];
    const found = importFiles({ "all.json": { result } });
    expect(found).toMatchObject({
      added: [],
      builtIn: 1,
      withoutSchema: ["GeoNode"],
      diagnostics: [],
    });
  });

  test.each<[string, Readonly<Record<string, unknown>>, string]>([
    ["a schema of no type", { "schema.json": schema() }, "J8034"],
    ["outcomes of no type", { "x.json": outcomes }, "J8034"],
    [
      "an error of AM",
      { "GeoNode.schema.json": { code: 404, reason: "Not Found", message: "" } },
      "J8033",
    ],
    [
      "a schema of somebody else",
      { "u.schema.json": { $schema: "https://json-schema.org/draft/2020-12/schema", ...schema() } },
      "J8033",
    ],
    ["something else", { "package.json": { name: "x", version: "1" } }, "J8033"],
    ["a number", { "x.json": 1 }, "J8033"],
    ["an empty list", { "x.json": [] }, "J8033"],
    ["no JSON", { "x.json": "{" }, "J8030"],
    ["JSON that is too deep", { "x.json": "[".repeat(100_000) }, "J8030"],
    ["a setting without a type", { "GeoNode.schema.json": schema({ a: { title: "A" } }) }, "J8035"],
    ["a setting that is no schema", { "GeoNode.schema.json": schema({ a: 1 }) }, "J8035"],
    [
      "an id with a path in it",
      { "x.json": { types: { "../../x": { config: schema() } } } },
      "J8036",
    ],
    [
      "an id that is too long",
      { "x.json": { types: { ["x".repeat(300)]: { config: schema() } } } },
      "J8036",
    ],
    [
      "an id called __proto__",
      {
        "x.json":
          '{"types": {"a": {"nodeType": "__proto__", "config": {"properties": {}}}, "__proto__": {"config": {"properties": {}}}}}',
      },
      "J8036",
    ],
    [
      "a setting called __proto__",
      {
        "GeoNode.schema.json":
          '{"properties": {"x": {"type": "object", "properties": {"__proto__": {"type": "string"}}}}}',
      },
      "J8031",
    ],
  ])("%s is an error", (_, files, code) => {
    expect(codes(importFiles(files))).toEqual([code]);
    expect({}).not.toHaveProperty("config");
  });
});

describe("a setting", () => {
  const described = (property: object, template?: object): unknown => {
    const files = {
      "GeoNode.schema.json": schema({ a: property }, ["a"]),
      ...(template && { "GeoNode.template.json": template }),
    };
    const { added } = importFiles(files);
    const settings = added[0]?.settings;
    return { ...settings?.properties["a"], required: settings?.required.includes("a") };
  };

  test.each<[string, object, object | undefined, object]>([
    [
      "choices",
      { type: "string", enum: ["A", "B"], enumNames: ["a", "b"], default: "A" },
      undefined,
      { type: "string", default: "A", enum: ["A", "B"], required: false },
    ],
    [
      "a script",
      { type: "string", enum: ["[Empty]", "0a1b"], default: "[Empty]" },
      undefined,
      { type: "string", kind: "script", required: true },
    ],
    [
      "a password",
      { type: "string", format: "password", default: "x" },
      undefined,
      { type: "string", kind: "secret", required: true },
    ],
    [
      "a default of the template",
      { type: "integer" },
      { a: 5, _id: "" },
      { type: "integer", default: 5, required: false },
    ],
    [
      "a default of another type",
      { type: "integer" },
      { a: "5" },
      { type: "integer", required: true },
    ],
    [
      "an empty list that must not be empty",
      { type: "array", items: { type: "string" }, minItems: 1, default: [] },
      undefined,
      { type: "array", items: { type: "string", description: "" }, minItems: 1, required: true },
    ],
    [
      "a map",
      { type: "object", patternProperties: { ".*": { type: "string" } } },
      {},
      { type: "object", additionalProperties: { type: "string", description: "" }, required: true },
    ],
    [
      "a regular expression",
      { type: "string", pattern: "(a+)+$" },
      {},
      { type: "string", required: true },
    ],
  ])("%s", (_, property, template, expected) => {
    expect(described(property, template)).toEqual({ description: "", ...expected });
  });

  test("its text is without HTML", () => {
    const description = "Set to <code>0</code>.<br><br>Default: a &lt; b";
    expect(described({ type: "integer", description })).toMatchObject({
      description: "Set to 0. Default: a < b.",
    });
  });
});

describe("names", () => {
  const nameOf = (name: string, amType = "XNode"): string | undefined =>
    importFiles({ "x.json": { types: { [amType]: { name, config: schema() } } } }).added[0]?.type;

  test.each([
    ["Geo Location", "GeoLocation"],
    ["PingOne Verify (Proofing)", "PingOneVerifyProofing"],
    ["has session?", "HasSession"],
    ["Prüfung", "Prufung"],
    ["2FA", "Node2FA"],
    ["地理", "X"],
    ["Page", "Page2"],
    ["Data Store Decision", "DataStoreDecision2"],
    ["../../etc/passwd", "EtcPasswd"],
  ])("%s is %s", (displayName, expected) => {
    expect(nameOf(displayName)).toBe(expected);
  });

  test("of two that are called alike the first by id has the name, whatever the order of the files", () => {
    const entry = (amType: string) => ({ types: { [amType]: { name: "Geo", config: schema() } } });
    const files = { "1.json": entry("BNode"), "2.json": entry("ANode") };
    const other = { "1.json": entry("ANode"), "2.json": entry("BNode") };
    expect(
      entriesOf(importFiles(files).text).map(({ type, amType }) => `${type} ${amType}`),
    ).toEqual(["Geo ANode", "Geo2 BNode"]);
    expect(importFiles(other).text).toBe(importFiles(files).text);
  });

  test("outcomes are identifiers, unless two would be one", () => {
    const ids = ["EMAIL_SENT", "true", "True", "notFound", "Time Out", "401", "否"];
    const outcomes = ids.map((id) => ({ id, displayName: id }));
    const { added } = importFiles({
      "XNode.schema.json": schema(),
      "XNode.outcomes.json": outcomes,
    });
    const manifest = added[0]?.outcomes;
    const names = manifest && "list" in manifest ? manifest.list.map(({ name }) => name) : [];
    expect(names).toEqual(["emailSent", "true", "True", "notFound", "timeOut", "401", "否"]);
  });
});

describe("imported again", () => {
  const outcomes = (...ids: readonly string[]) => ids.map((id) => ({ id, displayName: `${id}!` }));
  const first = {
    "all.json": { result: [{ _id: "GeoNode", name: "Geo Location", help: "Looks." }] },
    "GeoNode.schema.json": schema({ radius: { type: "integer" }, place: { type: "string" } }),
    "GeoNode.outcomes.json": outcomes("NEAR", "FAR"),
  };
  const { text } = importFiles(first);

  test("the same gives the same", () => {
    const again = importFiles(first, { existing: text });
    expect(again).toMatchObject({ text, added: [], changed: [], diagnostics: [] });
  });

  test("what a person wrote stays, what AM says now counts", () => {
    const [entry] = entriesOf(text);
    const edited = {
      ...entry,
      type: "Where",
      documentation: "Ours.",
      interactive: false,
      settings: {
        ...entry?.settings,
        properties: {
          radius: { type: "integer", description: "", kind: "duration", unit: "seconds" },
          place: { type: "string", description: "", kind: "attribute" },
        },
      },
      outcomes: {
        from: "fixed",
        list: [
          { name: "close", id: "NEAR", displayName: "x", description: "Near home." },
          { name: "far", id: "FAR", displayName: "x", description: "" },
        ],
      },
      effects: { reads: [{ key: "username", required: true }], writes: [], identity: [] },
    };
    const now = {
      "all.json": { result: [{ _id: "GeoNode", name: "Geolocation" }] },
      "GeoNode.schema.json": schema({
        radius: { type: "integer", default: 7 },
        place: { type: "array" },
      }),
      "GeoNode.outcomes.json": outcomes("NEAR", "GONE"),
    };
    const { changed, diagnostics } = importFiles(now, { existing: JSON.stringify([edited]) });
    expect(diagnostics).toEqual([]);
    expect(changed).toMatchObject([
      {
        type: "Where",
        displayName: "Geolocation",
        documentation: "Ours.",
        interactive: false,
        settings: {
          properties: {
            radius: { type: "integer", default: 7, kind: "duration", unit: "seconds" },
            place: { type: "array" },
          },
        },
        outcomes: {
          from: "fixed",
          list: [
            { name: "close", id: "NEAR", displayName: "NEAR!", description: "Near home." },
            { name: "gone", id: "GONE" },
          ],
        },
        effects: { reads: [{ key: "username", required: true }] },
      },
    ]);
    expect(changed[0]?.settings.properties["place"]?.kind).toBeUndefined();
  });

  test("an answer that says less takes nothing away", () => {
    const found = importFiles(
      { "GeoNode.outcomes.json": outcomes("NEAR", "FAR") },
      { existing: text },
    );
    expect(found).toMatchObject({ text, changed: [] });
  });

  test("other entries stay", () => {
    const other = { "OtherNode.schema.json": schema() };
    const both = importFiles(other, { existing: text });
    expect(entriesOf(both.text).map(({ type }) => type)).toEqual(["GeoLocation", "Other"]);
  });

  test("an effect whose outcome has gone is an error", () => {
    const edited = text.replace('"anything": true', '"tells": ["near"]');
    const found = importFiles({ "GeoNode.outcomes.json": outcomes("FAR") }, { existing: edited });
    expect(codes(found)).toEqual(["J8037"]);
  });

  test("a catalogue with a fault is not touched", () => {
    const found = importFiles(first, { existing: '[{"type": "geo"}]' });
    expect(new Set(codes(found))).toEqual(new Set(["J8031"]));
  });
});
