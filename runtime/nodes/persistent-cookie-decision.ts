import { isActive } from "../directory/account-status.ts";
import type { ManagedObject } from "../directory/directory.ts";
import type { PersistentCookie } from "../machine/persistent-cookies.ts";
import { defineNode } from "../machine/define-node.ts";
import { take, type NodeContext } from "../machine/node-type.ts";
import { journeyResource } from "./identity/resource.ts";
import { cookieSettings, hoursOf, lookOf } from "./persistent-cookie/settings.ts";
import { decision } from "./settings/common.ts";

/** Checks for a cookie that stands for an earlier sign-on. */
export const persistentCookieDecision = defineNode(
  {
    type: "PersistentCookieDecision",
    amType: "PersistentCookieDecisionNode",
    displayName: "Persistent Cookie Decision",
    summary: "Checks for a cookie that stands for an earlier sign-on.",
    documentation:
      "`true` when the browser sends a valid cookie, as Set Persistent Cookie has issued it: the user whom it names has " +
      "signed on before in this browser, and becomes `username`. The cookie is issued again when the journey ends in " +
      "success.\n\n" +
      "`false` when there is no cookie, or when it has expired, was changed or, with `enforceClientIp`, comes from " +
      "another address or from one that the app does not know. So it is when its user is gone or inactive, or has another " +
      "password since.",
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
        enforceClientIp: {
          type: "boolean",
          default: false,
          description: "Accept the cookie only from the address that it was issued to.",
        },
        ...cookieSettings,
      },
      required: [],
      additionalProperties: false,
    },
    outcomes: decision("The cookie is valid.", "There is no cookie, or it is not valid."),
    interactive: false,
    pageMember: false,
    effects: {
      reads: [],
      writes: [{ key: "username", scope: "shared", outcomes: ["true"] }],
      identity: [{ outcome: "true", effect: "proves", key: "username", earlier: true }],
    },
  },
  {
    async run(context, settings) {
      const resource = journeyResource(context).name;
      const look = lookOf(settings);
      const idleMilliseconds = hoursOf(settings, "idleTimeout");
      const boundToAddress = settings.flag("enforceClientIp");
      const cookie = context.persistentCookies.read(look.name);
      if (!cookie || cookie.resource !== resource) return take("false");
      if (isUnused(cookie, idleMilliseconds, context.now())) return take("false");
      if (boundToAddress && !isFromThere(cookie, context)) return take("false");
      const user = await context.directory.read(resource, cookie.userId);
      const username = user?.attributes["userName"];
      if (!user || typeof username !== "string" || !mayGoOn(user, cookie)) return take("false");
      context.state.setShared("username", username);
      context.identity.prove(user);
      const { expiresAt } = cookie;
      context.persistentCookies.wish({ ...look, idleMilliseconds, expiresAt });
      return take("true");
    },
  },
);

/** A time in the future is of a clock that was ahead, and counts as far away as one in the past. */
function isUnused({ usedAt }: PersistentCookie, idle: number, now: number): boolean {
  return !(Math.abs(now - usedAt) < idle);
}

function isFromThere({ address }: PersistentCookie, { request }: NodeContext<unknown>): boolean {
  return address !== undefined && address === request.address;
}

function mayGoOn(user: ManagedObject, { passwordSetAt }: PersistentCookie): boolean {
  return (
    isActive(user.attributes["accountStatus"] ?? undefined) && user.passwordSetAt === passwordSetAt
  );
}
