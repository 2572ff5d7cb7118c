import type { NodeManifest } from "../../manifest.ts";
import { singleOutcome } from "../settings/common.ts";

export const manifest: NodeManifest = {
  type: "SetCustomCookie",
  amType: "SetCustomCookieNode",
  displayName: "Set Custom Cookie",
  summary: "Sets a cookie in the browser.",
  documentation:
    "Sends a constant cookie with the next response. The browser shows it to anybody who can look at it, and can " +
    "change it.",
  settings: {
    type: "object",
    properties: {
      name: { type: "string", minLength: 1, description: "The name of the cookie." },
      value: { type: "string", description: "The value of the cookie." },
      maxAge: {
        type: "integer",
        kind: "duration",
        unit: "seconds",
        description: "How long the browser keeps the cookie; without it, until it is closed.",
      },
      domain: { type: "string", description: "The domain that the cookie is sent to." },
      path: { type: "string", description: "The path that the cookie is sent to." },
      useSecureCookie: {
        type: "boolean",
        default: false,
        description: "Send the cookie over secure connections only.",
      },
      useHttpOnlyCookie: {
        type: "boolean",
        default: false,
        description: "Keep the cookie from scripts.",
      },
      sameSite: {
        type: "string",
        enum: ["STRICT", "LAX", "NONE"],
        default: "LAX",
        description: "Whether the cookie goes along with requests from other sites.",
      },
    },
    required: ["name", "value"],
    additionalProperties: false,
  },
  outcomes: singleOutcome,
  interactive: false,
  pageMember: false,
  effects: { reads: [], writes: [], identity: [] },
};
