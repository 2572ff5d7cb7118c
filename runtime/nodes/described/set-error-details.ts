import type { NodeManifest } from "../../manifest.ts";
import { singleOutcome } from "../settings/common.ts";

export const manifest: NodeManifest = {
  type: "SetErrorDetails",
  amType: "SetErrorDetailsNode",
  displayName: "Set Error Details",
  summary: "Sets what the client is told when the run ends in an error.",
  documentation:
    "Notes the message, details and headers for the response; they count if the run ends in an error later. " +
    "Nothing is read from the state.",
  settings: {
    type: "object",
    properties: {
      errorMessage: {
        type: "object",
        kind: "localized",
        additionalProperties: { type: "string", description: "The text in this locale." },
        default: {},
        description: "The message.",
      },
      errorDetails: {
        type: "object",
        additionalProperties: { type: "string", description: "The text of the field." },
        default: {},
        description: "Fields of the response, with their texts.",
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
