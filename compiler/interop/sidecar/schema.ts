/**
 * The JSON Schema of a layout file. Whoever edits one by hand, or merges two, is told where it is wrong; what an
 * export makes of a wrong one would be a wrong journey.
 */
const patch = { $ref: "#/$defs/patch" };
const text = { type: "string" };
const number = { type: "number" };
const yes = { const: true };

/** A file below the folder of the journey, not elsewhere on the machine. */
const beside = { type: "string", pattern: "^\\./(?!.*\\.\\.(/|$))" };

const listed = {
  type: "object",
  required: ["id", "file"],
  additionalProperties: false,
  properties: { id: text, file: beside },
};

function mapOf(schema: object): object {
  return { type: "object", additionalProperties: schema };
}

const member = {
  type: "object",
  required: ["id"],
  additionalProperties: false,
  properties: { id: text, displayName: text, entry: patch, settings: patch, withoutSettings: yes },
};

const place = {
  type: "object",
  required: ["x", "y"],
  additionalProperties: false,
  properties: { x: number, y: number },
};

const node = {
  type: "object",
  required: ["id"],
  additionalProperties: false,
  properties: {
    id: text,
    digest: text,
    at: place,
    version: text,
    displayName: text,
    tree: patch,
    settings: patch,
    withoutSettings: yes,
    members: mapOf(member),
  },
};

const script = {
  type: "object",
  required: ["id", "name", "encoding"],
  additionalProperties: false,
  properties: {
    id: text,
    name: text,
    digest: text,
    encoding: { enum: ["base64", "lines", "json", "text"] },
    record: patch,
  },
};

export const layoutSchema = {
  type: "object",
  required: ["version", "format", "nodes"],
  additionalProperties: false,
  properties: {
    version: { const: 1 },
    format: text,
    realm: text,
    envelope: { type: "object" },
    digest: text,
    nodes: mapOf(node),
    removed: mapOf(text),
    targets: mapOf(text),
    environment: mapOf(text),
    // As a text names scripts: never by a path of the whole machine.
    scripts: { ...mapOf(script), propertyNames: { pattern: "^\\.\\.?/" } },
    dependencies: mapOf({ anyOf: [mapOf(beside), { type: "array", items: listed }] }),
    document: patch,
  },
  $defs: {
    patch: {
      type: "object",
      additionalProperties: false,
      properties: {
        set: { type: "object" },
        replace: mapOf({
          type: "object",
          required: ["was"],
          additionalProperties: false,
          properties: { was: {}, is: {} },
        }),
        in: mapOf(patch),
      },
    },
  },
};
