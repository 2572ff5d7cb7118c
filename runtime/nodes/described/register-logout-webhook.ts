import type { NodeManifest } from "../../manifest.ts";
import { singleOutcome } from "../settings/common.ts";

export const manifest: NodeManifest = {
  type: "RegisterLogoutWebhook",
  amType: "RegisterLogoutWebhookNode",
  displayName: "Register Logout Webhook",
  summary: "Lets a webhook be called when the session ends.",
  documentation:
    "Notes the webhook with the session that the journey will create. The run ends in an error when the realm has " +
    "no webhook of this name.",
  settings: {
    type: "object",
    properties: {
      webhookName: { type: "string", minLength: 1, description: "The name of the webhook." },
    },
    required: ["webhookName"],
    additionalProperties: false,
  },
  outcomes: singleOutcome,
  interactive: false,
  pageMember: false,
  effects: { reads: [], writes: [], identity: [] },
};
