import type { Span } from "journeyc/analysis";
import { type Location, type LocationLink } from "vscode-languageserver";
import type { Project } from "../project/project.ts";
import type { AskedAt, Session } from "../session.ts";

/** A place that an editor goes to. */
export interface Target {
  readonly path: string;
  /** All of what is there: a declaration with its body. */
  readonly whole: Span;
  /** Where the cursor goes: its name. */
  readonly name: Span;
}

/** Shows targets as the editor wants them: with what was clicked on, if it can. */
export function linksTo(
  session: Session,
  { project, path }: Pick<AskedAt, "project" | "path">,
  targets: readonly Target[],
  origin: Span,
  withOrigin: boolean | undefined,
): Location[] | LocationLink[] {
  const rangeOf = (target: Target, span: Span): Location["range"] =>
    session.rangeIn(project, target.path, span);
  if (withOrigin !== true) return targets.map((target) => locationOf(session, project, target));
  return targets.map((target) => ({
    originSelectionRange: session.rangeIn(project, path, origin),
    targetUri: project.uris.uriOf(target.path),
    targetRange: rangeOf(target, target.whole),
    targetSelectionRange: rangeOf(target, target.name),
  }));
}

function locationOf(session: Session, project: Project, { path, name }: Target): Location {
  return session.locationOf(project, { file: path, span: name });
}
