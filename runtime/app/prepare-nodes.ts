import type { Journey } from "../machine/journey.ts";

/** Lets node types load what the app may have left out, each once: better now than at somebody's sign-on. */
export async function prepareNodes(journeys: readonly Journey[]): Promise<void> {
  const types = new Set(
    journeys
      .flatMap(({ nodes }) => Object.values(nodes))
      .flatMap((node) => [node, ...Object.values(node.members ?? {})])
      .map(({ type }) => type),
  );
  await Promise.all([...types].map((type) => type.prepare?.()));
}
