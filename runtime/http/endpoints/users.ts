import { errorResponse } from "../responses/error-response.ts";
import type { Exchange } from "../exchange.ts";
import { jsonResponse } from "../responses/json-response.ts";
import { sessionToken } from "../cookies/session-cookie.ts";
import { universalId } from "./universal-id.ts";

/** `POST …/users?_action=idFromSession`: who the session's user is, and where a sign-on begins and leads. */
export async function users({ request, server, url }: Exchange): Promise<Response> {
  const { sessions, settings } = server;
  if (url.searchParams.get("_action") !== "idFromSession")
    return errorResponse(400, "Unknown action");
  const session = await sessions.verify(sessionToken(request, settings.cookieName));
  if (!session) return errorResponse(401, "Access Denied");
  const realm = `/${session.realm}`;
  return jsonResponse(200, {
    id: session.userId,
    realm,
    dn: universalId(session),
    successURL: settings.successUrl,
    fullLoginURL: `${settings.base}/XUI/?realm=${encodeURIComponent(realm)}`,
  });
}
