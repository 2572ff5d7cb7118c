import { createHash } from "node:crypto";
import { vi } from "vitest";
import { isHashable, PasswordHashing } from "../../runtime/directory/password-hashing.ts";

const hash = (password: string): Promise<string> =>
  Promise.resolve(createHash("sha256").update(password).digest("base64"));

/**
 * From now on a password costs one hash in this process, where argon2id takes most of the time of a walk: the passwords of
 * walkers protect nobody, and hashing has its own tests.
 */
export function hashQuickly(): void {
  vi.spyOn(PasswordHashing.prototype, "hash").mockImplementation(hash);
  vi.spyOn(PasswordHashing.prototype, "verify").mockImplementation(
    async (stored, password) => isHashable(password) && stored === (await hash(password)),
  );
  vi.spyOn(PasswordHashing.prototype, "raise").mockResolvedValue(undefined);
}
