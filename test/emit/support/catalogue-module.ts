import type { NodeManifest, SettingSchema } from "@journeyc/grammar/manifest";
import type { NodeEntry } from "@journeyc/runtime/catalogue";
import type { Entry, Module, Node, Outcome, Value } from "../../../compiler/5-lower/ir.ts";

const span = { start: 0, end: 0 };

function literal(value: string | number | boolean): Value {
  return { kind: "literal", value, span };
}

/** A value that a schema takes. */
function sample(schema: SettingSchema): Value {
  if (schema.kind === "journey") return { kind: "journey", name: "Called", span };
  if (schema.kind === "script") return { kind: "sandboxed", name: "a.js", text: "text", span };
  if (schema.enum?.[0] !== undefined) return literal(schema.enum[0]);
  switch (schema.type) {
    case "string":
      return literal("text");
    case "integer":
    case "number":
      return literal(schema.minimum ?? 1);
    case "boolean":
      return literal(true);
    case "array":
      return { kind: "list", items: schema.items ? [sample(schema.items)] : [], span };
    case "object": {
      const rest =
        typeof schema.additionalProperties === "object" ? { en: schema.additionalProperties } : {};
      const properties = Object.entries({ ...rest, ...schema.properties });
      return {
        kind: "object",
        entries: properties.map(([key, it]) => entry(key, sample(it))),
        span,
      };
    }
  }
}

function entry(key: string, value: Value): Entry {
  return { key: { text: key, span }, value };
}

function outcomesOf(manifest: NodeManifest, all: boolean): readonly Outcome[] {
  // The author's own outcomes are the texts of a list, which the sample gives one.
  if (manifest.outcomes.from === "setting") {
    return [{ name: "text", span, target: { text: "success", span } }];
  }
  if (!("list" in manifest.outcomes)) return [];
  return manifest.outcomes.list
    .filter((outcome) => all || (!outcome.optional && !outcome.when))
    .map(({ name }) => ({ name, span, target: { text: "success", span } }));
}

/** A module with one node of a type: with all settings and outcomes, or with those that it must have. */
export function moduleOfType({ module, export: name, manifest }: NodeEntry, all: boolean): Module {
  const { properties, required } = manifest.settings;
  const settings = Object.entries(properties).filter(([key]) => all || required.includes(key));
  const type = { module, name };
  const part = { type, displayName: undefined, doc: undefined, span };
  const username = { module: "platform-username", name: "platformUsername" };
  const page = manifest.outcomes.from === "lastMember";
  const outcome = [{ name: "outcome", span, target: { text: "success", span } }];
  const node: Node = {
    ...part,
    name: "only",
    settings: settings.map(([key, schema]) => entry(key, sample(schema))),
    members: page ? [{ ...part, name: "member", type: username, settings: [] }] : [],
    outcomes: page ? outcome : outcomesOf(manifest, all),
    secrets: [],
  };
  const journey = {
    displayName: undefined,
    doc: undefined,
    innerTreeOnly: false,
    resource: undefined,
    connectors: [],
    receives: [],
    span,
  };
  return {
    path: "input.journey",
    source: "",
    nodeTypes: [...new Map([type, username].map((it) => [it.name, it])).values()],
    imports: [],
    scripts: [],
    resources: [],
    connectors: [],
    journeys: [
      {
        ...journey,
        name: "Called",
        constant: "called",
        start: { text: "ask", span },
        nodes: [userNameNode(username)],
      },
      { ...journey, name: "Only", constant: "only", start: { text: "only", span }, nodes: [node] },
    ],
  };
}

function userNameNode(type: { readonly module: string; readonly name: string }): Node {
  return {
    name: "ask",
    type,
    displayName: undefined,
    doc: undefined,
    settings: [],
    members: [],
    outcomes: [{ name: "outcome", span, target: { text: "success", span } }],
    secrets: [],
    span,
  };
}
