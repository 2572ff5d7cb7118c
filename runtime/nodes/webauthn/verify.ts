import { X509Certificate } from "node:crypto";
import { isObject, type JsonObject } from "../../json.ts";
import { notInstalled } from "../../optional-packages.ts";
import type { Assertion, Attestation } from "./client-answer.ts";
import type { RelyingParty } from "./relying-party.ts";
import type { Verification } from "./settings.ts";

/** What an authenticator must have signed. */
export interface Expected {
  readonly challenge: string;
  readonly party: RelyingParty;
  readonly verification: Verification;
}

/** Why an answer was not accepted, for the log: nothing of what the client sent stands in it. */
export type RefusalReason =
  "unreadable" | "type" | "challenge" | "origin" | "embedded" | "attestation" | "not-verified";

export interface Refused {
  readonly refused: RefusalReason;
}

/** A credential that an authenticator has made. */
export interface NewCredential {
  readonly id: string;
  /** COSE, in base64url. */
  readonly publicKey: string;
  readonly counter: number;
  readonly aaguid: string;
  readonly format: string;
  readonly userVerified: boolean;
  readonly backedUp: boolean;
}

export interface ShownCredential {
  readonly counter: number;
  readonly userVerified: boolean;
  readonly backedUp: boolean;
}

/** @throws JourneyError `package-missing` */
export async function webAuthnLibrary(): Promise<typeof import("@simplewebauthn/server")> {
  return import("@simplewebauthn/server").catch(notInstalled("WebAuthn"));
}

/** @param algorithms COSE's numbers, of those that are accepted */
export async function verifyAttestation(
  answer: Attestation,
  expected: Expected,
  algorithms: readonly number[],
): Promise<NewCredential | Refused> {
  const wrong = wrongClientData(answer.clientData, "webauthn.create", expected);
  if (wrong !== undefined) return { refused: wrong };
  const { verifyRegistrationResponse } = await webAuthnLibrary();
  if (await leadsElsewhere(answer.attestationObject)) return { refused: "attestation" };
  try {
    const { registrationInfo } = await verifyRegistrationResponse({
      ...common(expected),
      response: {
        ...credentialOf(answer.credentialId),
        response: {
          clientDataJSON: answer.clientData,
          attestationObject: answer.attestationObject,
        },
      },
      supportedAlgorithmIDs: [...algorithms],
    });
    // What a client says the id is, is not signed; what the authenticator says is.
    if (registrationInfo?.credential.id !== answer.credentialId) return { refused: "not-verified" };
    const { credential, aaguid, fmt, userVerified, credentialBackedUp } = registrationInfo;
    return {
      id: credential.id,
      publicKey: Buffer.from(credential.publicKey).toString("base64url"),
      counter: credential.counter,
      aaguid,
      format: fmt,
      userVerified,
      backedUp: credentialBackedUp,
    };
  } catch {
    return { refused: "not-verified" };
  }
}

/** The counter is held against the stored one by who asks. */
export async function verifyAssertion(
  answer: Assertion,
  expected: Expected,
  publicKey: string,
): Promise<ShownCredential | Refused> {
  const wrong = wrongClientData(answer.clientData, "webauthn.get", expected);
  if (wrong !== undefined) return { refused: wrong };
  const { verifyAuthenticationResponse } = await webAuthnLibrary();
  const id = answer.credentialId;
  try {
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      ...common(expected),
      response: {
        ...credentialOf(id),
        response: {
          clientDataJSON: answer.clientData,
          authenticatorData: answer.authenticatorData,
          signature: answer.signature,
        },
      },
      credential: {
        id,
        publicKey: new Uint8Array(Buffer.from(publicKey, "base64url")),
        counter: 0,
      },
    });
    if (!verified) return { refused: "not-verified" };
    const { newCounter, userVerified, credentialBackedUp } = authenticationInfo;
    return { counter: newCounter, userVerified, backedUp: credentialBackedUp };
  } catch {
    return { refused: "not-verified" };
  }
}

function common({ challenge, party, verification }: Expected): {
  expectedChallenge: string;
  expectedOrigin: string[];
  expectedRPID: string;
  requireUserVerification: boolean;
} {
  return {
    expectedChallenge: challenge,
    expectedOrigin: [...party.origins],
    expectedRPID: party.id,
    requireUserVerification: verification === "required",
  };
}

function credentialOf(id: string): {
  id: string;
  rawId: string;
  type: "public-key";
  clientExtensionResults: Record<string, never>;
} {
  return { id, rawId: id, type: "public-key", clientExtensionResults: {} };
}

/** The library looks at these, too; here it is said which one is wrong, and that no other site's frame is let in. */
function wrongClientData(
  encoded: string,
  type: string,
  { challenge, party }: Expected,
): RefusalReason | undefined {
  const data = clientDataOf(encoded);
  if (data === undefined) return "unreadable";
  if (data["type"] !== type) return "type";
  if (data["challenge"] !== challenge) return "challenge";
  if (!party.origins.includes(String(data["origin"]))) return "origin";
  return data["crossOrigin"] === true || data["topOrigin"] !== undefined ? "embedded" : undefined;
}

function clientDataOf(encoded: string): JsonObject | undefined {
  try {
    const data: unknown = JSON.parse(Buffer.from(encoded, "base64url").toString("utf8"));
    return isObject(data) ? data : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Of Android's attestations the library follows the certificates to the one that came along, and fetches lists of
 * revoked ones from addresses that they name, before it looks whether the root is Google's. We look first.
 */
async function leadsElsewhere(attestationObject: string): Promise<boolean> {
  const { decodeAttestationObject } = await import("@simplewebauthn/server/helpers").catch(
    notInstalled("WebAuthn"),
  );
  const { SettingsService } = await webAuthnLibrary();
  try {
    const decoded = decodeAttestationObject(
      new Uint8Array(Buffer.from(attestationObject, "base64url")),
    );
    if (decoded.get("fmt") !== "android-key") return false;
    const last = decoded.get("attStmt").get("x5c")?.at(-1);
    const roots = SettingsService.getRootCertificates({ identifier: "android-key" });
    return last === undefined || !roots.some((root) => new X509Certificate(root).raw.equals(last));
  } catch {
    return true;
  }
}
