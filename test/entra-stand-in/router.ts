import type { IncomingMessage, ServerResponse } from "node:http";
import { instanceDiscovery, openIdConfiguration } from "./discovery.ts";
import type { RequestHandler } from "./https-server.ts";
import { reply, replyJson } from "./reply.ts";
import type { RequestLog } from "./request-log.ts";
import type { SigningKeys } from "./signing-keys.ts";
import type { Tenant } from "./tenant.ts";
import { answerTokenRequest } from "./token-endpoint.ts";

const longestForm = 64 * 1024;

/** How the endpoint of the signing keys may fail. */
export type KeysFault = "http500" | "html" | "hang";

/** What can be changed while the stand-in runs. */
export interface RouterControls {
  keysFault: KeysFault | undefined;
}

/** Finds what answers a request. */
export function createRouter(
  tenant: Tenant,
  keys: SigningKeys,
  log: RequestLog,
  controls: RouterControls,
): RequestHandler {
  async function route(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const origin = `https://${request.headers.host ?? "localhost"}`;
    const { pathname } = new URL(request.url ?? "/", origin);
    log.record(pathname, Object.keys(request.headers));
    const [, tenantId = "", rest = ""] = /^\/([^/]+)\/(.+)$/.exec(pathname) ?? [];
    switch (`${request.method} ${rest}`) {
      case "POST oauth2/v2.0/token": {
        const form = new URLSearchParams(await readForm(request));
        const correlationId = form.get("client-request-id") ?? undefined;
        const asked = { form, tenantId, origin, correlationId, response };
        return answerTokenRequest(asked, tenant, keys, log);
      }
      case "GET v2.0/.well-known/openid-configuration":
        return replyJson(response, 200, openIdConfiguration(origin, tenantId));
      case "GET discovery/v2.0/keys":
        return answerKeys(response, keys, controls.keysFault);
      case "GET discovery/instance":
        return replyJson(response, 200, instanceDiscovery(origin, tenant.tenantId));
      default:
        return reply(response, 404, "", {});
    }
  }
  return (request, response) => {
    route(request, response).catch(() => {
      // Whatever went wrong, a body that cannot be read included, must not look like an answer of Entra's.
      if (!response.headersSent) reply(response, 500, "", {});
      else response.destroy();
    });
  };
}

function answerKeys(
  response: ServerResponse,
  keys: SigningKeys,
  fault: KeysFault | undefined,
): void {
  if (fault === "hang") return;
  if (fault === "http500") replyJson(response, 500, { error: "server_error" });
  else if (fault === "html")
    reply(response, 200, "<!DOCTYPE html>", { "content-type": "text/html" });
  else replyJson(response, 200, keys);
}

async function readForm(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > longestForm) throw new Error("The form is too long.");
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}
