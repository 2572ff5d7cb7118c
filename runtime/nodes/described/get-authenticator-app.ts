import type { NodeManifest } from "../../manifest.ts";
import { singleOutcome } from "../settings/common.ts";

export const manifest: NodeManifest = {
  type: "GetAuthenticatorApp",
  amType: "GetAuthenticatorAppNode",
  displayName: "Get Authenticator App",
  summary: "Shows where to get the authenticator app.",
  documentation: "Shows links to the app in both stores, and goes on when the user has seen them.",
  settings: {
    type: "object",
    properties: {
      message: {
        type: "object",
        kind: "localized",
        additionalProperties: { type: "string", description: "The text in this locale." },
        default: {},
        description: "What is shown; `{{appleLink}}` and `{{googleLink}}` stand for the links.",
      },
      continueLabel: {
        type: "object",
        kind: "localized",
        additionalProperties: { type: "string", description: "The text in this locale." },
        default: {},
        description: "The label of the button to go on.",
      },
      appleLink: {
        type: "string",
        default: "https://apps.apple.com/app/pingid/id891247102",
        description: "The app's address in Apple's store.",
      },
      googleLink: {
        type: "string",
        default: "https://play.google.com/store/apps/details?id=prod.com.pingidentity.pingid",
        description: "The app's address in Google's store.",
      },
    },
    required: [],
    additionalProperties: false,
  },
  outcomes: singleOutcome,
  interactive: true,
  pageMember: true,
  effects: { reads: [], writes: [], identity: [] },
};
