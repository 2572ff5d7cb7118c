import type { JourneyDeclaration, SourceFile, Span } from "journeyc/analysis";
import type { Entity } from "../entities/entity.ts";
import { occurrencesIn } from "../entities/occurrences.ts";
import type { Understood } from "../entities/at.ts";
import type { Project } from "../project/project.ts";

/**
 * What a node or member runs: the script or the inner journey that its settings name.
 * @param declaration the text of the node or member
 */
export function runBy(
  project: Project,
  { file, program }: Understood,
  declaration: Span,
): readonly Extract<Entity, { kind: "journey" | "file" }>[] {
  const { host } = project.workspace;
  const { start, end } = declaration;
  return occurrencesIn(file, program, (from, to) => host.resolve(from, to)).flatMap(
    ({ span, entity }) => {
      const inside = start <= span.start && span.end <= end;
      return inside && (entity.kind === "journey" || entity.kind === "file") ? [entity] : [];
    },
  );
}

/** The journey whose text is around a place. */
export function journeyAround(
  { declarations }: SourceFile,
  offset: number,
): JourneyDeclaration | undefined {
  return declarations.find(
    (declaration): declaration is JourneyDeclaration =>
      declaration.kind === "Journey" &&
      declaration.span.start <= offset &&
      offset <= declaration.span.end,
  );
}
