import type { StepTransaction } from "../database/step-transaction.ts";
import { JourneyError } from "../errors.ts";
import type { Json } from "../json.ts";
import type { ResourceDefinition } from "../machine/journey.ts";
import type { DeviceStorage } from "./device-storage.ts";
import type { GivenAnswer } from "./security-answers.ts";

/** A stored object, without its secrets. */
export interface ManagedObject {
  readonly id: string;
  readonly resource: string;
  /** Grows by one with each change. */
  readonly revision: number;
  /** Without attributes that the schema marks `writeOnly`, and without the answers of `kbaInfo`. */
  readonly attributes: Readonly<Record<string, Json>>;
  readonly hasPassword: boolean;
  /**
   * When the password was last set, in milliseconds since the epoch: in journeys with pass-through also when the remote
   * system last confirmed it, as they store it then. Undefined without a password, and where the directory cannot tell.
   */
  readonly passwordSetAt?: number;
  readonly loginCount: number;
  /** When the object was created, in milliseconds since the epoch; undefined where the directory cannot tell. */
  readonly createdAt?: number;
}

/** One way in which a value breaks the schema or its password policy. Names are AM's: `MIN_LENGTH`, `REQUIRED`, … */
export interface PolicyFailure {
  readonly attribute: string;
  readonly policyRequirement: string;
  readonly params?: Readonly<Record<string, Json>>;
}

/** A write was refused because of what it would have stored. Nothing was changed. */
export class PolicyViolation extends JourneyError {
  readonly failures: readonly PolicyFailure[];

  constructor(failures: readonly PolicyFailure[]) {
    const list = failures
      .map((failure) => `${failure.attribute}: ${failure.policyRequirement}`)
      .join(", ");
    super(
      "directory-policy-violation",
      `The object would break its schema or password policy (${list}).`,
      "Align the resource's JSON Schema with the values that you want to accept.",
    );
    this.failures = failures;
  }
}

/** The object changed, or came into being, between reading and writing. Nothing was changed. */
export class DirectoryConflict extends JourneyError {
  constructor(message: string) {
    super("directory-conflict", message, "Read the object again and repeat the change.");
  }
}

/** The directory cannot be reached or used. */
export class DirectoryUnavailable extends JourneyError {
  constructor(message: string, options?: ErrorOptions) {
    super(
      "directory-unavailable",
      message,
      "Check that the database runs, that its URL and credentials are right, and that its disk is not full.",
      options,
    );
  }
}

/** More passwords are waiting to be hashed than the machine can do in a reasonable time. Nothing was changed. */
export class PasswordHashingOverloaded extends JourneyError {
  constructor() {
    super(
      "password-hashing-overloaded",
      "Too many passwords are waiting to be hashed.",
      "Limit sign-on attempts in front of the app, or give it more cores.",
      { temporary: true },
    );
  }
}

/** Changes that are stored together, with those of a session store in the same database. */
export interface DirectoryTransaction {
  /** Sees the changes, and makes them. */
  readonly directory: Directory;
  readonly transaction: StepTransaction;
  /**
   * An object that the transaction has changed, as it is now: nobody else can change it until that is stored. Undefined
   * for others, which must be read.
   */
  held(resource: string, id: string): ManagedObject | undefined;
}

/**
 * Where managed objects live. Three implementations (memory, SQLite, PostgreSQL) and one contract suite.
 * Every method rejects with `DirectoryUnavailable` when the store cannot be used.
 */
export interface Directory {
  /** Devices of users, as they are stored. Without it journeys can neither register nor ask for any. */
  readonly devices?: DeviceStorage;
  /** Migrates (once, whoever comes first) and takes the resources' schemas. Must be called before anything else. */
  open(resources: readonly ResourceDefinition[]): Promise<void>;
  read(resource: string, id: string): Promise<ManagedObject | undefined>;
  /**
   * The one object whose attribute equals the value: for unique attributes under NFKC and case folding, for others
   * exactly. More than one match is no match.
   */
  find(resource: string, attribute: string, value: string): Promise<ManagedObject | undefined>;
  /**
   * Stores a new object; passwords and answers to security questions are hashed, policy and uniqueness enforced.
   * @throws PolicyViolation, DirectoryConflict
   */
  create(resource: string, attributes: Readonly<Record<string, Json>>): Promise<ManagedObject>;
  /**
   * Changes attributes, all or nothing. Objects are merged, `null` removes.
   * @param options.revision refuse with DirectoryConflict unless the object still has this revision
   * @param options.confirmed a remote system has just accepted this user's password: `passwordSetAt` begins anew also
   * where the password is the stored one
   * @throws PolicyViolation, DirectoryConflict; JourneyError `directory-object-not-found`
   */
  patch(
    resource: string,
    id: string,
    changes: Readonly<Record<string, Json>>,
    options?: { readonly revision?: number; readonly confirmed?: boolean },
  ): Promise<ManagedObject>;
  /**
   * The object, if the password is its own and it is not inactive; else undefined. Costs one hash for every name,
   * known or not. Raises the hash to today's parameters on success.
   * @param options.inactive answer an inactive object too, whose password it is: the caller looks at its status
   */
  verifyPassword(
    resource: string,
    attribute: string,
    value: string,
    password: string,
    options?: { readonly inactive?: boolean },
  ): Promise<ManagedObject | undefined>;
  /**
   * The hash under which an answer to a security question is stored in `kbaInfo`. Case and space around and between
   * words do not count. Undefined for what is no answer: nothing, or more than 1024 bytes.
   */
  hashAnswer(answer: string): Promise<string | undefined>;
  /**
   * The object, if all of these are its answers to its questions, there is at least one, and it is not inactive; else
   * undefined. Costs one hash for each answer, whether or not there are such an object and such questions.
   */
  verifyAnswers(
    resource: string,
    attribute: string,
    value: string,
    answers: readonly GivenAnswer[],
  ): Promise<ManagedObject | undefined>;
  /** Whether this is the answer of a hash. Costs one hash, also without one to compare with. */
  verifyAnswer(hash: string | undefined, answer: string): Promise<boolean>;
  /** Adds one to the sign-on counter in one statement and answers the object as it is then. */
  incrementLoginCount(resource: string, id: string): Promise<ManagedObject>;
  /** What is wrong with these values of single attributes; empty when nothing is. Does not look at required ones. */
  check(
    resource: string,
    attributes: Readonly<Record<string, Json>>,
  ): Promise<readonly PolicyFailure[]>;
  /** Begins changes that are stored together. Missing, or undefined, where each change can only be stored at once. */
  begin?(): DirectoryTransaction | undefined;
  /** Rejects when the open directory cannot be used at the moment; costs next to nothing. Without it it always can. */
  probe?(): Promise<void>;
  close(): Promise<void>;
}
