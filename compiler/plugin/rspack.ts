import { journeyPlugin } from "./journey-plugin.ts";

export type { JourneyPluginOptions } from "./options.ts";

/** The plugin for Rspack. */
const plugin: typeof journeyPlugin.rspack = journeyPlugin.rspack;
export default plugin;
