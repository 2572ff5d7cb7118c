import { journeyPlugin } from "./journey-plugin.ts";

export type { JourneyPluginOptions } from "./options.ts";

/** The plugin for webpack. */
const plugin: typeof journeyPlugin.webpack = journeyPlugin.webpack;
export default plugin;
