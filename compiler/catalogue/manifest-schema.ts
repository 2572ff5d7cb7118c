/**
 * The JSON Schema of a catalogue file: node manifests as `@journeyc/grammar/manifest` has them, as far as a tenant's own
 * node types need it. What is left out there has a default here. No `pattern`: a regular expression that somebody else
 * wrote could take for ever.
 */

/** How many characters a name or an id may have, and how many a description. */
const nameLength = 200;
const textLength = 10_000;

const name = { type: "string", minLength: 1, maxLength: nameLength };
const text = { type: "string", maxLength: textLength, default: "" };
const names = { type: "array", items: name };
const flag = { type: "boolean" };
const ref = (definition: string): object => ({ $ref: `#/$defs/${definition}` });

/** Any key but the one that is not like others in JavaScript. */
const keys = { minLength: 1, maxLength: nameLength, pattern: "^(?!__proto__$)" };

/** Ids of AM's node types are names of Java classes, or `designer-` and what a tenant gave: never a path. */
export const amTypePattern = "^[A-Za-z0-9](?:[A-Za-z0-9_-]|\\.(?=[A-Za-z0-9_-]))*$";

function closed(properties: object, required: readonly string[]): object {
  return { type: "object", properties, required, additionalProperties: false };
}

const setting = closed(
  {
    type: { enum: ["string", "integer", "number", "boolean", "array", "object"] },
    description: text,
    default: {},
    enum: { type: "array", items: { type: "string", maxLength: textLength }, minItems: 1 },
    minimum: { type: "number" },
    exclusiveMinimum: { type: "number" },
    maximum: { type: "number" },
    minLength: { type: "integer", minimum: 0 },
    minItems: { type: "integer", minimum: 0 },
    items: ref("setting"),
    additionalProperties: { anyOf: [{ type: "boolean" }, ref("setting")] },
    properties: ref("settings"),
    required: names,
    kind: {
      enum: [
        "attribute",
        "attributePath",
        "connector",
        "objectType",
        "journey",
        "resource",
        "queryFilter",
        "localized",
        "duration",
        "secret",
        "script",
        "outcome",
      ],
    },
    connectorSetting: name,
    unit: { enum: ["milliseconds", "seconds", "minutes", "hours", "days"] },
    transforms: { const: true },
    beyondAm: { const: true },
  },
  ["type"],
);

const condition = closed(
  { setting: name, equals: { type: ["boolean", "string", "number"] }, above: { type: "number" } },
  ["setting"],
);

const outcome = closed(
  {
    name,
    id: name,
    displayName: name,
    description: text,
    when: ref("condition"),
    optional: closed({ foldsInto: name }, ["foldsInto"]),
    beyondAm: { const: true },
  },
  ["name", "id", "displayName"],
);

const scopes = { enum: ["shared", "transient", "secure"] };

const read = closed(
  {
    key: name,
    required: { ...flag, default: false },
    missing: name,
    orElse: names,
    secret: flag,
    when: ref("condition"),
    to: {
      enum: ["page", "message", "log", "address", "cookie", "session", "request", "attribute"],
    },
    scope: scopes,
    except: names,
  },
  ["key"],
);

const write = closed(
  {
    key: name,
    scope: scopes,
    outcomes: names,
    secret: flag,
    when: ref("condition"),
    given: name,
    maybe: flag,
    input: flag,
    hashed: flag,
  },
  ["key", "scope"],
);

const identity = closed(
  {
    outcome: name,
    effect: { enum: ["proves", "establishes", "looksUp", "partial"] },
    key: name,
    factor: { enum: ["knowledge", "possession", "inherence"] },
    remote: flag,
    earlier: flag,
    when: { anyOf: [ref("condition"), { type: "array", items: ref("condition"), minItems: 1 }] },
    maybe: flag,
  },
  ["outcome", "effect", "key"],
);

const effects = {
  ...closed(
    {
      reads: { type: "array", items: read, default: [] },
      writes: { type: "array", items: write, default: [] },
      identity: { type: "array", items: identity, default: [] },
      delivers: closed({ key: name, to: name }, ["key", "to"]),
      tells: names,
      changes: { anyOf: [{ const: true }, ref("condition")] },
      credential: { const: true },
      guess: closed({ wrong: names }, ["wrong"]),
      limit: closed(
        { outcomes: names, by: { enum: ["retries", "lockout"] }, when: ref("condition") },
        ["outcomes", "by"],
      ),
      anything: flag,
    },
    [],
  ),
  // What nobody has described may do anything.
  default: { anything: true },
};

const listed = { type: "array", items: { type: ["string", "number", "boolean"] } };

/** Where none is as good as not said. */
const said = { type: "string", maxLength: textLength };

const refused = closed(
  {
    setting: name,
    values: {
      anyOf: [
        closed({ are: listed }, ["are"]),
        closed({ areNot: listed }, ["areNot"]),
        closed({ areNo: { enum: ["origin", "domain"] } }, ["areNo"]),
      ],
    },
    when: ref("condition"),
    reason: said,
    fix: said,
  },
  ["setting", "values", "fix"],
);

const entry = closed(
  {
    type: { type: "string", pattern: "^[A-Z][A-Za-z0-9]*$", maxLength: nameLength },
    amType: { type: "string", pattern: amTypePattern, maxLength: nameLength },
    displayName: name,
    summary: text,
    documentation: text,
    settings: closed(
      {
        type: { const: "object", default: "object" },
        properties: ref("settings"),
        required: { ...names, default: [] },
        additionalProperties: { const: false, default: false },
      },
      ["properties"],
    ),
    refuses: { type: "array", items: refused },
    outcomes: closed(
      {
        from: { enum: ["fixed", "setting", "nodeType", "wiring"] },
        setting: name,
        list: { type: "array", items: outcome, default: [] },
      },
      ["from"],
    ),
    interactive: { ...flag, default: true },
    pageMember: { ...flag, default: true },
    effects,
  },
  ["type", "amType", "displayName", "settings", "outcomes"],
);

export const catalogueSchema = {
  $schema: "https://json-schema.org/draft/2020-12/schema",
  title: "Node types of a tenant, for journeyc",
  type: "array",
  items: entry,
  $defs: {
    setting,
    settings: { type: "object", propertyNames: keys, additionalProperties: ref("setting") },
    condition,
  },
} as const;
