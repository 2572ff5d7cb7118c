import { createHash, generateKeyPairSync, randomBytes, sign, type KeyObject } from "node:crypto";
import { isoCBOR } from "@simplewebauthn/server/helpers";
import type { JsonObject } from "../../runtime/json.ts";

/** What an authenticator, or somebody who has written one, does otherwise than it should. */
export interface Deviation {
  readonly origin?: string;
  readonly challenge?: string;
  readonly type?: string;
  readonly relyingParty?: string;
  readonly crossOrigin?: boolean;
  readonly userVerified?: boolean;
  readonly userPresent?: boolean;
  readonly signature?: Buffer;
  readonly userHandle?: string | null;
  readonly credentialId?: string;
  readonly counter?: number;
  readonly algorithm?: number;
  /**
   * Another kind of attestation than none, with these certificates, signed with the key of the first; without `sign` the
   * signature is of nobody.
   */
  readonly attestation?: {
    readonly format: string;
    /** Absent: none, the new key signs itself. */
    readonly certificates?: readonly Buffer[];
    readonly sign?: (data: Buffer) => Buffer;
  };
  /** The model of the authenticator, 16 bytes. */
  readonly aaguid?: Buffer;
}

/** An authenticator with one credential, which signs as FIDO2 has it and answers as AM's clients do. */
export class SoftwareAuthenticator {
  readonly credentialId: string;
  counter = 0;
  userHandle: string | undefined;
  readonly #keys: { readonly publicKey: KeyObject; readonly privateKey: KeyObject };
  readonly #origin: string;

  constructor(origin: string) {
    this.#origin = origin;
    this.#keys = generateKeyPairSync("ec", { namedCurve: "P-256" });
    this.credentialId = randomBytes(20).toString("base64url");
  }

  /** Answers a registration's data. */
  create(data: JsonObject, deviation: Deviation = {}, deviceName?: string): string {
    this.userHandle = String(data["userId"]);
    const clientData = this.#clientData("webauthn.create", data, deviation);
    const id = Buffer.from(deviation.credentialId ?? this.credentialId, "base64url");
    const length = Buffer.alloc(2);
    length.writeUInt16BE(id.length);
    const key = isoCBOR.encode(this.#coseKey(deviation.algorithm ?? -7));
    const aaguid = deviation.aaguid ?? Buffer.alloc(16);
    const attested = Buffer.concat([aaguid, length, id, key]);
    const authData = Buffer.concat([this.#authenticatorData(data, deviation, 0x40), attested]);
    const attestation = isoCBOR.encode(
      new Map<string, unknown>([
        ["fmt", deviation.attestation?.format ?? "none"],
        ["attStmt", this.#statement(deviation, Buffer.concat([authData, sha256(clientData)]))],
        ["authData", new Uint8Array(authData)],
      ]) as never,
    );
    const name = deviceName === undefined ? [] : [deviceName];
    return [clientData, numbers(attestation), this.credentialId, ...name].join("::");
  }

  /** Answers an authentication's data. */
  get(data: JsonObject, deviation: Deviation = {}): string {
    const clientData = this.#clientData("webauthn.get", data, deviation);
    const authData = this.#authenticatorData(data, deviation, 0);
    const signed = Buffer.concat([authData, sha256(clientData)]);
    const signature = deviation.signature ?? sign("sha256", signed, this.#keys.privateKey);
    const id = deviation.credentialId ?? this.credentialId;
    const handle = deviation.userHandle === undefined ? this.userHandle : deviation.userHandle;
    const parts = [clientData, numbers(authData), numbers(signature), id];
    return [...parts, ...(handle === undefined || handle === null ? [] : [handle])].join("::");
  }

  #clientData(type: string, data: JsonObject, deviation: Deviation): string {
    const challenge = Buffer.from(String(data["challenge"]), "base64").toString("base64url");
    return JSON.stringify({
      type: deviation.type ?? type,
      challenge: deviation.challenge ?? challenge,
      origin: deviation.origin ?? this.#origin,
      crossOrigin: deviation.crossOrigin ?? false,
    });
  }

  #authenticatorData(data: JsonObject, deviation: Deviation, more: number): Buffer {
    const party = deviation.relyingParty ?? String(data["_relyingPartyId"]);
    const present = (deviation.userPresent ?? true) ? 0x01 : 0;
    const verified = (deviation.userVerified ?? true) ? 0x04 : 0;
    const counter = Buffer.alloc(4);
    counter.writeUInt32BE(deviation.counter ?? this.counter);
    return Buffer.concat([sha256(party), Buffer.from([present | verified | more]), counter]);
  }

  /** What an authenticator says about itself. */
  #statement({ attestation }: Deviation, data: Buffer): Map<string, unknown> {
    if (!attestation) return new Map();
    const { certificates, sign: signed = () => Buffer.alloc(70) } = attestation;
    const own = (): Buffer => sign("sha256", data, this.#keys.privateKey);
    const signature = certificates ? signed(data) : own();
    return new Map<string, unknown>([
      ["alg", -7],
      ["sig", new Uint8Array(signature)],
      ...(certificates
        ? [["x5c", certificates.map((certificate) => new Uint8Array(certificate))] as const]
        : []),
    ]);
  }

  #coseKey(algorithm: number): Map<number, number | Uint8Array> {
    const { x = "", y = "" } = this.#keys.publicKey.export({ format: "jwk" });
    const bytes = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, "base64url"));
    return new Map<number, number | Uint8Array>([
      [1, 2],
      [3, algorithm],
      [-1, 1],
      [-2, bytes(x)],
      [-3, bytes(y)],
    ]);
  }
}

function sha256(data: string): Buffer {
  return createHash("sha256").update(data).digest();
}

function numbers(bytes: Uint8Array): string {
  return new Int8Array(bytes).toString();
}
