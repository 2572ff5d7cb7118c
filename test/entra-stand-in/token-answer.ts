import { Buffer } from "node:buffer";
import { base64url, SignJWT, UnsecuredJWT, type JWTPayload } from "jose";
import type { SigningKeys } from "./signing-keys.ts";
import { objectIdOf, type StandInUser } from "./users.ts";

/** What a token is about. */
export interface TokenSubject {
  readonly user: Omit<StandInUser, "password">;
  readonly tenantId: string;
  readonly clientId: string;
  readonly issuer: string;
}

/** What an id_token must not be. Each is signed and worded well, but for its one fault. */
export type TokenFault =
  | "badsig"
  | "unknownkey"
  | "algnone"
  | "hs256"
  | "othertenant"
  | "otherissuer"
  | "otherapp"
  | "otheruser"
  | "expired"
  | "notyet"
  | "skewed"
  | "noname"
  | "nooid";

/** Changes of the claims that a fault makes. `undefined` leaves a claim out. */
function faultyClaims(fault: TokenFault | undefined, now: number): JWTPayload {
  const stranger = "11111111-2222-3333-4444-555555555555";
  switch (fault) {
    case "othertenant":
      return { tid: stranger };
    case "otherissuer":
      return { iss: `https://login.microsoftonline.com/${stranger}/v2.0` };
    case "otherapp":
      return { aud: stranger };
    case "otheruser":
      return { preferred_username: "somebody.else@contoso.example", oid: stranger };
    case "expired":
      return { iat: now - 7200, nbf: now - 7200, exp: now - 3600 };
    case "notyet":
      return { nbf: now + 3600, exp: now + 7200 };
    case "skewed":
      return { iat: now + 200, nbf: now + 200, exp: now - 200 };
    case "noname":
      return { preferred_username: undefined };
    case "nooid":
      return { oid: undefined };
    default:
      return {};
  }
}

function claimsOf(subject: TokenSubject, fault: TokenFault | undefined): JWTPayload {
  const now = Math.floor(Date.now() / 1000);
  const { user, tenantId, clientId, issuer } = subject;
  const claims: JWTPayload = {
    aud: clientId,
    iss: issuer,
    iat: now,
    nbf: now,
    exp: now + 3600,
    name: user.displayName ?? user.userName,
    oid: objectIdOf(user),
    preferred_username: user.userName,
    sub: base64url.encode(objectIdOf(user)),
    tid: tenantId,
    uti: base64url.encode(String(Math.random())),
    ver: "2.0",
  };
  const faulty = Object.entries({ ...claims, ...faultyClaims(fault, now) });
  return Object.fromEntries(faulty.filter(([, value]) => value !== undefined));
}

function signed(
  claims: JWTPayload,
  keys: SigningKeys,
  fault: TokenFault | undefined,
): Promise<string> | string {
  const { current, stranger } = keys;
  if (fault === "algnone") return new UnsecuredJWT(claims).encode();
  if (fault === "hs256") {
    // The public key as an HMAC secret: what a verifier accepts that lets the token choose the algorithm.
    const secret = Buffer.from(JSON.stringify(current.jwk));
    return new SignJWT(claims)
      .setProtectedHeader({ alg: "HS256", typ: "JWT", kid: current.kid })
      .sign(secret);
  }
  const key = fault === "badsig" || fault === "unknownkey" ? stranger : current;
  const kid = fault === "unknownkey" ? stranger.kid : current.kid;
  return new SignJWT(claims)
    .setProtectedHeader({ alg: "RS256", typ: "JWT", kid })
    .sign(key.privateKey);
}

/** The body of a success, as Entra answers it to the scopes openid, profile and offline_access. */
export async function tokenAnswer(
  subject: TokenSubject,
  keys: SigningKeys,
  fault?: TokenFault,
): Promise<Readonly<Record<string, unknown>>> {
  const clientInfo = { uid: objectIdOf(subject.user), utid: subject.tenantId };
  return {
    token_type: "Bearer",
    scope: "openid profile email 00000003-0000-0000-c000-000000000000/User.Read",
    expires_in: 4321,
    ext_expires_in: 4321,
    access_token: base64url.encode(`access token of ${objectIdOf(subject.user)}`),
    refresh_token: base64url.encode(`refresh token of ${objectIdOf(subject.user)}`),
    id_token: await signed(claimsOf(subject, fault), keys, fault),
    client_info: base64url.encode(JSON.stringify(clientInfo)),
  };
}
