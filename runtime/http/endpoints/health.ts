import { textResponse } from "../responses/text-response.ts";

/** What the health endpoints ask. */
export interface Health {
  /** Whether the stores answer and the app is not being shut down. Never rejects. */
  ready(): Promise<boolean>;
}

/**
 * What orchestrators ask below `<base>/health`: `live` touches nothing, `ready` asks the stores. Strangers can ask,
 * too: an answer says yes or no, the log says why.
 * @returns undefined for other paths
 */
export async function healthResponse(
  request: Request,
  path: readonly string[],
  health: Health,
): Promise<Response | undefined> {
  const [name, ...rest] = path;
  if (rest.length > 0 || (name !== "live" && name !== "ready")) return undefined;
  if (request.method !== "GET" && request.method !== "HEAD")
    return answer(405, "method not allowed", { allow: "GET, HEAD" });
  if (name === "live") return answer(200, "live");
  return (await health.ready())
    ? answer(200, "ready")
    : answer(503, "not ready", { "retry-after": "5" });
}

function answer(status: number, text: string, more: Readonly<Record<string, string>> = {}) {
  return textResponse(`${text}\n`, {
    status,
    headers: {
      "content-type": "text/plain; charset=utf-8",
      "cache-control": "no-store",
      "x-content-type-options": "nosniff",
      ...more,
    },
  });
}
