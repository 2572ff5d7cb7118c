import {
  type BoundFile,
  type Connector,
  type ImportedNodeType,
  isTerminal,
  type Journey,
  type Member,
  type Name,
  type Node,
  ownersOf,
  type Program,
  type RequirePoint,
  type ResourceName,
  type Setting,
  type SettingsOwner,
  type SourceFile,
  type Span,
  type StringLiteral,
} from "journeyc/analysis";
import type { Entity } from "./entity.ts";
import { duplicateOccurrences } from "./duplicate-occurrences.ts";
import { declared, insideQuotes, named, type Occurrence, symbolEntity } from "./occurrence.ts";
import {
  authorsOutcomes,
  outcomeEntity,
  targetOccurrence,
  wiringOccurrences,
} from "./outcome-occurrences.ts";
import { valueOccurrences } from "./value-occurrences.ts";

const known = new WeakMap<BoundFile, readonly Occurrence[]>();

/** Everything in a file that stands for something, in the order of the text; found once for each bound file. */
export function occurrencesIn(
  file: BoundFile,
  program: Program,
  resolve: (fromFile: string, specifier: string) => string,
): readonly Occurrence[] {
  const before = known.get(file);
  if (before !== undefined) return before;
  const found = [...new Collector(file, program, resolve).all()]
    .filter(({ span }) => span.end > span.start)
    .toSorted((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
  known.set(file, found);
  return found;
}

/** What stands at an offset, which may also be where a name ends. Of several, the shortest. */
export function occurrenceAt(
  occurrences: readonly Occurrence[],
  offset: number,
): Occurrence | undefined {
  const here = occurrences.filter(({ span }) => span.start <= offset && offset <= span.end);
  const length = ({ span }: Occurrence): number => span.end - span.start;
  // Where two names meet, the cursor stands before the second.
  return here.toSorted(
    (a, b) =>
      Number(a.span.end === offset) - Number(b.span.end === offset) || length(a) - length(b),
  )[0];
}

class Collector {
  readonly #file: BoundFile;
  readonly #program: Program;
  readonly #resolve: (specifier: string) => string;
  readonly #owners: ReadonlyMap<Name, SettingsOwner>;

  constructor(
    file: BoundFile,
    program: Program,
    resolve: (fromFile: string, specifier: string) => string,
  ) {
    this.#file = file;
    this.#program = program;
    this.#resolve = (specifier) => resolve(file.source.path, specifier);
    this.#owners = new Map(ownersOf(file).map((owner) => [owner.name, owner]));
  }

  *all(): Generator<Occurrence> {
    yield* this.#imports(this.#file.source);
    for (const connector of this.#file.connectors) yield* this.#connector(connector);
    for (const resource of this.#file.resources) {
      const { name, from } = resource.declaration;
      yield declared(name, { kind: "resource", resource });
      yield* this.#path(from);
    }
    for (const journey of this.#file.journeys) yield* this.#journey(journey);
    yield* duplicateOccurrences(this.#file, this.#resolve);
    yield* this.#allows();
  }

  *#imports({ declarations }: SourceFile): Generator<Occurrence> {
    // A name that the file also declares stands here for what is imported all the same.
    for (const { name, symbol, nodeType } of this.#file.imports) {
      if (symbol !== undefined) yield named(name.span, symbolEntity(symbol));
      if (nodeType !== undefined) yield named(name.span, importedEntity(nodeType));
    }
    for (const declaration of declarations) {
      if (declaration.kind !== "Import") continue;
      const { from } = declaration;
      yield* this.#path(from);
    }
  }

  *#path(from: StringLiteral): Generator<Occurrence> {
    const { value: specifier } = from;
    yield named(insideQuotes(from), { kind: "file", path: this.#resolve(specifier), specifier });
  }

  /** A name of the file's scope. */
  *#symbol(name: Name | ResourceName): Generator<Occurrence> {
    const symbol = this.#file.scope.get(name.text);
    if (symbol === undefined) return;
    yield named(name.span, symbolEntity(symbol));
  }

  *#connector(connector: Connector): Generator<Occurrence> {
    const { declaration, manifest } = connector;
    yield declared(declaration.name, { kind: "connector", connector });
    if (manifest !== undefined)
      yield named(declaration.type.span, { kind: "connectorKind", manifest });
    yield* this.#settings(
      declaration.name,
      manifest?.kind ?? declaration.type.text,
      declaration.settings,
    );
  }

  *#journey(journey: Journey): Generator<Occurrence> {
    const { declaration, nodes } = journey;
    yield declared(declaration.name, { kind: "journey", journey });
    if (declaration.resource !== undefined) yield* this.#symbol(declaration.resource);
    yield* this.#settings(declaration.name, "journey", declaration.settings);
    for (const { target } of declaration.starts) yield* targetOccurrence(journey, target);
    for (const { needed, at } of declaration.requires) {
      yield* this.#point(journey, needed);
      yield* this.#point(journey, at);
    }
    for (const node of nodes.values()) yield* this.#node(journey, node);
  }

  *#point(journey: Journey, { name, outcome }: RequirePoint): Generator<Occurrence> {
    const node = journey.nodes.get(name.text);
    const manifest = this.#program.catalogue.nodes.get(name.text);
    if (isTerminal(name.text)) yield named(name.span, { kind: "end", end: name.text, journey });
    else if (node !== undefined) yield named(name.span, { kind: "node", journey, node });
    else if (manifest !== undefined) yield named(name.span, { kind: "nodeType", manifest });
    if (node !== undefined && outcome !== undefined)
      yield named(outcome.span, outcomeEntity(journey, node, outcome.text));
  }

  *#node(journey: Journey, node: Node): Generator<Occurrence> {
    const { declaration, manifest } = node;
    yield declared(declaration.name, { kind: "node", journey, node });
    if (declaration.kind === "Page") {
      yield* this.#settings(declaration.name, "page", declaration.settings);
      for (const member of node.members) yield* this.#member(journey, node, member);
    } else {
      yield* typeOccurrence(declaration.type, manifest, node.imported);
      yield* this.#settings(declaration.name, declaration.type.text, declaration.settings);
      yield* authorsOutcomes(journey, node);
    }
    for (const wiring of declaration.wirings) yield* wiringOccurrences(journey, node, wiring);
  }

  *#member(journey: Journey, page: Node, member: Member): Generator<Occurrence> {
    const { declaration, manifest } = member;
    yield declared(declaration.name, { kind: "member", journey, page, member });
    yield* typeOccurrence(declaration.type, manifest, member.imported);
    yield* this.#settings(declaration.name, declaration.type.text, declaration.settings);
    yield* authorsOutcomes(journey, page, member);
  }

  *#settings(name: Name, type: string, settings: readonly Setting[]): Generator<Occurrence> {
    const owner = this.#owners.get(name);
    for (const setting of settings) {
      const key = setting.key.text;
      const properties = owner?.schema.properties ?? {};
      const schema = Object.hasOwn(properties, key) ? properties[key] : undefined;
      yield named(setting.key.span, {
        kind: "setting",
        of: owner?.type ?? type,
        name: key,
        schema,
        owner,
      });
      yield* valueOccurrences(setting.value, {
        file: this.#file,
        resolve: this.#resolve,
        owner,
        schema,
        key,
      });
    }
  }

  *#allows(): Generator<Occurrence> {
    const { declarations } = this.#file.source;
    const nodes = declarations.flatMap((one) => (one.kind === "Journey" ? one.nodes : []));
    const members = nodes.flatMap((one) => (one.kind === "Page" ? one.members : []));
    for (const { allows } of [...declarations, ...nodes, ...members]) {
      for (const { code } of allows) yield named(code.span, { kind: "code", code: code.text });
    }
  }
}

function* typeOccurrence(
  { text, opaque, span }: { readonly text: string; readonly opaque: boolean; readonly span: Span },
  manifest: Node["manifest"],
  imported: Node["imported"],
): Generator<Occurrence> {
  if (opaque) yield named(span, { kind: "opaqueType", type: text });
  else if (imported !== undefined) yield named(span, importedEntity(imported));
  else if (manifest !== undefined) yield named(span, { kind: "nodeType", manifest });
}

function importedEntity(imported: ImportedNodeType): Entity {
  return { kind: "nodeType", manifest: imported.manifest, imported };
}
