import type {
  IdentityEffect,
  NodeManifest,
  OutcomeManifest,
  SettingsSchema,
  StateRead,
  StateWrite,
} from "../manifest.ts";
import type {
  CustomDefinition,
  OutcomesDefinition,
  ReadDefinition,
  WriteDefinition,
} from "./custom-definition.ts";

const noSettings: SettingsSchema = {
  type: "object",
  properties: {},
  required: [],
  additionalProperties: false,
};

/** Pascal case: it stands in hashes, traces and documents. */
const typeName = /^[A-Z][A-Za-z0-9]*$/;
const outcomeName = /^[A-Za-z_][A-Za-z0-9_]*$/;
/** One key, without the wildcards and the settings that manifests of our own may name in it. */
const stateKey = /^[^*${}]+$/;
/** The word for all other outcomes. */
const rest = "else";

/** The manifest of a custom node type. The runtime makes it of the definition, the compiler of the definition's type. */
export function customManifest(
  definition: CustomDefinition,
  settings: SettingsSchema = noSettings,
): NodeManifest {
  const { type, summary, documentation = "" } = definition;
  return {
    type,
    // AM has no such type; nothing is exported under this name.
    amType: type,
    displayName: wordsOf(type),
    summary,
    documentation,
    settings,
    outcomes: { from: "fixed", list: outcomesOf(definition.outcomes) },
    interactive: definition.interactive === true,
    pageMember: definition.pageMember === true,
    effects: {
      reads: entriesOf<ReadDefinition>(definition.reads).map(readOf),
      writes: entriesOf<WriteDefinition>(definition.writes).map(writeOf),
      identity: Object.entries(definition.identity ?? {}).map(
        ([outcome, { effect, key, factor }]): IdentityEffect => ({
          outcome,
          effect,
          key,
          ...(factor !== undefined && { factor }),
        }),
      ),
      ...(definition.tells !== undefined && { tells: definition.tells }),
      ...(definition.changes === true && { changes: true as const }),
      ...(definition.guess !== undefined && { guess: definition.guess }),
    },
  };
}

/** What is wrong with a definition: the first thing. Types allow nothing of it, but JavaScript and casts do. */
export function definitionFault(definition: CustomDefinition): string | undefined {
  const { type, identity = {}, guess, tells = [] } = definition;
  const outcomes = outcomesOf(definition.outcomes).map(({ name }) => name);
  const misnamed = nameFault(type, outcomes);
  if (misnamed !== undefined) return misnamed;
  const writes = entriesOf<WriteDefinition>(definition.writes);
  const keys = [
    ...entriesOf<ReadDefinition>(definition.reads).map(([key]) => key),
    ...writes.map(([key]) => key),
    ...Object.values(identity).map(({ key }) => key),
  ];
  const key = keys.find((one) => !stateKey.test(one));
  if (key !== undefined) return `${JSON.stringify(key)} is not a single key of state`;
  const exposed = secretFault(writes.map(writeOf));
  if (exposed !== undefined) return exposed;
  const named = [
    ...writes.flatMap(([, write]) => write.outcomes ?? []),
    ...Object.keys(identity),
    ...(guess?.wrong ?? []),
    ...tells,
  ];
  return unknownFault(named, outcomes);
}

/** As `definitionFault`, of a manifest that an author has written: what the machine relies on. */
export function manifestFault({ type, outcomes, effects }: NodeManifest): string | undefined {
  const { reads, writes, identity, tells = [], guess, limit } = effects;
  const names = outcomes.from === "fixed" ? outcomes.list.map(({ name }) => name) : undefined;
  const named = [
    ...reads.flatMap(({ missing }) => missing ?? []),
    ...writes.flatMap((write) => write.outcomes ?? []),
    ...identity.map(({ outcome }) => outcome),
    ...tells,
    ...(guess?.wrong ?? []),
    ...(limit?.outcomes ?? []),
  ];
  return nameFault(type, names) ?? (names && unknownFault(named, names)) ?? secretFault(writes);
}

function nameFault(type: string, outcomes?: readonly string[]): string | undefined {
  if (!typeName.test(type)) return `its \`type\`, ${JSON.stringify(type)}, is not in PascalCase`;
  if (outcomes?.length === 0) return "it has no outcomes";
  const odd = outcomes?.find((name) => !outcomeName.test(name) || name === rest);
  return odd === undefined
    ? undefined
    : `its outcome ${JSON.stringify(odd)} is not an identifier that a journey can wire`;
}

function secretFault(writes: readonly StateWrite[]): string | undefined {
  const exposed = writes.find(({ secret, scope }) => secret === true && scope === "shared");
  return exposed && `\`${exposed.key}\` is a secret, which shared state never keeps`;
}

function unknownFault(named: readonly string[], outcomes: readonly string[]): string | undefined {
  const unknown = named.find((name) => !outcomes.includes(name));
  return unknown === undefined
    ? undefined
    : `it says something of the outcome ${JSON.stringify(unknown)}, which it does not have`;
}

/** The keys of a list, of which nothing more is said, or of a record. */
export function entriesOf<Definition extends object>(
  keys: readonly string[] | Readonly<Record<string, Definition>> | undefined,
): readonly (readonly [key: string, definition: Definition])[] {
  if (keys === undefined) return [];
  // Of a key nothing needs to be said: every part of a definition is optional.
  return isList(keys) ? keys.map((key) => [key, {} as Definition]) : Object.entries(keys);
}

function isList(keys: object): keys is readonly string[] {
  return Array.isArray(keys);
}

function outcomesOf(outcomes: OutcomesDefinition): readonly OutcomeManifest[] {
  const named = isList(outcomes)
    ? outcomes.map((name) => [name, ""] as const)
    : Object.entries(outcomes);
  return named.map(([name, description]) => ({
    name,
    id: name,
    displayName: wordsOf(name),
    description,
  }));
}

function readOf([key, read]: readonly [string, ReadDefinition]): StateRead {
  return {
    key,
    required: read.optional !== true,
    ...(read.secret === true && { secret: true }),
    ...(read.to !== undefined && { to: read.to }),
  };
}

function writeOf([key, write]: readonly [string, WriteDefinition]): StateWrite {
  const { outcomes, secret, maybe, input } = write;
  return {
    key,
    scope: scopeOf(write),
    ...(outcomes !== undefined && { outcomes }),
    ...(secret === true && { secret: true }),
    ...(maybe === true && { maybe: true }),
    ...(input === true && { input: true }),
  };
}

/** Secrets are kept encrypted, where nothing else is said. */
export function scopeOf({ scope, secret }: WriteDefinition): StateWrite["scope"] {
  return scope ?? (secret === true ? "secure" : "shared");
}

/** `RiskScore` as people read it: `Risk Score`. */
function wordsOf(name: string): string {
  const words = name.replaceAll(/([a-z0-9])([A-Z])/g, "$1 $2");
  return words.charAt(0).toUpperCase() + words.slice(1);
}
