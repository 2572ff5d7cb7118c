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
export const socialProviderHandlerLegacy = defineNode(
  {
    type: "SocialProviderHandlerLegacy",
    amType: "SocialProviderHandlerNode",
    displayName: "Social Provider Handler (legacy)",
    summary: "Signs the user on with the chosen identity provider, and fetches the profile.",
    documentation: handlerDocumentation + handlerErrors,
    settings: {
      type: "object",
      properties: {
        ...handlerSettings,
      },
      required: [],
      additionalProperties: false,
    },
    outcomes: {
      from: "fixed",
      list: handlerOutcomes,
    },
    interactive: true,
    pageMember: false,
    effects: socialEffects,
  },
  {
    needs: ["identityProviders"],
    run: (context, settings) =>
      signOnElsewhere<"accountExists" | "noAccount">(context, settings, undefined),
  },
);
