import type { Call, Journey } from "journeyc/analysis";
import type { Asked } from "../session.ts";
import { contextOf } from "../project/facts.ts";

const turn = 20;
const waitsAtMost = 10_000;

/** Who runs a journey as an inner journey, of all files of its folder. Waits until these have been read. */
export async function callsTo(
  { project, path }: Pick<Asked, "project" | "path">,
  name: string,
): Promise<readonly Call[]> {
  for (let waited = 0; !project.isRead && waited < waitsAtMost; waited += turn)
    await new Promise((resolve) => setTimeout(resolve, turn));
  const bound = project.boundWithImporters(path);
  if (bound === undefined) return [];
  const { calls } = contextOf(bound.program).calls;
  return calls.filter(({ callee }) => callee.file === path && callee.name === name);
}

/** True when somebody may run a journey: it is made for that, or its file or another names it. */
export function mayBeRun(journey: Journey, { project, path, source }: Asked): boolean {
  if (journey.innerTreeOnly || !project.isRead || project.graph.importersOf(path).size > 0)
    return true;
  // Its own heading names it once.
  return source.text.split(journey.name).length > 2;
}
