/** For the node types that do not come from `defineNode` yet. */
export { readSettings, type SettingsReader } from "../../machine/read-settings.ts";
