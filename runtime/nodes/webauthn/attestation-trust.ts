import { X509Certificate } from "node:crypto";
import { notInstalled } from "../../optional-packages.ts";
import type { NodeContext } from "../../machine/node-type.ts";
import type { SettingsReader } from "../../machine/read-settings.ts";
import { certificatesIn, usualAlias } from "./authorities.ts";
import { unusable } from "./settings.ts";

/**
 * The certificate authorities that attestations are held against, as PEM; undefined: attestations are verified in
 * themselves, and whoever made the authenticator is not asked for.
 * @throws JourneyError `node-setting-unusable` for an alias of its own that the app does not know
 */
export function authoritiesOf(
  { app }: Pick<NodeContext<never>, "app">,
  settings: SettingsReader,
): string | undefined {
  if (settings.text("attestationPreference") === "NONE") return undefined;
  const alias = settings.has("trustStoreAlias") ? settings.text("trustStoreAlias") : usualAlias;
  const { attestationAuthorities: known = {} } = app;
  const name = alias === "" ? usualAlias : alias;
  if (Object.hasOwn(known, name)) return known[name];
  if (name === usualAlias) return undefined;
  throw unusable("trustStoreAlias", "a name in the option `attestationAuthorities`");
}

/**
 * Whether the certificate that an attestation is signed with comes from one of these authorities. What has no certificate
 * (no attestation, one that the new key has signed itself, SafetyNet's tokens) comes from none. The signature of the
 * attestation is verified elsewhere, with the first certificate. Lists of revoked certificates are not asked for.
 * @param attestationObject in base64url
 * @param authorities as PEM
 * @param now milliseconds since the epoch
 */
export async function isTrusted(
  attestationObject: string,
  authorities: string,
  now: number,
): Promise<boolean> {
  const { decodeAttestationObject } = await import("@simplewebauthn/server/helpers").catch(
    notInstalled("WebAuthn"),
  );
  try {
    const bytes = new Uint8Array(Buffer.from(attestationObject, "base64url"));
    const given = decodeAttestationObject(bytes).get("attStmt").get("x5c") ?? [];
    const chain = given.map((certificate) => new X509Certificate(certificate));
    return leadsTo(chain, certificatesIn(authorities), new Date(now));
  } catch {
    return false;
  }
}

/** Each is signed by the next one, and the last by an authority, or is one. */
function leadsTo(
  chain: readonly X509Certificate[],
  authorities: readonly X509Certificate[],
  now: Date,
): boolean {
  const last = chain.at(-1);
  if (last === undefined) return false;
  const valid = chain.every((certificate, index) => {
    const issuer = chain[index + 1];
    return holds(certificate, now) && (issuer === undefined || isIssuedBy(certificate, issuer));
  });
  return (
    valid &&
    authorities.some(
      (authority) =>
        authority.raw.equals(last.raw) || (holds(authority, now) && isIssuedBy(last, authority)),
    )
  );
}

function isIssuedBy(certificate: X509Certificate, issuer: X509Certificate): boolean {
  return issuer.ca && certificate.checkIssued(issuer) && certificate.verify(issuer.publicKey);
}

function holds({ validFrom, validTo }: X509Certificate, now: Date): boolean {
  return new Date(validFrom) <= now && now <= new Date(validTo);
}
