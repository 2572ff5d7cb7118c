import { isObject } from "../json.ts";
import type { Journey, JourneyNode, PageMemberNode } from "../machine/journey.ts";
import type { ScriptThreads } from "../scripts/sandbox/threads/script-threads.ts";

/** Whether a script of AM's stands in these journeys, whose engine must then be there. */
export function useSandbox(journeys: readonly Journey[]): boolean {
  return journeys.some(({ nodes }) =>
    Object.values(nodes).some((node) =>
      [node, ...Object.values(node.members ?? {})].some(holdsScript),
    ),
  );
}

function holdsScript({ type, settings }: JourneyNode | PageMemberNode): boolean {
  return Object.entries(type.manifest.settings.properties).some(([name, { kind }]) => {
    const value = kind === "script" ? settings[name] : undefined;
    // Of any module: what JavaScript lets through is no script here.
    return isObject(value) && typeof value["text"] === "string";
  });
}

/**
 * Starts the thread of scripts at the start, so that a package that is missing is found then, and not in a run.
 * @throws JourneyError `package-missing`, `script-thread…`
 */
export async function prepareSandbox(
  journeys: readonly Journey[],
  threads: ScriptThreads,
): Promise<void> {
  if (useSandbox(journeys)) await threads.ready();
}
