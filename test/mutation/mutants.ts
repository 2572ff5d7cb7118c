import { filterPointers, parseQueryFilter } from "@journeyc/runtime/catalogue/query-filter";
import type { SettingSchema } from "@journeyc/grammar/manifest";
import type { Setting, Span, Value } from "../../compiler/1-syntax/ast.ts";
import type { BoundFile, Journey, Member, Node, Program } from "../../compiler/2-bind/model.ts";
import type { DiagnosticCode } from "../../compiler/diagnostics/diagnostic.ts";
import { misspellings } from "./misspellings.ts";

export interface Place {
  readonly file: string;
  readonly span: Span;
}

/** A place to damage, found in the tree, and what must be said of it. Spans are those of the text as it was. */
export interface Site extends Place {
  readonly kind: string;
  /** What may stand there instead. */
  readonly replacements: readonly string[];
  readonly code: DiagnosticCode;
  /** Where that must be said; the damaged place itself when absent. */
  readonly at?: readonly Place[];
}

type Part = Node | Member;

/** A string with its quotes: the misspelt content. */
function inQuotes(text: string): readonly string[] {
  return misspellings(text).map((word) => JSON.stringify(word));
}

function* references(file: BoundFile): Generator<{ readonly name: string } & Place> {
  for (const setting of allSettings(file)) {
    const { value } = setting;
    const place = { file: file.source.path, span: value.span };
    if (value.kind === "Reference") yield { ...place, name: value.name.text };
    if (value.kind === "ResourceName") yield { ...place, name: value.text };
  }
  for (const { declaration } of file.journeys) {
    const { resource } = declaration;
    if (resource) yield { file: file.source.path, span: resource.span, name: resource.text };
  }
}

function partsOf(journey: Journey): readonly Part[] {
  return [...journey.nodes.values()].flatMap((node) => [node, ...node.members]);
}

function* allSettings(file: BoundFile): Generator<Setting> {
  for (const { declaration } of file.connectors) yield* declaration.settings;
  for (const journey of file.journeys) {
    yield* journey.declaration.settings;
    for (const { declaration } of partsOf(journey)) yield* declaration.settings;
  }
}

/** The line of a wiring, with its line end; of the short form, the arrow and its target. */
function* deletedWirings(file: BoundFile, journey: Journey): Generator<Site> {
  const { path, text } = file.source;
  const line = ({ start, end }: Span): Span => ({
    start: text.lastIndexOf("\n", start) + 1,
    end: text.indexOf("\n", end) + 1,
  });
  const common = { file: path, replacements: [""] };
  for (const { span } of journey.declaration.starts) {
    const at = [{ file: path, span: journey.declaration.name.span }];
    yield { ...common, kind: "start deleted", span: line(span), code: "J3006", at };
  }
  for (const { declaration } of journey.nodes.values()) {
    const at = [{ file: path, span: declaration.name.span }];
    for (const { span } of declaration.wirings) {
      if (text.slice(...bounds(line(span))).trim() === text.slice(...bounds(span))) {
        yield { ...common, kind: "wiring line deleted", span: line(span), code: "J3001", at };
      } else {
        const arrow = { start: span.start - 1, end: span.end };
        const { span: type } = declaration.kind === "Node" ? declaration.type : declaration.name;
        const place = [{ file: path, span: type }];
        yield { ...common, kind: "short wiring deleted", span: arrow, code: "J1021", at: place };
      }
    }
  }
}

function bounds({ start, end }: Span): [number, number] {
  return [start, end];
}

function* nodeNames(file: BoundFile, journey: Journey): Generator<Site> {
  const { path } = file.source;
  const uses = [
    ...journey.declaration.starts,
    ...journey.declaration.nodes.flatMap(({ wirings }) => wirings),
  ].map(({ target }) => target);
  for (const { text, span } of uses) {
    const kind = journey.nodes.has(text) ? "node misspelt where used" : "end misspelt";
    yield { kind, file: path, span, replacements: misspellings(text), code: "J2001" };
  }
  for (const { text, span } of journey.declaration.nodes.map(({ name }) => name)) {
    const at = uses
      .filter((use) => use.text === text)
      .map((use) => ({ file: path, span: use.span }));
    const replacements = misspellings(text);
    yield {
      kind: "node misspelt where declared",
      file: path,
      span,
      replacements,
      code: "J2001",
      at,
    };
  }
}

function* outcomes(file: BoundFile, journey: Journey): Generator<Site> {
  for (const { wirings } of journey.declaration.nodes) {
    for (const { text, span } of wirings.flatMap((wiring) => wiring.outcomes)) {
      const replacements = misspellings(text);
      yield { kind: "outcome", file: file.source.path, span, replacements, code: "J3002" };
    }
  }
}

function* types(file: BoundFile): Generator<Site> {
  const { path } = file.source;
  for (const { declaration } of file.journeys.flatMap(partsOf)) {
    if (declaration.kind === "Page") continue;
    const { text, span } = declaration.type;
    yield { kind: "type", file: path, span, replacements: misspellings(text), code: "J2002" };
  }
  for (const { declaration } of file.connectors) {
    const { text, span } = declaration.type;
    const replacements = misspellings(text);
    yield { kind: "connector kind", file: path, span, replacements, code: "J2005" };
  }
}

function* settingNames(file: BoundFile): Generator<Site> {
  for (const { key } of allSettings(file)) {
    const replacements = misspellings(key.text);
    // Without it Email Suspend is another node, which identifies nobody: that has findings of its own.
    if (key.text === "objectLookup") continue;
    yield { kind: "setting", file: file.source.path, span: key.span, replacements, code: "J4002" };
  }
}

const unknownName = { journey: "J2003", connector: "J2004", resource: "J2006" } as const;

/** Names of journeys, connectors and resources: where they are declared, imported and used. */
function* names(file: BoundFile, program: Program): Generator<Site> {
  const { path } = file.source;
  for (const { name, span } of references(file)) {
    const kind = file.scope.get(name)?.kind ?? "journey";
    const code = unknownName[kind];
    yield {
      kind: `${kind} misspelt where used`,
      file: path,
      span,
      replacements: misspellings(name),
      code,
    };
  }
  for (const { name } of file.imports) {
    const replacements = misspellings(name.text);
    yield { kind: "imported name", file: path, span: name.span, replacements, code: "J2008" };
  }
  for (const symbol of [...file.connectors, ...file.resources, ...file.journeys]) {
    const { text, span } = symbol.declaration.name;
    const own = [...references(file)].filter(({ name }) => name === text);
    const imports = program.files.flatMap((other) =>
      other.imports
        .filter((imported) => imported.symbol === symbol)
        .map((imported) => ({ file: other.source.path, span: imported.name.span })),
    );
    const at = own.length > 0 ? own : imports;
    const code = own.length > 0 ? unknownName[symbol.kind] : "J2008";
    // Nobody names a journey that stands for itself, so it may be called anything.
    if (at.length === 0) continue;
    const kind = `${symbol.kind} misspelt where declared`;
    yield { kind, file: path, span, replacements: misspellings(text), code, at };
  }
}

function* paths(file: BoundFile): Generator<Site> {
  for (const declaration of file.source.declarations) {
    if (declaration.kind !== "Import" && declaration.kind !== "Resource") continue;
    const isImport = declaration.kind === "Import";
    const { span, value } = declaration.from;
    const kind = isImport ? "imported file" : "schema file";
    const code = isImport ? "J2007" : "J2018";
    yield { kind, file: file.source.path, span, replacements: inQuotes(value), code };
  }
}

/** The parts of a path, as places from an offset on. */
function partsOfPath(text: string, offset: number): readonly Span[] {
  return [...text.matchAll(/[^/]+/g)].map(({ index, 0: part }) => ({
    start: offset + index,
    end: offset + index + part.length,
  }));
}

/** Attributes in a value: its whole text, the parts of a path, or the paths of a filter. */
function attributesIn(value: Value, schema: SettingSchema): readonly Span[] {
  if (value.kind === "List" && schema.items) {
    const { items } = schema;
    return value.items.flatMap((item) => attributesIn(item, items));
  }
  if (value.kind !== "String") return [];
  const start = value.span.start + 1;
  if (schema.kind === "attribute" || schema.kind === "attributePath")
    return partsOfPath(value.value, start);
  if (schema.kind !== "queryFilter") return [];
  const parsed = parseQueryFilter(value.value);
  if (!parsed.ok) return [];
  return filterPointers(parsed.filter).flatMap((pointer) =>
    partsOfPath(value.value.slice(pointer.start, pointer.end), start + pointer.start),
  );
}

function* settingValues(file: BoundFile): Generator<Site> {
  const { path, text } = file.source;
  for (const { manifest, declaration } of file.journeys.flatMap(partsOf)) {
    for (const { key, value } of declaration.settings) {
      const schema = manifest?.settings.properties[key.text];
      if (!schema) continue;
      for (const span of attributesIn(value, schema)) {
        const replacements = misspellings(text.slice(...bounds(span)));
        yield { kind: "attribute", file: path, span, replacements, code: "J4006" };
      }
      if (value.kind !== "String") continue;
      const replacements = inQuotes(value.value);
      const site = { file: path, span: value.span, replacements };
      if (schema.enum) yield { ...site, kind: "choice", code: "J4004" };
      if (schema.kind === "objectType") yield { ...site, kind: "object type", code: "J4007" };
    }
  }
}

/** Every place of a program that can be damaged so that its meaning is lost. */
export function sitesOf(program: Program): readonly Site[] {
  return program.files.flatMap((file) => [
    ...file.journeys.flatMap((journey) => [
      ...deletedWirings(file, journey),
      ...nodeNames(file, journey),
      ...outcomes(file, journey),
    ]),
    ...types(file),
    ...settingNames(file),
    ...settingValues(file),
    ...names(file, program),
    ...paths(file),
  ]);
}
