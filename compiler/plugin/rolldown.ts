import { journeyPlugin } from "./journey-plugin.ts";

export type { JourneyPluginOptions } from "./options.ts";

/** The plugin for Rolldown. */
const plugin: typeof journeyPlugin.rolldown = journeyPlugin.rolldown;
export default plugin;
