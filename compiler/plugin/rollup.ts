import { journeyPlugin } from "./journey-plugin.ts";

export type { JourneyPluginOptions } from "./options.ts";

/** The plugin for Rollup. */
const plugin: typeof journeyPlugin.rollup = journeyPlugin.rollup;
export default plugin;
