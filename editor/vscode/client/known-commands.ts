import type { StaticFeature } from "vscode-languageclient/node";

/** Tells the server which commands of VS Code it may attach to a completion: the next list then opens by itself. */
export const knownCommands: StaticFeature = {
  fillClientCapabilities(capabilities) {
    const before: unknown = capabilities.experimental;
    const others = typeof before === "object" ? before : {};
    capabilities.experimental = {
      ...others,
      commands: { commands: ["editor.action.triggerSuggest"] },
    };
  },
  initialize: () => undefined,
  getState: () => ({ kind: "static" }),
  clear: () => undefined,
};
