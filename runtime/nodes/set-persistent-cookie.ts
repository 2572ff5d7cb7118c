import { defineNode } from "../machine/define-node.ts";
import { take } from "../machine/node-type.ts";
import { cookieSettings, hoursOf, lookOf } from "./persistent-cookie/settings.ts";
import { singleOutcome } from "./settings/common.ts";

/** Issues a cookie by which the user is known again. */
export const setPersistentCookie = defineNode(
  {
    type: "SetPersistentCookie",
    amType: "SetPersistentCookieNode",
    displayName: "Set Persistent Cookie",
    summary: "Issues a cookie by which the user is known again.",
    documentation:
      "The cookie is issued when the journey ends in success, for the user who has signed on. Persistent Cookie " +
      "Decision accepts it until `maxLife` is over, or until it was not used for `idleTimeout`: whoever has the cookie " +
      "signs on as that user.\n\n" +
      "It is sealed by the app's keys, for its name and the realm; `hmacSigningKey` is not needed. A new password ends it.",
    settings: {
      type: "object",
      properties: {
        idleTimeout: {
          type: "integer",
          kind: "duration",
          unit: "hours",
          default: 5,
          description: "How long the cookie is valid without being used.",
        },
        maxLife: {
          type: "integer",
          kind: "duration",
          unit: "hours",
          default: 5,
          description: "How long the cookie is valid at most.",
        },
        ...cookieSettings,
      },
      required: [],
      additionalProperties: false,
    },
    outcomes: singleOutcome,
    interactive: false,
    pageMember: false,
    effects: { reads: [], writes: [], identity: [] },
  },
  {
    run(context, settings) {
      context.persistentCookies.wish({
        ...lookOf(settings),
        idleMilliseconds: hoursOf(settings, "idleTimeout"),
        expiresAt: context.now() + hoursOf(settings, "maxLife"),
      });
      return take("outcome");
    },
  },
);
