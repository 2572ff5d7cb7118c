import { JourneyError } from "../errors.ts";
import { DirectoryUnavailable } from "./directory.ts";
import type { ObjectRecord, ObjectStorage } from "./object-storage.ts";
import type { PasswordHashing } from "./password-hashing.ts";

export type PasswordPart = Pick<ObjectRecord, "passwordHash" | "passwordSetAt">;

/** Passwords as objects carry them: hashed, with the time since when they are what they are. */
export class StoredPasswords {
  readonly #storage: Pick<ObjectStorage, "replacePasswordHash">;
  readonly #hashing: PasswordHashing;
  readonly #now: () => number;

  constructor(
    storage: Pick<ObjectStorage, "replacePasswordHash">,
    hashing: PasswordHashing,
    now: () => number,
  ) {
    this.#storage = storage;
    this.#hashing = hashing;
    this.#now = now;
  }

  async hashed(password: string | undefined): Promise<PasswordPart> {
    if (password === undefined) return { passwordHash: undefined, passwordSetAt: undefined };
    const passwordHash = await this.#hashing.hash(password);
    return { passwordHash, passwordSetAt: this.#now() };
  }

  /** The stored password once more is no news, unless a remote system has confirmed it: it keeps its age. */
  async renewed(
    previous: ObjectRecord,
    password: string,
    confirmed: boolean,
  ): Promise<PasswordPart> {
    const { passwordHash, passwordSetAt } = previous;
    const part = await this.hashed(password);
    if (confirmed || passwordHash === undefined) return part;
    return (await this.verify(passwordHash, password)) ? { ...part, passwordSetAt } : part;
  }

  /**
   * Costs one hash, also where there is none to compare with.
   * @throws DirectoryUnavailable where the stored one cannot be read
   */
  async verify(passwordHash: string | undefined, password: string): Promise<boolean> {
    try {
      return await this.#hashing.verify(passwordHash, password);
    } catch (cause) {
      if (cause instanceof JourneyError) throw cause;
      throw new DirectoryUnavailable("A stored password hash cannot be read.", { cause });
    }
  }

  /** A password that was right stays right when its new hash cannot be stored; the next sign-on tries again. */
  async raiseHash(record: ObjectRecord, passwordHash: string, password: string): Promise<void> {
    try {
      const raised = await this.#hashing.raise(passwordHash, password);
      if (raised !== undefined) await this.#storage.replacePasswordHash(record, raised);
    } catch (error) {
      if (!(error instanceof JourneyError)) throw error;
    }
  }
}
