import type { ServedJourney } from "../../machine/served-journey.ts";
import type { Exchange } from "../exchange.ts";
import { errorResponse } from "../responses/error-response.ts";

/** AM's other ways to say what a user must pass: they name modules, levels and policies, which do not exist here. */
const otherIndexTypes: ReadonlySet<string> = new Set([
  "composite_advice",
  "level",
  "module",
  "resource",
  "role",
  "transaction",
  "user",
]);

/** A journey for other journeys only is as unknown as one that does not exist. */
export function wantedJourney({ url, server }: Exchange): ServedJourney | Response {
  const type = url.searchParams.get("authIndexType");
  const value = url.searchParams.get("authIndexValue");
  if (type !== null && otherIndexTypes.has(type))
    return errorResponse(400, `Authentication Index Type ${type} is not supported`);
  if (type !== null && type !== "service")
    return errorResponse(400, "Unknown Authentication Index Type");
  if (type === null && value !== null)
    return errorResponse(400, "Unknown Authentication Index Type");
  const journey = server.startable(value ?? undefined);
  return journey ?? errorResponse(400, "No Configuration found");
}
