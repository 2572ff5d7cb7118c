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

type Outcome = "accountExists" | "noAccount";

const manifest: NodeManifest = {
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
};

/** Signs the user on with the provider that was chosen. */
export const socialProviderHandlerLegacy: NodeType<SocialSettings, Outcome> = {
  manifest,
  needs: ["identityProviders"],
  run: (context) => signOnElsewhere<Outcome>(manifest, context, undefined),
};
