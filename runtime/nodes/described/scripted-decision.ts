import type { NodeManifest } from "../../manifest.ts";

export const manifest: NodeManifest = {
  type: "ScriptedDecision",
  amType: "ScriptedDecisionNode",
  displayName: "Scripted Decision",
  summary: "Runs a script that decides the outcome.",
  documentation:
    "The script names one of `outcomes`. It may read and write any state, send questions to the user, and say who " +
    "the user is: nothing of that can be checked, and the checker takes the script's word for it. `inputs` and " +
    "`outputs` say which keys it is meant to use; `*` stands for every key.\n\n" +
    "A script that sends questions is called again with the answers. The run ends in an error when the script names " +
    "an outcome that is not in `outcomes`.",
  settings: {
    type: "object",
    properties: {
      script: { type: "string", kind: "script", minLength: 1, description: "The script." },
      outcomes: {
        type: "array",
        items: { type: "string", minLength: 1, description: "An outcome, as the script names it." },
        minItems: 1,
        description: "The outcomes that the script may name.",
      },
      inputs: {
        type: "array",
        items: { type: "string", description: "A key of the state, or `*` for every key." },
        default: ["*"],
        description: "The keys of the state that the script may read.",
      },
      outputs: {
        type: "array",
        items: { type: "string", description: "A key of the state, or `*` for any key." },
        default: ["*"],
        description: "The keys of the state that the script must write.",
      },
    },
    required: ["script", "outcomes"],
    additionalProperties: false,
  },
  outcomes: { from: "setting", setting: "outcomes", list: [] },
  interactive: true,
  pageMember: true,
  effects: { reads: [], writes: [], identity: [], anything: true },
};
