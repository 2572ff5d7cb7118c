import { CheckContext, type Program } from "journeyc/analysis";
import type { Bound, Project } from "./project.ts";

const known = new WeakMap<Program, CheckContext>();

/** The facts of a program, each worked out when it is first asked for. */
export function contextOf(program: Program): CheckContext {
  const context = known.get(program) ?? new CheckContext(program);
  known.set(program, context);
  return context;
}

/**
 * A file in the program that decides what holds in it: with everything that imports it, once the folder has been read.
 * Until then with what it imports, so that nobody waits.
 */
export function boundForFacts(project: Project, path: string): Bound | undefined {
  return project.isRead ? project.boundWithImporters(path) : project.bound(path);
}
