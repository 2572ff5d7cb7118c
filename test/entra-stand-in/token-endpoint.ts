import type { ServerResponse } from "node:http";
import { refuseClient } from "./client-authentication.ts";
import { findFault } from "./faults.ts";
import { oauthError } from "./oauth-error.ts";
import { replyJson } from "./reply.ts";
import type { RequestLog } from "./request-log.ts";
import type { SigningKeys } from "./signing-keys.ts";
import type { Tenant } from "./tenant.ts";
import { tokenAnswer, type TokenFault, type TokenSubject } from "./token-answer.ts";
import { newTraceId } from "./users.ts";

const tokenFaults: Readonly<Record<TokenFault, true>> = {
  badsig: true,
  unknownkey: true,
  algnone: true,
  hs256: true,
  othertenant: true,
  otherissuer: true,
  otherapp: true,
  otheruser: true,
  expired: true,
  notyet: true,
  skewed: true,
  noname: true,
  nooid: true,
};

export interface TokenRequest {
  readonly form: URLSearchParams;
  /** The tenant in the path. */
  readonly tenantId: string;
  /** `https://login.microsoftonline.com` */
  readonly origin: string;
  readonly correlationId: string | undefined;
  readonly response: ServerResponse;
}

/** `POST /{tenant}/oauth2/v2.0/token`: the password grant, with Entra's checks in about Entra's order. */
export async function answerTokenRequest(
  request: TokenRequest,
  tenant: Tenant,
  keys: SigningKeys,
  log: RequestLog,
): Promise<void> {
  const { form, response } = request;
  const userName = form.get("username") ?? "";
  const correlationId = request.correlationId ?? newTraceId();
  log.recordUser(userName);
  const refuse = (number: number): void => {
    const { status, body } = oauthError(number, correlationId, userName);
    replyJson(response, status, body);
  };
  const refused = await refuseRequest(request, tenant);
  if (refused !== undefined) return refuse(refused);

  const subject = {
    tenantId: tenant.tenantId,
    clientId: tenant.clientId,
    issuer: `${request.origin}/${tenant.tenantId}/v2.0`,
  };
  const anybody = { ...subject, user: tenant.users.find(userName) ?? { userName } };
  const fault = findFault(userName);
  if (fault)
    return fault({ userName, correlationId, response, success: () => tokenAnswer(anybody, keys) });
  const tokenFault = findTokenFault(userName);
  if (tokenFault) return replyJson(response, 200, await tokenAnswer(anybody, keys, tokenFault));

  const user = tenant.users.find(userName);
  if (!user) return refuse(50034);
  if (user.password !== form.get("password")) return refuse(50126);
  if (user.disabled) return refuse(50057);
  const granted: TokenSubject = { ...subject, user };
  replyJson(response, 200, await tokenAnswer(granted, keys));
}

/** @returns the AADSTS number of what is wrong with the request, whoever the user is */
async function refuseRequest(
  { form, origin, tenantId }: TokenRequest,
  tenant: Tenant,
): Promise<number | undefined> {
  if (["common", "consumers"].includes(tenantId)) return 9001023;
  if (tenantId.toLowerCase() !== tenant.tenantId.toLowerCase()) return 90002;
  for (const name of ["client_id", "grant_type", "scope", "username", "password"]) {
    if (!form.get(name)) return 900144;
  }
  if (form.get("grant_type") !== "password") return 70003;
  if (!form.get("scope")?.split(" ").includes("openid")) return 70011;
  return refuseClient(form, tenant, `${origin}/${tenantId}/oauth2/v2.0/token`);
}

function findTokenFault(userName: string): TokenFault | undefined {
  const [localPart = ""] = userName.toLowerCase().split("@");
  return Object.hasOwn(tokenFaults, localPart) ? (localPart as TokenFault) : undefined;
}
