import type { StepTransaction } from "../database/step-transaction.ts";
import type { JsonObject } from "../json.ts";
import type { DeviceStorage } from "./device-storage.ts";

/** A managed object as it is stored: with the hash of its password, never with the password. */
export interface ObjectRecord {
  readonly id: string;
  readonly resource: string;
  readonly revision: number;
  readonly attributes: JsonObject;
  readonly passwordHash: string | undefined;
  /** Undefined without a password, and for one from before this was kept. */
  readonly passwordSetAt: number | undefined;
  readonly loginCount: number;
  /** Undefined for an object from before this was kept. */
  readonly createdAt: number | undefined;
}

/** The canonical texts of an object's unique attributes, by attribute: one of a text, one for each item of a list. */
export type Identifiers = ReadonlyMap<string, readonly string[]>;

/** How the storage finds the identifiers of a resource, when a schema has made another attribute unique. */
export interface StoredResource {
  readonly name: string;
  readonly uniqueAttributes: readonly string[];
  identifiersOf(attributes: JsonObject): Identifiers;
}

/** Identifiers that another object of the resource has. Thrown by `insert` and `replace`, which then changed nothing. */
export class IdentifierTaken extends Error {
  readonly attributes: readonly string[];

  constructor(attributes: readonly string[]) {
    super("An identifier is taken.");
    this.attributes = attributes;
  }
}

/**
 * Where the records of a directory are kept. It knows nothing of schemas, policies and passwords. Every method is
 * atomic, and rejects with `DirectoryUnavailable` when the storage cannot be used.
 */
export interface ObjectStorage {
  readonly devices: DeviceStorage;
  open(resources: readonly StoredResource[]): Promise<void>;
  read(resource: string, id: string): Promise<ObjectRecord | undefined>;
  /** By the canonical text of a unique attribute. */
  findByIdentifier(
    resource: string,
    attribute: string,
    canonical: string,
  ): Promise<ObjectRecord | undefined>;
  /** By a top-level string, exactly; undefined unless one object has it. */
  findByValue(
    resource: string,
    attribute: string,
    value: string,
  ): Promise<ObjectRecord | undefined>;
  /** @throws IdentifierTaken */
  insert(record: ObjectRecord, identifiers: Identifiers): Promise<void>;
  /**
   * Compare-and-set on the revision; the sign-on counter stays as it is in the storage.
   * @returns the record as stored; undefined when the revision is no longer the previous one's
   * @throws IdentifierTaken
   */
  replace(
    previous: ObjectRecord,
    next: ObjectRecord,
    identifiers: Identifiers,
  ): Promise<ObjectRecord | undefined>;
  /** Compare-and-set on the hash; the revision stays. */
  replacePasswordHash(record: ObjectRecord, passwordHash: string): Promise<void>;
  /** One statement; answers the record as it is then. Undefined when there is no such object. */
  incrementLoginCount(resource: string, id: string): Promise<ObjectRecord | undefined>;
  /** A view whose changes are stored together; missing where there are no transactions. */
  begin?(): { readonly storage: ObjectStorage; readonly transaction: StepTransaction };
  /** See `Directory.probe`. */
  probe?(): Promise<void>;
  close(): Promise<void>;
}
