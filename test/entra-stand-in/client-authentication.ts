import { X509Certificate } from "node:crypto";
import { decodeProtectedHeader, jwtVerify } from "jose";
import type { Tenant } from "./tenant.ts";

const assertionType = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

/**
 * Authenticates the application as Entra does.
 * @param audience the token endpoint, as the assertion must name it
 * @returns the AADSTS number of the refusal, or undefined
 */
export async function refuseClient(
  form: URLSearchParams,
  tenant: Tenant,
  audience: string,
): Promise<number | undefined> {
  if (form.get("client_id")?.toLowerCase() !== tenant.clientId.toLowerCase()) return 700016;
  const secret = form.get("client_secret");
  const assertion = form.get("client_assertion");
  const confidential = tenant.clientSecret !== undefined || tenant.clientCertificate !== undefined;
  if (!confidential) return secret === null && assertion === null ? undefined : 700025;
  if (secret === null && assertion === null) return 7000218;
  if (secret !== null) return secret === tenant.clientSecret ? undefined : 7000215;
  if (form.get("client_assertion_type") !== assertionType || !tenant.clientCertificate)
    return 700027;
  const trusted = await isSignedBy(
    String(assertion),
    tenant.clientCertificate,
    tenant.clientId,
    audience,
  );
  return trusted ? undefined : 700027;
}

async function isSignedBy(
  assertion: string,
  certificate: string,
  clientId: string,
  audience: string,
): Promise<boolean> {
  const x509 = new X509Certificate(certificate);
  const thumbprint = Buffer.from(x509.fingerprint256.replaceAll(":", ""), "hex").toString(
    "base64url",
  );
  try {
    if (decodeProtectedHeader(assertion)["x5t#S256"] !== thumbprint) return false;
    await jwtVerify(assertion, x509.publicKey, {
      algorithms: ["PS256", "RS256"],
      issuer: clientId,
      subject: clientId,
      audience,
      requiredClaims: ["exp", "jti"],
      // As Entra bears it: MSAL rounds `nbf`, up as well as down.
      clockTolerance: 300,
    });
    return true;
  } catch {
    return false;
  }
}
