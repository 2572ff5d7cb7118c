import type { ServedJourney } from "../../machine/served-journey.ts";
import { sessionToken } from "../cookies/session-cookie.ts";
import type { Exchange } from "../exchange.ts";

/**
 * The token of the session that the client has already, when it makes a start needless. It must come from the very
 * journey that the request names: another one, or the default that nobody named, may have asked for less. A client
 * that wants the credentials checked, or no session, is not answered from one either.
 */
export async function satisfyingToken(
  { request, server, url: { searchParams } }: Exchange,
  journey: ServedJourney,
): Promise<string | undefined> {
  const named = searchParams.get("authIndexValue") !== null;
  const asksAnew = ["ForceAuth", "noSession"].some((name) => searchParams.get(name) === "true");
  if (!named || asksAnew) return undefined;
  const token = sessionToken(request, server.settings.cookieName);
  const session = await server.sessions.verify(token);
  return session?.journey === journey.displayName ? token : undefined;
}
