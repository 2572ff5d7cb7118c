import type { NodeManifest } from "../../manifest.ts";

export const manifest: NodeManifest = {
  type: "ChoiceCollector",
  amType: "ChoiceCollectorNode",
  displayName: "Choice Collector",
  summary: "Lets the user choose one of several ways to go on.",
  documentation:
    "Each choice is an outcome of that name, and is shown to the user as it stands here. A single choice is taken " +
    "without asking.\n\n" +
    "When the user must reach a certain authentication level, only the choices from which it can be reached are " +
    "offered; the run ends in an error when there is none.",
  settings: {
    type: "object",
    properties: {
      choices: {
        type: "array",
        items: { type: "string", minLength: 1, description: "A choice, as the user sees it." },
        minItems: 1,
        description: "The choices, in the order in which they are offered.",
      },
      defaultChoice: {
        type: "string",
        kind: "outcome",
        description:
          "The choice that is selected at first; the first one where this is none of them.",
      },
      prompt: { type: "string", description: "The question above the choices." },
    },
    required: ["choices"],
    additionalProperties: false,
  },
  outcomes: { from: "setting", setting: "choices", list: [] },
  interactive: true,
  pageMember: true,
  effects: {
    reads: [
      { key: "authLevel", required: false },
      { key: "targetAuthLevel", required: false },
    ],
    writes: [],
    identity: [],
  },
};
