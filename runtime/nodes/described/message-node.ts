import type { NodeManifest } from "../../manifest.ts";
import { decision } from "../settings/common.ts";

export const manifest: NodeManifest = {
  type: "MessageNode",
  amType: "MessageNode",
  displayName: "Message Node",
  summary: "Shows a text with two buttons.",
  documentation:
    "`true` when the user takes the positive button, `false` for the negative one, which is selected at first. With " +
    "`stateField` the choice is kept under that name: 0 for the positive button, 1 for the negative one.",
  settings: {
    type: "object",
    properties: {
      message: {
        type: "object",
        kind: "localized",
        additionalProperties: { type: "string", description: "The text in this locale." },
        default: {},
        description: "The text.",
      },
      messageYes: {
        type: "object",
        kind: "localized",
        additionalProperties: { type: "string", description: "The text in this locale." },
        default: {},
        description: "The label of the positive button.",
      },
      messageNo: {
        type: "object",
        kind: "localized",
        additionalProperties: { type: "string", description: "The text in this locale." },
        default: {},
        description: "The label of the negative button.",
      },
      stateField: {
        type: "string",
        description:
          "The key of the state that receives the choice; without it the choice is not kept.",
      },
    },
    required: [],
    additionalProperties: false,
  },
  outcomes: decision("The user took the positive button.", "The user took the negative button."),
  interactive: true,
  pageMember: true,
  effects: {
    reads: [],
    writes: [{ key: "${stateField}", scope: "shared", input: true }],
    identity: [],
  },
};
