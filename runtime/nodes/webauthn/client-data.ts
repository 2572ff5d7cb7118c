import { isObject, type Json, type JsonObject } from "../../json.ts";
import { signedBytes } from "./client-answer.ts";
import type { Challenge } from "./challenge.ts";
import type { RelyingParty } from "./relying-party.ts";
import type { Verification } from "./settings.ts";

// What AM tells its clients, member by member, some of it twice: as texts that older clients cut apart, and, with `_`
// before the name, as JSON.

interface CeremonyData {
  readonly challenge: Challenge;
  readonly party: RelyingParty;
  readonly seconds: number;
  readonly verification: Verification;
  /** Ids of credentials: those to be used, or not to be made again. */
  readonly credentials: readonly string[];
}

export interface RegistrationData extends CeremonyData {
  readonly partyName: string;
  readonly userId: string;
  readonly userName: string;
  readonly displayName: string;
  readonly attestation: string;
  /** COSE's numbers. */
  readonly algorithms: readonly number[];
  readonly attachment: string | undefined;
  readonly residentKey: boolean;
}

const authentication = "webauthn_authentication";
const registration = "webauthn_registration";

export function authenticationData(given: CeremonyData): JsonObject {
  const { party, verification, credentials } = given;
  return {
    ...common(authentication, given),
    relyingPartyId: `rpId: "${party.id}",`,
    userVerification: verification,
    allowCredentials:
      credentials.length > 0 ? `allowCredentials: [${credentialTexts(credentials)}]` : "",
    _allowCredentials: credentialObjects(credentials),
  };
}

export function registrationData(given: RegistrationData): JsonObject {
  const { party, verification, attachment, residentKey, credentials } = given;
  const selection = {
    userVerification: verification,
    ...(attachment === undefined ? {} : { authenticatorAttachment: attachment }),
    ...(residentKey ? { requireResidentKey: true, residentKey: "required" } : {}),
  };
  const parameters = given.algorithms.map((alg) => ({ type: "public-key", alg }));
  return {
    ...common(registration, given),
    relyingPartyName: given.partyName,
    relyingPartyId: `id: "${party.id}",`,
    userId: given.userId,
    userName: given.userName,
    displayName: given.displayName,
    attestationPreference: given.attestation,
    pubKeyCredParams: JSON.stringify(parameters),
    _pubKeyCredParams: parameters,
    authenticatorSelection: JSON.stringify(selection),
    _authenticatorSelection: selection,
    excludeCredentials: credentialTexts(credentials),
    _excludeCredentials: credentialObjects(credentials),
  };
}

function common(action: string, { challenge, party, seconds }: CeremonyData): JsonObject {
  return {
    _type: "WebAuthn",
    _action: action,
    challenge: Buffer.from(challenge.text, "base64url").toString("base64"),
    _relyingPartyId: party.id,
    timeout: String(seconds * 1_000),
    extensions: {},
    supportsJsonResponse: true,
  };
}

function credentialTexts(ids: readonly string[]): string {
  return ids
    .map(
      (id) =>
        `{ "type": "public-key", "id": new Int8Array([${signedBytes(id).join(",")}]).buffer }`,
    )
    .join(",");
}

function credentialObjects(ids: readonly string[]): Json {
  return ids.map((id) => ({ type: "public-key", id: signedBytes(id) }));
}

/** Whether it is such data. */
export function isClientData(data: Json | undefined): data is JsonObject {
  if (!isObject(data) || data["_type"] !== "WebAuthn") return false;
  return [authentication, registration].includes(String(data["_action"]));
}
