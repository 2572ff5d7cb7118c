import type { NodeManifest } from "../manifest.ts";
import type { NodeType } from "../machine/node-type.ts";
import {
  handlerDocumentation,
  handlerErrors,
  handlerOutcomes,
  handlerSettings,
  socialEffects,
  type SocialSettings,
} from "./social/manifest.ts";
import { signOnElsewhere } from "./social/sign-on-elsewhere.ts";

type Outcome = "accountExists" | "noAccount" | "socialAuthInterrupted";

interface Settings extends SocialSettings {
  readonly detectConnectionTimeOut?: boolean;
}

const manifest: NodeManifest = {
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
};

/** Signs the user on with the provider that was chosen. */
export const socialProviderHandler: NodeType<Settings, Outcome> = {
  manifest,
  needs: ["identityProviders"],
  run: (context) => signOnElsewhere(manifest, context, "socialAuthInterrupted"),
};
