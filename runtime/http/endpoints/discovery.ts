import { errorResponse } from "../responses/error-response.ts";
import type { Exchange } from "../exchange.ts";
import { jsonResponse } from "../responses/json-response.ts";
import { publicOrigin } from "../origins/public-origin.ts";

/**
 * `GET …/oauth2/…/.well-known/openid-configuration`: where clients learn their server's address. They make the
 * address of `authenticate` out of the issuer's, and want the other members to be URLs, used or not: no OAuth
 * endpoint answers here.
 */
export async function discovery({ url, server: { settings } }: Exchange): Promise<Response> {
  const origin = publicOrigin(url, settings);
  if (origin === undefined)
    return errorResponse(404, "Discovery is off: the app does not name its `origins`");
  // The issuer is the document's address without its last two segments (OpenID Connect Discovery 1.0 §4.3).
  const path = url.pathname.replace(/\/$/, "").split("/").slice(0, -2).join("/");
  const issuer = `${origin}${path}`;
  return jsonResponse(200, {
    issuer,
    authorization_endpoint: `${issuer}/authorize`,
    token_endpoint: `${issuer}/access_token`,
    userinfo_endpoint: `${issuer}/userinfo`,
    end_session_endpoint: `${issuer}/connect/endSession`,
    revocation_endpoint: `${issuer}/token/revoke`,
  });
}
