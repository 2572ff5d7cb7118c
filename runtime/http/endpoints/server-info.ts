import type { Exchange } from "../exchange.ts";
import { jsonResponse } from "../responses/json-response.ts";
import { isSecure } from "../cookies/session-cookie.ts";

/** The version of the protocol that is spoken here: clients choose their ways by it. */
const amVersion = "8.0.1";

/** `GET …/serverinfo/*`. The text booleans are AM's. */
export async function serverInfo({ request, server: { settings } }: Exchange): Promise<Response> {
  return jsonResponse(200, {
    _id: "*",
    _rev: "0",
    domains: [],
    protectedUserAttributes: [],
    cookieName: settings.cookieName,
    secureCookie: isSecure(request, settings),
    forgotPassword: "false",
    forgotUsername: "false",
    kbaEnabled: "false",
    selfRegistration: "false",
    lang: "en-US",
    successfulUserRegistrationDestination: "default",
    socialImplementations: [],
    referralsEnabled: "false",
    // This one is about credentials in the page's address, which are never taken; headers are `zeroPageLogin`'s.
    zeroPageLogin: { enabled: false, refererWhitelist: [], allowedWithoutReferer: true },
    realm: `/${settings.realm}`,
    xuiUserSessionValidationEnabled: true,
    fileBasedConfiguration: false,
    userIdAttributes: [],
  });
}

/** `GET …/serverinfo/version` */
export async function serverVersion(): Promise<Response> {
  return jsonResponse(200, {
    _id: "version",
    _rev: "0",
    version: amVersion,
    fullVersion: `ForgeRock Access Management ${amVersion} (protocol)`,
    revision: "0",
    date: "1970-January-01 00:00",
  });
}
