import type { JsonObject } from "../../json.ts";
import { textResponse } from "./text-response.ts";

/** As a real AM answers; `no-store` besides, as bodies carry tokens. */
const commonHeaders: readonly (readonly [string, string])[] = [
  ["content-type", "application/json"],
  ["cache-control", "private, no-store"],
  ["pragma", "no-cache"],
  ["expires", "0"],
  ["content-api-version", "resource=2.1"],
  ["x-content-type-options", "nosniff"],
  ["x-frame-options", "SAMEORIGIN"],
];

export function jsonResponse(
  status: number,
  body: JsonObject,
  headers: readonly (readonly [string, string])[] = [],
): Response {
  const all = new Headers();
  for (const [name, value] of [...commonHeaders, ...headers]) all.append(name, value);
  return textResponse(JSON.stringify(body), { status, headers: all });
}
