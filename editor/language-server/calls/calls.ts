import type { Journey } from "journeyc/analysis";
import { occurrencesIn } from "../entities/occurrences.ts";
import { usesOf } from "../navigation/uses.ts";
import { journeyAround } from "../navigation/what-runs.ts";
import type { Project } from "../project/project.ts";
import type { Session } from "../session.ts";
import { type Call, callItem, Calls } from "./call-items.ts";

/** The journeys that run a journey, whatever folder they are in, and where they name it. */
export function incomingCalls(session: Session, home: Project, journey: Journey): readonly Call[] {
  const calls = new Calls(session);
  for (const { project, path, occurrence } of usesOf(session, home, { kind: "journey", journey })) {
    const source = project.parsed(path)?.value;
    const caller = source && journeyAround(source, occurrence.span.start);
    // An import stands outside of all journeys.
    if (caller === undefined || occurrence.declares) continue;
    calls.add(project, callItem(session, project, path, caller), path, occurrence.span);
  }
  return calls.all;
}

/** The journeys that a journey runs, and where it names them. */
export function outgoingCalls(
  session: Session,
  project: Project,
  journey: Journey,
): readonly Call[] {
  const calls = new Calls(session);
  const bound = project.bound(journey.file);
  if (bound === undefined) return [];
  const { host } = project.workspace;
  const resolve = (from: string, specifier: string): string => host.resolve(from, specifier);
  const { start, end } = journey.declaration.span;
  for (const { span, entity, declares } of occurrencesIn(bound.file, bound.program, resolve)) {
    const inside = start <= span.start && span.end <= end;
    if (!inside || declares || entity.kind !== "journey") continue;
    const { file, declaration } = entity.journey;
    calls.add(project, callItem(session, project, file, declaration), journey.file, span);
  }
  return calls.all;
}
