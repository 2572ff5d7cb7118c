import * as fc from "fast-check";
import type {
  Entry,
  Journey,
  Module,
  Node,
  NodeTypeReference,
  ScriptImport,
  Value,
} from "../../../compiler/5-lower/ir.ts";

const span = { start: 0, end: 0 };

/** Names of every length that a line can hold, words of JavaScript among them. */
const name = fc.oneof(
  { weight: 6, arbitrary: fc.stringMatching(/^[A-Za-z_][A-Za-z0-9_]{0,24}$/) },
  { weight: 1, arbitrary: fc.stringMatching(/^[A-Za-z_][A-Za-z0-9_]{30,110}$/) },
  {
    weight: 1,
    arbitrary: fc.constantFrom("__proto__", "constructor", "delete", "node", "page", "env", "a"),
  },
);

const text = fc.oneof(
  fc.string({ maxLength: 30 }),
  fc.string({ maxLength: 120 }),
  fc.string({ unit: "binary", maxLength: 20 }),
  fc.constantFrom('"quoted"', "it's", "</script>", "*/", "${x}", "a\nb", "日本語", "\\", "\u202e"),
);

const key = fc.oneof(name, text);

const literal: fc.Arbitrary<Value> = fc
  .oneof(
    text,
    fc.double({ noNaN: true }),
    fc.integer(),
    fc.boolean(),
    fc.constant(null),
    fc.constant("x".repeat(95)),
  )
  .map((value) => ({ kind: "literal", value, span }));

const environment: fc.Arbitrary<Value> = fc.record({
  kind: fc.constant("environment" as const),
  source: fc.constantFrom("env" as const, "secret" as const),
  name,
  span: fc.constant(span),
});

function entriesOf(value: fc.Arbitrary<Value>): fc.Arbitrary<Entry[]> {
  return fc
    .uniqueArray(fc.tuple(key, value), { maxLength: 4, selector: ([entryKey]) => entryKey })
    .map((entries) =>
      entries.map(([entryKey, item]) => ({ key: { text: entryKey, span }, value: item })),
    );
}

const { value } = fc.letrec<{ value: Value }>((tie) => ({
  value: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    literal,
    environment,
    fc.array(tie("value"), { maxLength: 5 }).map((items): Value => ({ kind: "list", items, span })),
    fc.array(fc.integer(), { maxLength: 40 }).map((numbers): Value => ({
      kind: "list",
      items: numbers.map((item) => ({ kind: "literal", value: item, span })),
      span,
    })),
    entriesOf(tie("value")).map((entries): Value => ({ kind: "object", entries, span })),
  ),
}));

/** What a setting that names a script holds. */
const risk: ScriptImport = { path: "./scripts/risk.ts", exported: "default", local: "risk" };
const scriptKeys = fc.uniqueArray(
  fc.record({ key, presence: fc.constantFrom("always" as const, "maybe" as const) }),
  { maxLength: 4, selector: (it) => it.key },
);
const script: fc.Arbitrary<Value> = fc.oneof(
  fc.record({
    kind: fc.constant("typed" as const),
    script: fc.constant(risk),
    name: text,
    reads: scriptKeys,
    outcomes: fc.uniqueArray(fc.record({ name: key, writes: scriptKeys }), {
      maxLength: 3,
      selector: (it) => it.name,
    }),
    span: fc.constant(span),
  }),
  fc.record({ kind: fc.constant("sandboxed" as const), name: text, text, span: fc.constant(span) }),
);

const settings = entriesOf(
  fc.oneof({ weight: 8, arbitrary: value }, { weight: 1, arbitrary: script }),
);
const doc = fc.option(text, { nil: undefined, freq: 3 });
const displayName = fc.option(
  text.map((it) => ({ text: it, span })),
  { nil: undefined, freq: 3 },
);
const nodeTypes: readonly NodeTypeReference[] = [
  { module: "page", name: "page" },
  { module: "passthrough-authentication", name: "passthroughAuthentication" },
];

const member = fc.record({
  name,
  type: fc.constantFrom(...nodeTypes),
  displayName,
  doc,
  settings,
  span: fc.constant(span),
});

function unique<T extends { readonly name: string }>(
  part: fc.Arbitrary<T>,
  maxLength: number,
): fc.Arbitrary<T[]> {
  return fc.uniqueArray(part, { maxLength, selector: (it) => it.name });
}

const target = name.map((it) => ({ text: it, span }));
const node: fc.Arbitrary<Node> = fc
  .tuple(
    member,
    unique(member, 3),
    unique(fc.record({ name: key, span: fc.constant(span), target }), 4),
    fc.array(key, { maxLength: 3 }),
  )
  .map(([part, members, outcomes, secrets]) => ({ ...part, members, outcomes, secrets }));

const journey: fc.Arbitrary<Omit<Journey, "constant">> = fc.record({
  name,
  displayName,
  doc,
  innerTreeOnly: fc.boolean(),
  resource: fc.constantFrom(undefined, "managed/alpha_user"),
  connectors: unique(fc.record({ name, kind: fc.constantFrom("Entra", "it's") }), 3),
  receives: fc.array(key, { maxLength: 2 }),
  start: target,
  nodes: fc
    .tuple(node, unique(node, 3))
    .map(([first, more]) => [first, ...more.filter((it) => it.name !== first.name)]),
  span: fc.constant(span),
});

/** Modules as hostile as the IR can be; identifiers are such as the lexer and `exportNames` give. */
export const randomModule: fc.Arbitrary<Module> = fc
  .record({
    journeys: unique(journey, 2),
    schema: fc.dictionary(key, fc.jsonValue({ maxDepth: 4 }), { maxKeys: 3 }),
    connectors: fc.array(settings, { maxLength: 1 }),
    doc,
    // Of one length or another, so that every line break of a declaration is met.
    pad: fc.integer({ min: 1, max: 70 }),
  })
  .map(({ journeys, schema, connectors, doc: about, pad }) => ({
    path: "folder/random.journey",
    source: "",
    nodeTypes,
    imports: [],
    scripts: [risk],
    resources: [
      { name: "managed/alpha_user", constant: "u".repeat(pad), doc: about, schema, span },
    ],
    connectors: connectors.map((given) => ({
      name: "Connector",
      constant: "c".repeat(pad),
      kind: "Entra",
      doc: about,
      settings: given,
      packages: pad % 2 === 0 ? ["@azure/msal-node", "jose"] : [],
      span,
    })),
    journeys: journeys.map((it, index) => ({ ...it, constant: `j${index}${"x".repeat(pad)}` })),
  }));
