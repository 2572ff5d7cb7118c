import type { NodeManifest } from "../../manifest.ts";
import { decision } from "../settings/common.ts";

export const manifest: NodeManifest = {
  type: "ReCAPTCHAEnterprise",
  amType: "product-CaptchaEnterpriseNode",
  displayName: "reCAPTCHA Enterprise",
  summary: "Verifies that a human is there, with reCAPTCHA Enterprise.",
  documentation:
    "Lets Google assess the request. Values in the state key `CaptchaEnterpriseNode.PAYLOAD` go along with it. It " +
    "says nothing about who the user is.\n\n" +
    "Whatever fails takes `false`: a score that is too low, an answer that is missing, and a provider that cannot " +
    "be asked.",
  settings: {
    type: "object",
    properties: {
      projectId: {
        type: "string",
        minLength: 1,
        description: "The id of the Google Cloud project.",
      },
      siteKey: { type: "string", minLength: 1, description: "The site's public key." },
      secretLabelIdentifier: {
        type: "string",
        minLength: 1,
        description: "The part of AM's secret label that leads to the API key.",
      },
      scoreThreshold: {
        type: "string",
        default: "0.0",
        description: "The least score that passes, from `0.0` to `1.0`.",
      },
      storeAssessmentResult: {
        type: "boolean",
        default: false,
        description: "Leave the assessment in the state.",
      },
      storeErrors: {
        type: "boolean",
        default: false,
        description: "Leave the reason for `false` in the state.",
      },
      divClass: {
        type: "string",
        default: "g-recaptcha",
        description: "The CSS class of the element that holds the CAPTCHA.",
      },
      captchaUri: {
        type: "string",
        default: "https://recaptchaenterprise.googleapis.com/v1",
        description: "The address of Google's service.",
      },
      apiUri: {
        type: "string",
        default: "https://www.google.com/recaptcha/enterprise.js",
        description: "The address of Google's script.",
      },
    },
    required: ["projectId", "siteKey", "secretLabelIdentifier"],
    additionalProperties: false,
  },
  outcomes: decision(
    "The assessment passed.",
    "The assessment did not pass, or could not be made.",
  ),
  interactive: true,
  pageMember: true,
  effects: {
    reads: [{ key: "CaptchaEnterpriseNode.PAYLOAD", required: false, to: "request" }],
    writes: [
      {
        key: "CaptchaEnterpriseNode.ASSESSMENT_RESULT",
        scope: "transient",
        when: { setting: "storeAssessmentResult", equals: true },
        maybe: true,
      },
      {
        key: "CaptchaEnterpriseNode.FAILURE",
        scope: "transient",
        outcomes: ["false"],
        when: { setting: "storeErrors", equals: true },
      },
    ],
    identity: [],
  },
};
