import { confirmationCallback } from "../callbacks/confirmation-callback.ts";
import { textOutputCallback } from "../callbacks/text-output-callback.ts";
import { defineNode } from "../machine/define-node.ts";
import { ask, take } from "../machine/node-type.ts";
import { expectAnswers } from "./input/answers.ts";
import { textAsHtml } from "./input/text-as-html.ts";
import { continueLabel, getAppMessage } from "./mfa/wording.ts";
import { singleOutcome } from "./settings/common.ts";

/** Shows where to get the app. */
export const getAuthenticatorApp = defineNode(
  {
    type: "GetAuthenticatorApp",
    amType: "GetAuthenticatorAppNode",
    displayName: "Get Authenticator App",
    summary: "Shows where to get the authenticator app.",
    documentation:
      "Shows links to the app in both stores, and goes on when the user has seen them. The links are HTML in a text; AM " +
      "sends a script that shows them. An app does not start with links other than `https:` and `http:`.",
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
  },
  {
    refused: ({ appleLink, googleLink }) =>
      Object.entries({ appleLink, googleLink }).flatMap(([setting, link]) =>
        link === undefined || isWebAddress(link) ? [] : [notAnAddress(setting, link)],
      ),
    run(context, settings) {
      if (context.answers) {
        expectAnswers(context.answers, 2);
        return take("outcome");
      }
      const { message, continueLabel: label } = context.settings;
      const text = context.localize(message) ?? context.localize(getAppMessage) ?? "";
      return ask([
        textOutputCallback(
          text
            .replaceAll("{{appleLink}}", () => link(settings.text("appleLink"), "App Store"))
            .replaceAll("{{googleLink}}", () => link(settings.text("googleLink"), "Google Play")),
        ),
        confirmationCallback({
          options: [context.localize(label) ?? context.localize(continueLabel) ?? "Continue"],
        }),
      ]);
    },
  },
);

function link(address: string, name: string): string {
  return `<a href="${textAsHtml(address)}">${name}</a>`;
}

function isWebAddress(text: string): boolean {
  return /^https?:/.test(text) && URL.canParse(text);
}

function notAnAddress(setting: string, link: string) {
  return {
    setting,
    reason: `\`${link}\` is no address of a web page`,
    fix: "Give the app's address in the store: `https://…`.",
  };
}
