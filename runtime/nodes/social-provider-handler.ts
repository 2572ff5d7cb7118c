import { defineNode } from "../machine/define-node.ts";
import {
  handlerDocumentation,
  handlerErrors,
  handlerOutcomes,
  handlerSettings,
  socialEffects,
} from "./social/manifest.ts";
import { signOnElsewhere } from "./social/sign-on-elsewhere.ts";

/** Signs the user on with the provider that was chosen. */
export const socialProviderHandler = defineNode(
  {
    type: "SocialProviderHandler",
    amType: "SocialProviderHandlerNodeV2",
    displayName: "Social Provider Handler",
    summary: "Signs the user on with the chosen identity provider, and fetches the profile.",
    documentation:
      handlerDocumentation +
      "`socialAuthInterrupted`: the user has come back without having signed on there, with the browser's back button " +
      "for example; nothing is written.\n\n" +
      handlerErrors,
    settings: {
      type: "object",
      properties: {
        ...handlerSettings,
        detectConnectionTimeOut: {
          type: "boolean",
          default: false,
          description: "Take `socialAuthInterrupted` also when the connection times out.",
        },
      },
      required: [],
      additionalProperties: false,
    },
    outcomes: {
      from: "fixed",
      list: [
        ...handlerOutcomes,
        {
          name: "socialAuthInterrupted",
          id: "SOCIAL_AUTH_INTERRUPTED",
          displayName: "Social auth interrupted",
          description: "The user has come back without having signed on.",
        },
      ],
    },
    interactive: true,
    pageMember: false,
    effects: socialEffects,
  },
  {
    needs: ["identityProviders"],
    run: (context, settings) => signOnElsewhere(context, settings, "socialAuthInterrupted"),
  },
);
