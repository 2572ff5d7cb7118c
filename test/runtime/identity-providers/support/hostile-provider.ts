import type { RequestListener } from "node:http";
import { createServer } from "node:https";
import {
  exportJWK,
  generateKeyPair,
  SignJWT,
  UnsecuredJWT,
  type CryptoKey,
  type JWTPayload,
} from "jose";
import { localhostCertificate } from "../../../support/certificate.ts";
import { listen } from "../../../support/listen.ts";

/** What a provider does otherwise than it should. */
export interface Faults {
  /** Over the claims of the ID token. */
  readonly claims?: JWTPayload;
  readonly unsigned?: boolean;
  /** Signed with a key that the provider does not publish. */
  readonly otherKey?: boolean;
  readonly withoutIdToken?: boolean;
  /** Over what `userinfo` says. */
  readonly told?: Readonly<Record<string, unknown>>;
  readonly tokenStatus?: number;
  readonly tokenError?: string;
  /** Over the discovery document. */
  readonly metadata?: Readonly<Record<string, unknown>>;
  readonly slow?: boolean;
}

export interface HostileProvider {
  readonly issuer: string;
  readonly certificate: string;
  faults: Faults;
  /** That the browser was sent here with. */
  nonce: string;
  /** Of all requests. */
  readonly paths: string[];
  /** The fields of the last request for tokens. */
  form: URLSearchParams;
  close(): void;
}

/** An OpenID provider that lies on demand. */
export async function startHostileProvider(): Promise<HostileProvider> {
  const { cert, key } = await localhostCertificate();
  const [keys, others] = [await generateKeyPair("RS256"), await generateKeyPair("RS256")];
  const server = createServer({ cert, key });
  const issuer = `https://localhost:${await listen(server)}`;
  const provider: HostileProvider = {
    issuer,
    certificate: cert,
    faults: {},
    nonce: "",
    paths: [],
    form: new URLSearchParams(),
    close: () => void server.close().closeAllConnections(),
  };
  const answers: Readonly<Record<string, () => Promise<unknown>>> = {
    "/.well-known/openid-configuration": async () => ({
      issuer,
      authorization_endpoint: `${issuer}/authorize`,
      token_endpoint: `${issuer}/token`,
      userinfo_endpoint: `${issuer}/userinfo`,
      jwks_uri: `${issuer}/keys`,
      response_types_supported: ["code"],
      subject_types_supported: ["public"],
      id_token_signing_alg_values_supported: ["RS256"],
      ...provider.faults.metadata,
    }),
    "/keys": async () => ({
      keys: [{ ...(await exportJWK(keys.publicKey)), kid: "1", alg: "RS256", use: "sig" }],
    }),
    "/userinfo": async () => ({ sub: "7", given_name: "Ada", ...provider.faults.told }),
    "/token": async () => tokens(provider, keys.privateKey, others.privateKey),
  };
  const answer: RequestListener = (request, response) => {
    const path = request.url ?? "";
    provider.paths.push(path);
    if (provider.faults.slow) return;
    let body = "";
    request.on("data", (chunk: Buffer) => void (body += chunk.toString()));
    request.on("end", () => {
      if (path === "/token") provider.form = new URLSearchParams(body);
      const { tokenStatus = 200 } = provider.faults;
      response.statusCode = path === "/token" ? tokenStatus : 200;
      response.setHeader("content-type", "application/json");
      void answers[path]?.().then((value) => response.end(JSON.stringify(value)));
    });
  };
  server.on("request", answer);
  return provider;
}

async function tokens(
  { issuer, nonce, faults }: HostileProvider,
  own: CryptoKey,
  other: CryptoKey,
): Promise<unknown> {
  if (faults.tokenError) return { error: faults.tokenError };
  const now = Math.floor(Date.now() / 1_000);
  const claims = {
    iss: issuer,
    aud: "journeys",
    sub: "7",
    nonce,
    iat: now,
    exp: now + 60,
    ...faults.claims,
  };
  const token = faults.unsigned
    ? new UnsecuredJWT(claims).encode()
    : await new SignJWT(claims)
        .setProtectedHeader({ alg: "RS256", kid: "1" })
        .sign(faults.otherKey ? other : own);
  return {
    access_token: "an-access-token",
    token_type: "Bearer",
    ...(faults.withoutIdToken ? {} : { id_token: token }),
  };
}
