import type * as Jose from "jose";
import { untilAborted } from "../../deadlines/until-aborted.ts";
import { JourneyError } from "../../errors.ts";
import { notInstalled } from "../../optional-packages.ts";
import type { RemoteVerdict } from "../connector.ts";
import { badAnswer } from "./read-token-answer.ts";
import type { EntraSettings } from "./settings.ts";
import type { Transport } from "./transport.ts";
import { sameUserName } from "./user-name.ts";
import { rejected } from "./verdict.ts";

/** How far the clocks of Entra and of this server may be apart, in seconds. */
const clockSkew = 300;
/** How long Entra's keys are kept, in milliseconds; a key that they lack fetches them anew, at most every 30 s. */
const keysMaxAge = 3_600_000;
const keysCoolDown = 30_000;

/** Proves that an id_token is Entra's, for this application, in this tenant, now, and about the user that we asked for. */
export interface IdTokenCheck {
  /** @throws {JourneyError} when the token proves nothing */
  verify(idToken: string, userName: string, signal: AbortSignal): Promise<RemoteVerdict>;
}

export function createIdTokenCheck(settings: EntraSettings, transport: Transport): IdTokenCheck {
  let keys: Jose.JWTVerifyGetKey | undefined;
  return {
    async verify(idToken, userName, signal) {
      const jose = await import("jose").catch(notInstalled("The Entra ID connector"));
      keys ??= createKeys(jose, settings, transport);
      const verified = jose.jwtVerify(idToken, keys, {
        algorithms: ["RS256"],
        issuer: settings.endpoints.issuer,
        audience: settings.clientId,
        clockTolerance: clockSkew,
        requiredClaims: ["exp", "iat", "tid", "oid"],
      });
      try {
        const { payload } = await untilAborted(verified, signal);
        return verdictOfClaims(payload, settings, userName);
      } catch (error) {
        throw asJourneyError(error);
      }
    },
  };
}

/** The tenant's signing keys, through the connector's own transport: same host, same bounds, same trust. */
function createKeys(
  jose: typeof Jose,
  settings: EntraSettings,
  transport: Transport,
): Jose.JWTVerifyGetKey {
  return jose.createRemoteJWKSet(new URL(settings.endpoints.signingKeys), {
    // Half of a sign-in: a fetch that hangs must not outlive the call that began it, and fail the next one too.
    timeoutDuration: Math.ceil(settings.timeoutMs / 2),
    cacheMaxAge: keysMaxAge,
    cooldownDuration: keysCoolDown,
    async [jose.customFetch](url, { signal }) {
      const { status, body } = await transport.send({ method: "GET", url, signal });
      if (status !== 200) throw keysNotServed(status);
      return new Response(body, { status });
    },
  });
}

function keysNotServed(status: number): JourneyError {
  if (status !== 429 && status < 500)
    return badAnswer(`HTTP ${status} in place of the signing keys`);
  return new JourneyError(
    "entra-server-error",
    `Entra ID did not serve its signing keys (HTTP ${status}).`,
    "Wait, and look at Microsoft's service health and at your own proxies.",
  );
}

function verdictOfClaims(
  claims: Jose.JWTPayload,
  settings: EntraSettings,
  userName: string,
): RemoteVerdict {
  const { tid, oid, aud, preferred_username: preferred, upn } = claims;
  if (tid !== settings.tenantId || aud !== settings.clientId) {
    throw badAnswer("its id_token is for another tenant or application");
  }
  if (typeof oid !== "string" || oid === "") throw badAnswer("its id_token names no object id");
  const name = [preferred, upn].find(
    (claim) => typeof claim === "string" && sameUserName(userName, claim),
  );
  if (typeof name !== "string") return rejected("identityMismatch", otherUser());
  return { kind: "accepted", id: oid, name };
}

function otherUser(): JourneyError {
  return new JourneyError(
    "entra-identity-mismatch",
    "Entra ID answered with a token for another user name than the one asked for.",
    "Users must type their user principal name, not an alternate login id. If they did, treat it as an attack.",
  );
}

/** jose's codes (`ERR_JWT_EXPIRED`) name no value of the token. */
function asJourneyError(error: unknown): JourneyError {
  if (error instanceof JourneyError) return error;
  const { code, claim } = (error ?? {}) as { code?: unknown; claim?: unknown };
  const about = typeof claim === "string" ? `${String(code)}, claim ${claim}` : String(code);
  return badAnswer(`its id_token does not verify (${about})`);
}
