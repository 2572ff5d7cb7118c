import type { ImportedNodeType, Name, ResourceName, Span, Symbol } from "journeyc/analysis";
import type { Entity } from "../entities/entity.ts";
import { insideQuotes } from "../entities/occurrence.ts";
import { authorsOutcome, partWith } from "../entities/outcome-occurrences.ts";
import type { Project } from "../project/project.ts";
import type { AskedAt, Session } from "../session.ts";
import { catalogueTarget } from "./catalogue-place.ts";
import { attributeInSchema, jsonPlace } from "./json-place.ts";
import type { At } from "./go-to.ts";
import type { Target } from "./target.ts";
import { usesOf } from "./uses.ts";

function named(
  path: string,
  { name, span }: { readonly name: Name | ResourceName; readonly span: Span },
): Target {
  return { path, whole: span, name: name.span };
}

const start: Span = { start: 0, end: 0 };

/** Another file: at what is meant in it, or at its start. */
export function fileTarget(project: Project, path: string, at: Span = start): Target | undefined {
  return project.workspace.read(path).ok ? { path, whole: at, name: at } : undefined;
}

function symbolTarget({ file, declaration }: Symbol): Target {
  return named(file, declaration);
}

/** The file that has a resource's schema. */
export function schemaPath(project: Project, { file, declaration }: Symbol): string | undefined {
  return declaration.kind === "Resource"
    ? project.workspace.host.resolve(file, declaration.from.value)
    : undefined;
}

/** Where the schema of a resource describes an attribute; its innermost part that is there. */
export function attributeTarget(
  project: Project,
  { resource, path }: Extract<Entity, { kind: "attribute" }>,
): Target | undefined {
  const schema = schemaPath(project, resource);
  const text = schema === undefined ? undefined : project.lines(schema)?.text;
  if (schema === undefined || text === undefined) return undefined;
  const place = jsonPlace(text, attributeInSchema(path));
  return place && { path: schema, whole: place.whole, name: place.key };
}

/** Where the module of a node type declares it. */
function importedTarget(project: Project, { place }: ImportedNodeType): Target | undefined {
  return fileTarget(project, place.file, place.span);
}

/** Where the author names an outcome in a list, or the line that wires one of the node type's own. */
function outcomeTarget(
  project: Project,
  outcome: Extract<Entity, { kind: "outcome" }>,
): Target | undefined {
  const { journey, node, name } = outcome;
  const item = authorsOutcome(outcome);
  if (item !== undefined) return { path: journey.file, whole: item.span, name: insideQuotes(item) };
  const { script, manifest } = partWith(outcome);
  if (script?.signature.outcomes?.includes(name) === true)
    return fileTarget(project, script.path, script.signature.span);
  const { imported } = partWith(outcome);
  if (imported !== undefined) return importedTarget(project, imported);
  const type = manifest?.type;
  const described = type && catalogueTarget(project, type, { outcome: name });
  if (described) return described;
  const wiring = node.wiring.taken.get(name);
  const written = wiring?.outcomes.find(({ text }) => text === name);
  const span = written?.span ?? wiring?.span;
  if (wiring === undefined || span === undefined) return named(journey.file, node.declaration);
  return { path: journey.file, whole: wiring.span, name: span };
}

/**
 * Where an entity is defined: nothing for what the language or the runtime brings. Names of the environment have no
 * definition here; their uses are given.
 */
export function definitionsOf(session: Session, project: Project, entity: Entity): Target[] {
  const found = (...targets: readonly (Target | undefined)[]): Target[] =>
    targets.filter((target) => target !== undefined);
  switch (entity.kind) {
    case "journey":
      return found(symbolTarget(entity.journey));
    case "connector":
      return found(symbolTarget(entity.connector));
    case "resource":
      return found(symbolTarget(entity.resource));
    case "node":
      return found(named(entity.journey.file, entity.node.declaration));
    case "member":
      return found(named(entity.journey.file, entity.member.declaration));
    case "outcome":
      return found(outcomeTarget(project, entity));
    case "nodeType":
      return found(
        entity.imported === undefined
          ? catalogueTarget(project, entity.manifest.type)
          : importedTarget(project, entity.imported),
      );
    case "setting":
      return found(catalogueTarget(project, entity.of, ["settings", "properties", entity.name]));
    case "attribute":
      return found(attributeTarget(project, entity));
    case "objectType":
      return found(entity.connector && symbolTarget(entity.connector));
    case "file":
      return found(fileTarget(project, entity.path, entity.script?.span));
    case "environment":
      return usesOf(session, project, entity).map(({ path, occurrence: { span } }) => ({
        path,
        whole: span,
        name: span,
      }));
    default:
      return [];
  }
}

/** The definitions of what stands at the cursor. From a use of the environment, the other uses. */
export function definitionAt(
  session: Session,
  { occurrence: { entity, span } }: At,
  { project, path }: AskedAt,
): Target[] {
  const targets = definitionsOf(session, project, entity);
  if (entity.kind !== "environment") return targets;
  return targets.filter(({ path: file, name }) => file !== path || name.start !== span.start);
}
