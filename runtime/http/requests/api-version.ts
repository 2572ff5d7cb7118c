import { isObject } from "../../json.ts";
import { textResponse } from "../responses/text-response.ts";
import { parseJsonObject } from "./parse-json.ts";

/**
 * The major version of the resource that a client asks for in `Accept-API-Version`, in whatever order and spacing.
 * @returns undefined when it says nothing that can be read: it gets the newest
 */
export function resourceVersion(request: Request): number | undefined {
  const header = request.headers.get("accept-api-version") ?? "";
  const [, major] =
    /(?:^|[,;])\s*resource\s*=\s*"?(\d{1,3})(?:\.\d{1,3})?"?\s*(?=$|[,;])/i.exec(header) ?? [];
  return major === undefined ? undefined : Number(major);
}

/** An error of `authenticate` as version 1 of it had said it: `{errorMessage, failureUrl?}`. */
export async function asVersion1(response: Response): Promise<Response> {
  if (response.status < 400) return response;
  const { message, detail } = parseJsonObject(await response.text(), 10) ?? {};
  const failureUrl = isObject(detail) ? detail["failureUrl"] : undefined;
  const body = { errorMessage: message, ...(failureUrl === undefined ? {} : { failureUrl }) };
  return textResponse(JSON.stringify(body), response);
}
