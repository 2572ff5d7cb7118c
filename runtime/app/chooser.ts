import { createHmac, type KeyObject } from "node:crypto";

/**
 * Chooses by a secret: `NodeContext.choose`.
 * @param secret of the app's newest key: with another key other numbers are chosen
 */
export function chooser(secret: KeyObject): (text: string, below: number) => number {
  return (text, below) => {
    // Of 48 bits: the first few numbers are likelier than the others by next to nothing.
    const number = createHmac("sha256", secret).update(text).digest().readUIntBE(0, 6);
    return number % Math.max(1, below);
  };
}
