import type { NodeManifest } from "../../manifest.ts";

export const manifest: NodeManifest = {
  type: "ConfigurationProvider",
  amType: "ConfigProviderNode",
  displayName: "Configuration Provider",
  summary: "Runs another node type with settings that a script works out.",
  documentation:
    "Does what a node of the type `nodeType` does, with the settings that the script puts into `config`. Which those " +
    "are is known only when the script has run: nothing of what the node reads, writes or proves can be checked, and " +
    "all outcomes that the type can have must be wired.\n\n" +
    "`nodeType` cannot be a type whose outcomes its settings name, such as `ScriptedDecisionNode`.",
  settings: {
    type: "object",
    properties: {
      nodeType: {
        type: "string",
        minLength: 1,
        description: "The node type that it stands for, by its id in AM, e.g. `MessageNode`.",
      },
      script: {
        type: "string",
        kind: "script",
        minLength: 1,
        description: "The script that works out the settings.",
      },
      scriptInputs: {
        type: "array",
        items: { type: "string", description: "A key of the state, or `*` for every key." },
        default: ["*"],
        description: "The keys of the state that the script may read.",
      },
    },
    required: ["nodeType", "script"],
    additionalProperties: false,
  },
  outcomes: {
    from: "nodeType",
    setting: "nodeType",
    list: [
      {
        name: "configurationFailed",
        id: "CONFIGURATION_FAILED",
        displayName: "Configuration failure",
        description: "The script gave no settings that the type can work with.",
      },
    ],
  },
  interactive: true,
  pageMember: true,
  effects: { reads: [], writes: [], identity: [], anything: true },
};
