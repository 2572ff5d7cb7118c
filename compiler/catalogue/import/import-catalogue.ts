import type { NodeManifest } from "@journeyc/grammar/manifest";
import { type Catalogue, nodeTypeOfAm } from "../../2-bind/context.ts";
import { hasErrors } from "../../diagnostics/collection.ts";
import { type Diagnostic, report } from "../../diagnostics/diagnostic.ts";
import { sameJson, type Json } from "../../interop/json.ts";
import { wholeFile } from "../../workspace/read-failure.ts";
import { badTypeId } from "../errors/bad-type-id.ts";
import { settingNotDescribed } from "../errors/setting-not-described.ts";
import { amTypePattern } from "../manifest-schema.ts";
import { readCatalogue } from "../read-catalogue.ts";
import { describeOutcomes, describeSettings } from "./describe.ts";
import { mergeOutcomes, mergeSettings } from "./merge.ts";
import { freeTypeName, typeName } from "./names.ts";
import { plainText } from "./plain-text.ts";
import { type Answer, readAnswers } from "./read-answers.ts";
import { mergeFacts, type TypeFacts } from "./type-facts.ts";

export interface CatalogueImport {
  /** The catalogue's new text, for findings too; to be written when nothing is wrong and something is new. */
  readonly text: string;
  readonly added: readonly NodeManifest[];
  readonly changed: readonly NodeManifest[];
  /** How many of the types journeyc knows anyway. */
  readonly builtIn: number;
  /** Ids of types of which only the name came, or only the outcomes: no answer says which settings they have. */
  readonly withoutSchema: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
}

const typeIds = new RegExp(amTypePattern);

function isTypeId(amType: string): boolean {
  return amType.length <= 200 && typeIds.test(amType);
}

function fresh({ amType, displayName }: TypeFacts, taken: ReadonlySet<string>): NodeManifest {
  return {
    type: freeTypeName(typeName(displayName, amType), taken),
    amType,
    displayName: displayName ?? amType,
    summary: "",
    documentation: "",
    settings: { type: "object", properties: {}, required: [], additionalProperties: false },
    outcomes: { from: "wiring" },
    interactive: true,
    pageMember: true,
    effects: { reads: [], writes: [], identity: [], anything: true },
  };
}

/** An entry with what AM says now; the name of a setting that AM does not describe. */
function updated(before: NodeManifest, facts: TypeFacts): NodeManifest | string {
  const described = describeSettings(facts);
  if (!described.ok) return described.setting;
  const { displayName = before.displayName, help = "" } = facts;
  return {
    ...before,
    displayName: displayName.slice(0, 200),
    summary: before.summary === "" ? plainText(help) : before.summary,
    settings: facts.schema ? mergeSettings(before.settings, described.settings) : before.settings,
    outcomes: mergeOutcomes(before.outcomes, describeOutcomes(facts)),
  };
}

interface Draft {
  readonly entries: Map<string, NodeManifest>;
  readonly added: NodeManifest[];
  readonly changed: NodeManifest[];
  readonly withoutSchema: string[];
  readonly diagnostics: Diagnostic[];
}

function take(facts: TypeFacts, file: string, base: Catalogue, draft: Draft): void {
  const { amType } = facts;
  const place = wholeFile(file);
  if (!isTypeId(amType)) {
    draft.diagnostics.push(report(badTypeId, { amType }, place));
    return;
  }
  const before = draft.entries.get(amType);
  if (before === undefined && facts.schema === undefined) {
    draft.withoutSchema.push(amType);
    return;
  }
  const taken = new Set([
    ...base.nodes.keys(),
    ...[...draft.entries.values()].map(({ type }) => type),
  ]);
  const now = updated(before ?? fresh(facts, taken), facts);
  if (typeof now === "string") {
    draft.diagnostics.push(report(settingNotDescribed, { type: amType, setting: now }, place));
    return;
  }
  draft.entries.set(amType, now);
  if (before === undefined) draft.added.push(now);
  else if (!sameJson(asJson(before), asJson(now))) draft.changed.push(now);
}

/** A manifest is plain data. */
function asJson(manifest: NodeManifest): Json {
  return manifest as unknown as Json;
}

/** As it is reviewed: an entry after the other in the order of their names, each part on a line of its own. */
function textOf(entries: Iterable<NodeManifest>): string {
  const sorted = [...entries].toSorted((a, b) => (a.type < b.type ? -1 : 1));
  return `${JSON.stringify(sorted, undefined, 2)}\n`;
}

/**
 * Puts what AM answers about node types into a catalogue.
 * @param path where the catalogue is, or will be
 * @param existing the text of the catalogue that there is
 * @param givenType the type that answers are about which do not say it
 * @param base the node types that need no entry
 */
export function importCatalogue(
  answers: readonly Answer[],
  path: string,
  existing: string | undefined,
  givenType: string | undefined,
  base: Catalogue,
): CatalogueImport {
  const reading = existing === undefined ? undefined : readCatalogue(path, existing, base);
  const read = readAnswers(answers, givenType);
  const draft: Draft = {
    entries: new Map((reading?.manifests ?? []).map((entry) => [entry.amType, entry])),
    added: [],
    changed: [],
    withoutSchema: [],
    diagnostics: [...(reading?.diagnostics ?? []), ...read.diagnostics],
  };
  const merged = [...mergeFacts(read.facts.map(({ facts }) => facts)).values()];
  const files = new Map(read.facts.map(({ file, facts }) => [facts.amType, file]));
  const own = merged.filter(({ amType }) => nodeTypeOfAm(base, amType) === undefined);
  // Names are given in the order of ids, so that the order of the files does not matter.
  for (const facts of own.toSorted((a, b) => (a.amType < b.amType ? -1 : 1))) {
    take(facts, files.get(facts.amType) ?? "", base, draft);
  }
  const { entries, added, changed, withoutSchema, diagnostics } = draft;
  const text = textOf(entries.values());
  const checked = hasErrors(diagnostics) ? [] : readCatalogue(path, text, base).diagnostics;
  return {
    text,
    added,
    changed,
    builtIn: merged.length - own.length,
    withoutSchema,
    diagnostics: [...diagnostics, ...checked],
  };
}
