import type { BoundFile, Program } from "journeyc/analysis";
import { type Entity, keyOf } from "../entities/entity.ts";
import { type Occurrence, symbolEntity } from "../entities/occurrence.ts";
import { occurrencesIn } from "../entities/occurrences.ts";
import type { Project } from "../project/project.ts";
import type { Session } from "../session.ts";

/** A place that stands for an entity. */
export interface Use {
  readonly project: Project;
  readonly path: string;
  readonly occurrence: Occurrence;
}

/**
 * Entities are one for who looks for their uses when these keys are. A managed object type is the same whichever file
 * declares it: AM has one of the name.
 */
function identityOf(entity: Entity): string {
  switch (entity.kind) {
    case "resource":
      return `resource ${entity.resource.name}`;
    case "member":
      // Nothing refers to a member: two of one name are two.
      return `${keyOf(entity)} ${entity.member.declaration.name.span.start}`;
    case "attribute":
      return `attribute ${entity.resource.name} ${entity.path.join("/")}`;
    default:
      return keyOf(entity);
  }
}

/** Everything in some files that stands for an entity of a kind. */
export function usesOfKind(
  project: Project,
  files: readonly BoundFile[],
  program: Program,
  kind: Entity["kind"],
): Use[] {
  const { host } = project.workspace;
  const resolve = (from: string, specifier: string): string => host.resolve(from, specifier);
  return files.flatMap((file) =>
    occurrencesIn(file, program, resolve)
      .filter(({ entity }) => entity.kind === kind)
      .map((occurrence) => ({ project, path: file.source.path, occurrence })),
  );
}

/** The places of some files that stand for an entity. */
export function usesIn(
  project: Project,
  files: readonly BoundFile[],
  program: Program,
  entity: Entity,
): Use[] {
  const identity = identityOf(entity);
  return usesOfKind(project, files, program, entity.kind).filter(
    ({ occurrence }) => identityOf(occurrence.entity) === identity,
  );
}

/**
 * Every place that stands for an entity: of what belongs to a journey, in its file; of journeys and connectors, in all
 * files that see them, whatever folder they are in; of the rest, in the whole folder.
 */
export function usesOf(session: Session, project: Project, entity: Entity): readonly Use[] {
  switch (entity.kind) {
    case "node":
    case "member":
    case "end":
    case "outcome":
    case "else": {
      const bound = project.bound(entity.journey.file);
      return bound === undefined ? [] : usesIn(project, [bound.file], bound.program, entity);
    }
    case "journey":
      return usesEverywhere(session, project, entity.journey);
    case "connector":
      return usesEverywhere(session, project, entity.connector);
    default: {
      const program = project.boundWhole();
      return usesIn(project, program.files, program, entity);
    }
  }
}

type Importable = Parameters<typeof symbolEntity>[0];

function usesEverywhere(session: Session, home: Project, symbol: Importable): readonly Use[] {
  const others = session.projects.filter((project) => project !== home);
  const all = [home, ...others].flatMap((project) => usesOfSymbol(project, home, symbol));
  // Of folders inside of each other, both have the files of the inner one.
  const once = new Map(
    all.map((use) => [`${use.project.uris.uriOf(use.path)} ${use.occurrence.span.start}`, use]),
  );
  return [...once.values()];
}

/** @param home the project that knows the symbol as it is given here */
function usesOfSymbol(project: Project, home: Project, symbol: Importable): Use[] {
  const path = project === home ? symbol.file : project.uris.pathOf(home.uris.uriOf(symbol.file));
  if (project !== home) {
    project.readAll();
    if (project.graph.importersOf(path).size === 0) return [];
  }
  const bound = project.boundWithImporters(path);
  const own = bound?.file.scope.get(symbol.name);
  if (bound === undefined || own?.kind !== symbol.kind) return [];
  const found = usesIn(project, bound.program.files, bound.program, symbolEntity(own));
  return project === home ? found : found.filter((use) => use.path !== path);
}
