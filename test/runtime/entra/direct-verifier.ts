import { createPrivateKey, randomUUID } from "node:crypto";
import { JourneyError } from "@journeyc/runtime";
import type { TokenAnswer } from "../../../runtime/connectors/entra/password-verifier.ts";
import { readTokenAnswer } from "../../../runtime/connectors/entra/read-token-answer.ts";
import type { EntraSettings } from "../../../runtime/connectors/entra/settings.ts";
import { SignJWT } from "jose";
import type { CreateVerifier } from "./password-verifier-contract.ts";

/**
 * The password grant written out, without MSAL. It shows that the contract suite serves a second implementation, and
 * is what would take MSAL's place should Microsoft remove the password grant from it.
 */
export const createDirectVerifier: CreateVerifier = (settings, transport) => ({
  async ask({ userName, password, correlationId, signal }): Promise<TokenAnswer> {
    const body = new URLSearchParams({
      client_id: settings.clientId,
      grant_type: "password",
      scope: "openid profile",
      username: userName,
      password,
      "client-request-id": correlationId,
      ...(await clientAuthentication(settings)),
    }).toString();
    try {
      const headers = { "content-type": "application/x-www-form-urlencoded;charset=utf-8" };
      const url = settings.endpoints.token;
      return readTokenAnswer(await transport.send({ method: "POST", url, headers, body, signal }));
    } catch (error) {
      if (error instanceof JourneyError) return { kind: "failed", error };
      throw error;
    }
  },
});

async function clientAuthentication(settings: EntraSettings): Promise<Record<string, string>> {
  const { clientId, credential, endpoints } = settings;
  if (credential.kind === "none") return {};
  if (credential.kind === "secret") return { client_secret: credential.secret };
  const { privateKey, thumbprintSha256 } = credential.certificate;
  const thumbprint = Buffer.from(thumbprintSha256, "hex").toString("base64url");
  const assertion = await new SignJWT()
    .setProtectedHeader({ alg: "PS256", typ: "JWT", "x5t#S256": thumbprint })
    .setIssuer(clientId)
    .setSubject(clientId)
    .setAudience(endpoints.token)
    .setJti(randomUUID())
    .setIssuedAt()
    .setExpirationTime("10m")
    .sign(createPrivateKey(privateKey));
  return {
    client_assertion: assertion,
    client_assertion_type: "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
  };
}
