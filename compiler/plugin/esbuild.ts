import { journeyPlugin } from "./journey-plugin.ts";

export type { JourneyPluginOptions } from "./options.ts";

/** The plugin for esbuild. */
const plugin: typeof journeyPlugin.esbuild = journeyPlugin.esbuild;
export default plugin;
