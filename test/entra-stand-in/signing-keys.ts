import { randomUUID, webcrypto } from "node:crypto";
import { exportJWK, generateKeyPair, type JWK } from "jose";

export interface SigningKey {
  readonly kid: string;
  readonly privateKey: webcrypto.CryptoKey;
  readonly jwk: JWK;
}

/** The keys that sign id_tokens. Entra publishes the next ones before it uses them, and keeps the last ones a while. */
export class SigningKeys {
  #published: readonly SigningKey[];
  /** Never published: signs what must not be believed. */
  readonly stranger: SigningKey;

  private constructor(first: SigningKey, stranger: SigningKey) {
    this.#published = [first];
    this.stranger = stranger;
  }

  static async create(): Promise<SigningKeys> {
    return new SigningKeys(await createKey(), await createKey());
  }

  get current(): SigningKey {
    const current = this.#published[0];
    if (!current) throw new Error("There is always a key: `create` makes the first one.");
    return current;
  }

  /** Signs with a new key from now on. */
  async rotate(): Promise<void> {
    this.#published = [await createKey(), ...this.#published].slice(0, 3);
  }

  toJSON(): { readonly keys: readonly JWK[] } {
    return { keys: this.#published.map((key) => key.jwk) };
  }
}

async function createKey(): Promise<SigningKey> {
  const { publicKey, privateKey } = await generateKeyPair("RS256");
  const kid = randomUUID().replaceAll("-", "").slice(0, 27);
  return {
    kid,
    privateKey,
    jwk: { ...(await exportJWK(publicKey)), kid, use: "sig", alg: "RS256" },
  };
}
