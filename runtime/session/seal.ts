import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import { deriveKeys, keyIdBytes, type PurposeKey } from "./keyring.ts";

const formatVersion = 1;
const nonceBytes = 12;
const tagBytes = 16;
const headerBytes = 1 + keyIdBytes + nonceBytes;

/**
 * Seals text with AES-256-GCM: encrypted, authenticated, bound to a purpose and a realm.
 *
 * A token is base64url of: format version (1 byte), key id (8), nonce (12), ciphertext, tag (16). To a client it is
 * opaque. The random nonce is good for 2^32 tokens per key (NIST SP 800-38D §8.3).
 */
export class Sealer {
  readonly #keys: readonly PurposeKey[];
  readonly #boundTo: string;

  /** @param keys newest first: the first one seals, all of them open */
  constructor(keys: readonly string[], purpose: string, realm: string) {
    this.#boundTo = `${purpose}/${realm}`;
    this.#keys = deriveKeys(keys, this.#boundTo);
  }

  /** @param about what the text is about: it opens about nothing else */
  seal(text: string, about?: string): string {
    const key = this.#keys[0];
    if (!key) throw new TypeError("There is no key to seal with.");
    const header = Buffer.concat([Buffer.of(formatVersion), key.id, randomBytes(nonceBytes)]);
    const cipher = createCipheriv("aes-256-gcm", key.secret, header.subarray(-nonceBytes));
    cipher.setAAD(this.#authenticated(header, about));
    const sealed = Buffer.concat([
      header,
      cipher.update(text, "utf8"),
      cipher.final(),
      cipher.getAuthTag(),
    ]);
    return sealed.toString("base64url");
  }

  /** The text, or undefined: why a token does not open is nobody's business. */
  open(token: string, about?: string): string | undefined {
    const sealed = Buffer.from(token, "base64url");
    // Base64url has several spellings of the same bytes; only the one that `seal` writes is a token.
    if (sealed.toString("base64url") !== token || sealed.length < headerBytes + tagBytes)
      return undefined;
    const header = sealed.subarray(0, headerBytes);
    const key = this.#keys.find(({ id }) => id.equals(header.subarray(1, 1 + keyIdBytes)));
    if (!key || header[0] !== formatVersion) return undefined;
    try {
      const decipher = createDecipheriv("aes-256-gcm", key.secret, header.subarray(-nonceBytes), {
        authTagLength: tagBytes,
      });
      decipher.setAAD(this.#authenticated(header, about));
      decipher.setAuthTag(sealed.subarray(-tagBytes));
      return (
        decipher.update(sealed.subarray(headerBytes, -tagBytes), undefined, "utf8") +
        decipher.final("utf8")
      );
    } catch {
      return undefined;
    }
  }

  #authenticated(header: Buffer, about: string | undefined): Buffer {
    const boundTo = about === undefined ? this.#boundTo : `${this.#boundTo}\0${about}`;
    return Buffer.concat([header.subarray(0, 1 + keyIdBytes), Buffer.from(boundTo)]);
  }
}
