import { isObject, type Json } from "../../json.ts";

/** What a client answers, in AM's words. */
export type ClientAnswer =
  | { readonly kind: "unsupported" }
  /** The browser's error: `NotAllowedError:The operation …`. */
  | { readonly kind: "error"; readonly text: string }
  /** Nothing was answered: the question is asked again. */
  | { readonly kind: "none" }
  | {
      readonly kind: "credential";
      /** The parts of what the authenticator made, as AM separates them. */
      readonly text: string;
      /** `platform` or `cross-platform`, where the browser says it. */
      readonly attachment: string | undefined;
    };

/** The name of the hidden value that is answered. */
export const outcomeId = "webAuthnOutcome";

/** What a hidden value holds that nobody has answered: clients send it back as it was, or its name. */
const unanswered: ReadonlySet<string> = new Set(["", "false", outcomeId]);

/** Browsers' errors are short. */
const longestError = 500;

/** AM's clients answer with a text, newer ones with JSON around it. */
export function clientAnswer(value: Json | undefined): ClientAnswer {
  if (typeof value !== "string" || unanswered.has(value)) return { kind: "none" };
  if (value === "unsupported") return { kind: "unsupported" };
  if (value.startsWith("ERROR")) {
    return { kind: "error", text: value.replace(/^ERROR(?:::)?/, "").slice(0, longestError) };
  }
  const { legacyData, authenticatorAttachment } = jsonAnswer(value);
  return {
    kind: "credential",
    text: typeof legacyData === "string" ? legacyData : value,
    attachment: typeof authenticatorAttachment === "string" ? authenticatorAttachment : undefined,
  };
}

/** Also the text of AM begins with an object, but something follows it. */
function jsonAnswer(text: string): Readonly<Record<string, Json>> {
  try {
    const value: Json = JSON.parse(text);
    return isObject(value) ? value : {};
  } catch {
    return {};
  }
}

/** A new credential, in base64url. */
export interface Attestation {
  readonly clientData: string;
  readonly attestationObject: string;
  readonly credentialId: string;
  /** As the app or its user calls the device. */
  readonly deviceName: string | undefined;
}

/** A signature by a credential, in base64url. */
export interface Assertion {
  readonly clientData: string;
  readonly authenticatorData: string;
  readonly signature: string;
  readonly credentialId: string;
  /** The text that registration gave the authenticator as the user's id; a passkey says it. */
  readonly userHandle: string | undefined;
}

/** `clientDataJSON::attestationObject::credentialId[::deviceName]`; undefined for anything else. */
export function readAttestation(text: string): Attestation | undefined {
  const found = /^([\s\S]*?)::([-\d,]+)::([\w-]+)(?:::([\s\S]*))?$/.exec(text);
  const [, clientData = "", attestation = "", credentialId = "", deviceName] = found ?? [];
  const attestationObject = bytesOf(attestation);
  if (attestationObject === undefined) return undefined;
  return { clientData: utf8(clientData), attestationObject, credentialId, deviceName };
}

/** `clientDataJSON::authenticatorData::signature::credentialId[::userHandle]`; undefined for anything else. */
export function readAssertion(text: string): Assertion | undefined {
  const found = /^([\s\S]*?)::([-\d,]+)::([-\d,]+)::([\w-]+)(?:::([\s\S]*))?$/.exec(text);
  const [, clientData = "", data = "", signed = "", credentialId = "", handle] = found ?? [];
  const [authenticatorData, signature] = [bytesOf(data), bytesOf(signed)];
  if (authenticatorData === undefined || signature === undefined) return undefined;
  const userHandle = handle === "" ? undefined : handle;
  const clientDataText = utf8(clientData);
  return { clientData: clientDataText, authenticatorData, signature, credentialId, userHandle };
}

/** Bytes as AM's clients write them: signed, in decimal. */
function bytesOf(list: string): string | undefined {
  const numbers = list.split(",").map((item) => (/^-?\d{1,3}$/.test(item) ? Number(item) : NaN));
  const fits = numbers.every((number) => number >= -128 && number <= 127);
  return fits ? Buffer.from(Int8Array.from(numbers).buffer).toString("base64url") : undefined;
}

function utf8(text: string): string {
  return Buffer.from(text, "utf8").toString("base64url");
}

/** Bytes as AM's clients read them. */
export function signedBytes(base64url: string): readonly number[] {
  return [...new Int8Array(Buffer.from(base64url, "base64url"))];
}
