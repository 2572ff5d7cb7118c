import { randomBytes } from "node:crypto";
import { availableParallelism } from "node:os";
import { defined } from "../defined.ts";
import { JourneyError } from "../errors.ts";
import { notInstalled } from "../optional-packages.ts";
import { Semaphore } from "./semaphore.ts";

/** Passwords beyond this many bytes of UTF-8 are refused before anything is hashed. */
export const MAXIMUM_PASSWORD_BYTES = 1024;

/** The cost of one argon2id hash. Can be raised, never lowered below OWASP's parameters. */
export interface PasswordHashingOptions {
  /** Memory in KiB; 19,456 at least. */
  readonly memoryCost?: number;
  /** Passes over the memory; 2 at least. */
  readonly timeCost?: number;
  /** Lanes; 1 at least. */
  readonly parallelism?: number;
  /** Hashes computed at the same time; default: the number of cores. */
  readonly concurrency?: number;
  /** Hashes that may wait for their turn before more are refused; default: 64 per core. */
  readonly maximumQueue?: number;
}

type Argon2 = typeof import("@node-rs/argon2");

interface Cost {
  readonly memoryCost: number;
  readonly timeCost: number;
  readonly parallelism: number;
}

/** https://cheatsheetseries.owasp.org/cheatsheets/Password_Storage_Cheat_Sheet.html#argon2id */
const OWASP: Cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/**
 * Hashes and verifies passwords with argon2id as PHC strings. A password is the exact sequence of code points that
 * was typed: not trimmed, not truncated, not normalised.
 */
export class PasswordHashing {
  readonly #cost: Cost;
  readonly #semaphore: Semaphore;
  #decoy: Promise<string> | undefined;
  #argon2: Promise<Argon2> | undefined;

  /** @throws JourneyError `password-hashing-too-weak` for parameters below OWASP's */
  constructor(options: PasswordHashingOptions = {}) {
    this.#cost = { ...OWASP, ...pickCost(options) };
    refuseWeakCost(this.#cost);
    const cores = availableParallelism();
    this.#semaphore = new Semaphore(
      options.concurrency ?? cores,
      options.maximumQueue ?? 64 * cores,
    );
  }

  /** @throws PasswordHashingOverloaded */
  hash(password: string): Promise<string> {
    return this.#hashAt(this.#cost, password);
  }

  /**
   * Whether the password has this hash. Without a hash, or for a password that `isHashable` refuses, the same work is
   * done on a decoy, and the answer is false.
   * @throws PasswordHashingOverloaded
   */
  async verify(passwordHash: string | undefined, password: string): Promise<boolean> {
    const { verify } = await this.#library();
    const decoy = await this.#decoyHash();
    const genuine = passwordHash !== undefined && isHashable(password);
    const matches = await this.#semaphore.run(() =>
      verify(genuine ? passwordHash : decoy, bytes(genuine ? password : "")),
    );
    return genuine && matches;
  }

  /** A hash at no less than today's cost in each parameter; undefined when the given one is already that. */
  async raise(passwordHash: string, password: string): Promise<string | undefined> {
    const { parseOptions } = await this.#library();
    const cost = parseOptions(passwordHash);
    const raised: Cost = {
      memoryCost: Math.max(cost.memoryCost, this.#cost.memoryCost),
      timeCost: Math.max(cost.timeCost, this.#cost.timeCost),
      parallelism: Math.max(cost.parallelism, this.#cost.parallelism),
    };
    const same =
      passwordHash.startsWith("$argon2id$v=19$") &&
      cost.memoryCost === raised.memoryCost &&
      cost.timeCost === raised.timeCost &&
      cost.parallelism === raised.parallelism;
    return same ? undefined : this.#hashAt(raised, password);
  }

  async #hashAt(cost: Cost, password: string): Promise<string> {
    const { hash } = await this.#library();
    // The library's default algorithm is argon2id, version 19, with a random salt of 16 bytes.
    return this.#semaphore.run(() => hash(bytes(password), cost));
  }

  /** Loaded when a directory opens: one that is not there is missed at the start, not at a sign-on. */
  #library(): Promise<Argon2> {
    this.#argon2 ??= import("@node-rs/argon2").catch(notInstalled("The hashing of passwords"));
    return this.#argon2;
  }

  /** A hash that nobody knows the password of, so that unknown names cost what known ones do. */
  #decoyHash(): Promise<string> {
    this.#decoy ??= this.#hashAt(this.#cost, randomBytes(32).toString("base64url")).catch(
      (error: unknown) => {
        this.#decoy = undefined;
        throw error;
      },
    );
    return this.#decoy;
  }

  /**
   * Sees to it that passwords can be hashed. The decoy waits for the first verification, of whichever user: an app that
   * has just started may be there for a page alone.
   */
  async prepare(): Promise<void> {
    await this.#library();
  }
}

/** False for what would be hashed as something else: too long, or with half a surrogate pair. */
export function isHashable(password: string): boolean {
  return password.isWellFormed() && Buffer.byteLength(password) <= MAXIMUM_PASSWORD_BYTES;
}

function bytes(password: string): Buffer {
  return Buffer.from(password, "utf8");
}

function pickCost(options: PasswordHashingOptions): Partial<Cost> {
  const { memoryCost, timeCost, parallelism } = options;
  return defined({ memoryCost, timeCost, parallelism });
}

function refuseWeakCost(cost: Cost): void {
  const weak = (["memoryCost", "timeCost", "parallelism"] as const).filter(
    (name) => !Number.isInteger(cost[name]) || cost[name] < OWASP[name],
  );
  if (weak.length === 0) return;
  throw new JourneyError(
    "password-hashing-too-weak",
    `These argon2id parameters are below OWASP's minimum: ${weak.join(", ")}.`,
    `Use at least ${OWASP.memoryCost} KiB, ${OWASP.timeCost} passes and ${OWASP.parallelism} lane, or leave them out.`,
  );
}
