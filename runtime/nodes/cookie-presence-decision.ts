import { defineNode } from "../machine/define-node.ts";
import { take } from "../machine/node-type.ts";
import { decision } from "./settings/common.ts";

/** Checks that the browser sends a certain cookie. */
export const cookiePresenceDecision = defineNode(
  {
    type: "CookiePresenceDecision",
    amType: "CookiePresenceDecisionNode",
    displayName: "Cookie Presence Decision",
    summary: "Checks that the browser sends a certain cookie.",
    documentation:
      "Looks at the cookie's name only. Anybody can send a cookie of any name: it proves nothing about the user.",
    settings: {
      type: "object",
      properties: {
        cookieName: { type: "string", minLength: 1, description: "The name of the cookie." },
      },
      required: ["cookieName"],
      additionalProperties: false,
    },
    outcomes: decision("The request has the cookie.", "The request does not have it."),
    interactive: false,
    pageMember: false,
    effects: { reads: [], writes: [], identity: [] },
  },
  {
    run(context, settings) {
      const name = settings.text("cookieName");
      return take(context.request.cookie(name) === undefined ? "false" : "true");
    },
  },
);
