import { journeyPlugin } from "./journey-plugin.ts";

export type { JourneyPluginOptions } from "./options.ts";

/** The plugin for Vite. */
const plugin: typeof journeyPlugin.vite = journeyPlugin.vite;
export default plugin;
