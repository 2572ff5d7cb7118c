import { createHmac, randomBytes } from "node:crypto";

/**
 * Random bytes that nobody can foresee, and the same ones each time that a script runs again for one execution of its
 * node: else what it asks for might differ.
 */
export class Randomness {
  readonly #key = randomBytes(32);

  /** From the first byte on. */
  begin(): (bytes: number) => Buffer {
    let block = 0;
    return (bytes) => {
      const parts: Buffer[] = [];
      for (let length = 0; length < bytes; length += 32)
        parts.push(createHmac("sha256", this.#key).update(String(block++)).digest());
      return Buffer.concat(parts).subarray(0, bytes);
    };
  }
}
