import { Agent as HttpAgent, request as httpRequest, type IncomingMessage } from "node:http";
import { Agent as HttpsAgent, request as httpsRequest } from "node:https";
import { createSecureContext } from "node:tls";
import { trustedAuthorities } from "../../trusted-authorities.ts";

/** What providers answer has a few kilobytes. */
const longestBody = 1024 * 1024;

/** A request as the client library makes it. */
export interface ProviderRequest {
  readonly method: string;
  readonly headers: Record<string, string>;
  readonly body?: unknown;
  readonly signal?: AbortSignal | undefined;
}

export type ProviderFetch = (url: string, request: ProviderRequest) => Promise<Response>;

/**
 * A fetch that follows no redirect, reads no more than a mebibyte, and always verifies certificates.
 * @param certificateAuthorities PEM of authorities to trust besides the default ones
 */
export function providerFetch(certificateAuthorities: string | undefined): ProviderFetch {
  const secureContext = createSecureContext({
    minVersion: "TLSv1.2",
    ...(certificateAuthorities && { ca: trustedAuthorities(certificateAuthorities) }),
  });
  const secureAgent = new HttpsAgent({ secureContext, rejectUnauthorized: true });
  const plainAgent = new HttpAgent();
  return async (url, { method, headers, body, signal }) => {
    const secure = new URL(url).protocol === "https:";
    const text = bodyText(body);
    const options = {
      method,
      headers:
        text === undefined
          ? headers
          : { ...headers, "content-length": String(Buffer.byteLength(text)) },
      ...(signal ? { signal } : {}),
    };
    const request = secure
      ? httpsRequest(url, { ...options, agent: secureAgent })
      : httpRequest(url, { ...options, agent: plainAgent });
    const { promise, resolve, reject } = Promise.withResolvers<IncomingMessage>();
    request.once("response", resolve).on("error", reject);
    request.end(text);
    return answerOf(await promise);
  };
}

function bodyText(body: unknown): string | undefined {
  if (body === undefined || body === null) return undefined;
  if (typeof body === "string") return body;
  if (body instanceof URLSearchParams) return body.toString();
  throw new TypeError("A request to an identity provider has a body of an unknown kind.");
}

async function answerOf(message: IncomingMessage): Promise<Response> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of message as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > longestBody) throw new RangeError("The answer is longer than 1 MiB.");
    chunks.push(chunk);
  }
  const headers = new Headers();
  for (const [name, value] of Object.entries(message.headers))
    for (const item of Array.isArray(value) ? value : [value ?? ""]) headers.append(name, item);
  const status = message.statusCode ?? 0;
  const empty = status === 204 || status === 304;
  return new Response(empty ? null : Buffer.concat(chunks), { status, headers });
}
