import type { NodeManifest } from "../../manifest.ts";
import { singleOutcome } from "../settings/common.ts";

export const manifest: NodeManifest = {
  type: "SetSuccessDetails",
  amType: "SetSuccessDetailsNode",
  displayName: "Set Success Details",
  summary: "Adds to what the client is told when the run succeeds.",
  documentation:
    "Notes fields and headers for the response; they count if the run succeeds later. Nothing is read from the " +
    "state; with `sessionProperties` the client sees those properties of its session.",
  settings: {
    type: "object",
    properties: {
      successDetails: {
        type: "object",
        additionalProperties: { type: "string", description: "The text of the field." },
        default: {},
        description: "Fields of the response, with their texts.",
      },
      sessionProperties: {
        type: "object",
        additionalProperties: { type: "string", description: "The name of a session property." },
        default: {},
        description: "Fields of the response that show properties of the session.",
      },
      headerControl: {
        type: "object",
        additionalProperties: { type: "string", description: "The value of the header." },
        default: {},
        description: "Headers of the response.",
      },
    },
    required: [],
    additionalProperties: false,
  },
  outcomes: singleOutcome,
  interactive: false,
  pageMember: false,
  effects: { reads: [], writes: [], identity: [] },
};
