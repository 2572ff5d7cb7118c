import { journeyPlugin } from "./journey-plugin.ts";

export type { JourneyPluginOptions } from "./options.ts";

/** The plugin for Bun. */
const plugin: typeof journeyPlugin.bun = journeyPlugin.bun;
export default plugin;
