import type { EnvironmentModuleNode, HotUpdateOptions } from "vite";

/** The part of a Vite plugin's context that is needed here. */
interface Context {
  readonly environment: {
    readonly name: string;
    readonly moduleGraph: { getModuleById(id: string): EnvironmentModuleNode | undefined };
  };
}

/** What Vite asks when a file has changed. */
export type HotUpdate = (
  this: Context,
  options: HotUpdateOptions,
) => EnvironmentModuleNode[] | undefined;

/**
 * Follows changes for Vite. A journey rests on schemas, scripts and other journeys, which no module of a server imports.
 * And the pages that are open show what the server made of a journey before: they are loaded again.
 * @param restingOn the journeys that rest on a file, by their paths
 */
export function viteUpdates(restingOn: (file: string) => readonly string[]): HotUpdate {
  return function hotUpdate({ file, modules, server }) {
    const { name, moduleGraph } = this.environment;
    const resting = restingOn(file).flatMap((id) => moduleGraph.getModuleById(id) ?? []);
    const all = [...new Set([...modules, ...resting])];
    const isServer = name !== "client";
    if (isServer && all.some(({ id }) => id?.endsWith(".journey") === true))
      server.environments.client.hot.send({ type: "full-reload" });
    return all.length > modules.length ? all : undefined;
  };
}
