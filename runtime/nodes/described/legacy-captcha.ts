import type { NodeManifest } from "../../manifest.ts";
import { singleOutcome } from "../settings/common.ts";

export const manifest: NodeManifest = {
  type: "LegacyCAPTCHA",
  amType: "product-ReCaptchaNode",
  displayName: "Legacy CAPTCHA",
  summary: "Verifies that a human is there, with reCAPTCHA v2; the CAPTCHA node takes its place.",
  documentation:
    "Shows the reCAPTCHA and lets Google verify the answer. It says nothing about who the user is. There is no " +
    "outcome for an answer that does not pass.",
  settings: {
    type: "object",
    properties: {
      siteKey: { type: "string", minLength: 1, description: "The site's public key." },
      secretKey: { type: "string", kind: "secret", description: "The site's secret key." },
      reCaptchaUri: {
        type: "string",
        default: "https://www.google.com/recaptcha/api/siteverify",
        description: "The address at which answers are verified.",
      },
      apiUri: {
        type: "string",
        default: "https://www.google.com/recaptcha/api.js",
        description: "The address of Google's script.",
      },
      divClass: {
        type: "string",
        default: "g-recaptcha",
        description: "The CSS class of the element that holds the CAPTCHA.",
      },
    },
    required: ["siteKey", "secretKey"],
    additionalProperties: false,
  },
  outcomes: singleOutcome,
  interactive: true,
  pageMember: true,
  effects: { reads: [], writes: [], identity: [] },
};
