import type { NodeManifest } from "../../manifest.ts";
import { decision } from "../settings/common.ts";

export const manifest: NodeManifest = {
  type: "CAPTCHA",
  amType: "product-CaptchaNode",
  displayName: "CAPTCHA",
  summary: "Verifies that a human is there, with a CAPTCHA.",
  documentation:
    "Shows the CAPTCHA and lets its provider verify the answer. It says nothing about who the user is.\n\n" +
    "The run ends in an error when the client sends no answer, or when the provider cannot be asked.",
  settings: {
    type: "object",
    properties: {
      siteKey: { type: "string", minLength: 1, description: "The site's public key." },
      secretKey: {
        type: "string",
        kind: "secret",
        description: "The site's secret key; or give `secretLabelIdentifier`.",
      },
      secretLabelIdentifier: {
        type: "string",
        description: "The part of AM's secret label that leads to the secret key.",
      },
      captchaUri: {
        type: "string",
        default: "https://www.google.com/recaptcha/api/siteverify",
        description: "The address at which answers are verified.",
      },
      apiUri: {
        type: "string",
        default: "https://www.google.com/recaptcha/api.js",
        description: "The address of the provider's script.",
      },
      divClass: {
        type: "string",
        default: "g-recaptcha",
        description: "The CSS class of the element that holds the CAPTCHA.",
      },
      reCaptchaV3: {
        type: "boolean",
        default: false,
        description: "The provider is reCAPTCHA v3, which shows nothing and gives a score.",
      },
      scoreThreshold: {
        type: "string",
        default: "0.0",
        description:
          "The least score that passes, from `0.0` to `1.0`; for providers that give one.",
      },
      disableSubmission: {
        type: "boolean",
        default: true,
        description: "Keep the form from being sent until the CAPTCHA is solved.",
      },
    },
    required: ["siteKey"],
    additionalProperties: false,
  },
  outcomes: decision("The answer passed.", "The answer did not pass, or its score is too low."),
  interactive: true,
  pageMember: true,
  effects: { reads: [], writes: [], identity: [] },
};
