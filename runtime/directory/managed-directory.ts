import { randomUUID } from "node:crypto";
import { JourneyError } from "../errors.ts";
import type { JsonObject } from "../json.ts";
import type { ResourceDefinition } from "../machine/journey.ts";
import { isActive } from "./account-status.ts";
import type { DeviceStorage } from "./device-storage.ts";
import {
  DirectoryConflict,
  PolicyViolation,
  type Directory,
  type DirectoryTransaction,
  type ManagedObject,
  type PolicyFailure,
} from "./directory.ts";
import { HeldObjects } from "./held-objects.ts";
import { locate } from "./locate.ts";
import { mergePatch } from "./merge-patch.ts";
import { IdentifierTaken, type ObjectRecord, type ObjectStorage } from "./object-storage.ts";
import { PasswordHashing, type PasswordHashingOptions } from "./password-hashing.ts";
import { ResourceSchema, ownValue } from "./resource-schema.ts";
import {
  answerFailures,
  hashAnswers,
  normalAnswer,
  storedAnswer,
  type GivenAnswer,
} from "./security-answers.ts";
import { StoredPasswords, type PasswordPart } from "./stored-passwords.ts";
import { toManagedObject } from "./to-managed-object.ts";
import { patchAttributes, refuse, removesPassword, split } from "./write-attributes.ts";

/** A patch without a revision repeats itself this often when others change the object at the same time. */
const PATCH_ATTEMPTS = 16;

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** What every directory takes, whatever it stores in. */
export interface DirectoryOptions {
  readonly passwordHashing?: PasswordHashingOptions;
  /** Milliseconds since the epoch. Default: `Date.now`. */
  readonly clock?: () => number;
}

/** The directory's semantics over any storage: schemas, policies, identifiers and passwords. */
export class ManagedDirectory implements Directory {
  readonly #storage: ObjectStorage;
  readonly #hashing: PasswordHashing;
  readonly #passwords: StoredPasswords;
  readonly #now: () => number;
  #schemas: ReadonlyMap<string, ResourceSchema> = new Map();
  /** Of a directory in a transaction. */
  #held: HeldObjects | undefined;

  constructor(
    storage: ObjectStorage,
    options: DirectoryOptions = {},
    hashing = new PasswordHashing(options.passwordHashing),
  ) {
    this.#storage = storage;
    this.#hashing = hashing;
    this.#now = options.clock ?? Date.now;
    this.#passwords = new StoredPasswords(storage, hashing, this.#now);
  }

  get devices(): DeviceStorage {
    return this.#storage.devices;
  }

  async open(resources: readonly ResourceDefinition[]): Promise<void> {
    const schemas = await Promise.all(resources.map((resource) => ResourceSchema.open(resource)));
    await this.#storage.open(schemas);
    await this.#hashing.prepare();
    this.#schemas = new Map(schemas.map((schema) => [schema.name, schema]));
  }

  async read(resource: string, id: string): Promise<ManagedObject | undefined> {
    this.#schema(resource);
    const record = UUID.test(id) ? await this.#storage.read(resource, id) : undefined;
    return record && toManagedObject(record);
  }

  async find(
    resource: string,
    attribute: string,
    value: string,
  ): Promise<ManagedObject | undefined> {
    const record = await locate(this.#storage, this.#schema(resource), attribute, value);
    return record && toManagedObject(record);
  }

  async create(resource: string, attributes: JsonObject): Promise<ManagedObject> {
    const schema = await this.#schema(resource).compiled();
    refuse(schema.unstorable(attributes));
    const complete = mergePatch({}, attributes);
    refuse([...schema.failures(complete), ...answerFailures(complete)]);
    const { password, rest } = split(schema, await this.#hashAnswers(complete));
    const record: ObjectRecord = {
      id: randomUUID(),
      resource,
      revision: 1,
      attributes: rest,
      ...(await this.#passwords.hashed(password)),
      loginCount: 0,
      createdAt: this.#now(),
    };
    await refuseTaken(this.#storage.insert(record, schema.identifiersOf(rest)));
    return toManagedObject(record);
  }

  async patch(
    resource: string,
    id: string,
    given: JsonObject,
    options: { readonly revision?: number; readonly confirmed?: boolean } = {},
  ): Promise<ManagedObject> {
    const schema = await this.#schema(resource).compiled();
    refuse(schema.unstorable(given));
    refuse(answerFailures(given));
    const changes = await this.#hashAnswers(given);
    let set: PasswordPart | undefined;
    for (let attempt = 0; attempt < PATCH_ATTEMPTS; attempt += 1) {
      const previous = await this.#readForPatch(resource, id, options.revision);
      const { password, attributes } = patchAttributes(schema, previous, changes);
      if (password !== undefined)
        set ??= await this.#passwords.renewed(previous, password, options.confirmed ?? false);
      if (removesPassword(schema, changes)) set = await this.#passwords.hashed(undefined);
      const next: ObjectRecord = {
        ...previous,
        revision: previous.revision + 1,
        attributes,
        ...set,
      };
      const stored = await refuseTaken(
        this.#storage.replace(previous, next, schema.identifiersOf(attributes)),
      );
      if (stored) return this.#changed(stored);
    }
    throw new DirectoryConflict("The object kept changing while it was to be patched.");
  }

  async verifyPassword(
    resource: string,
    attribute: string,
    value: string,
    password: string,
    options: { readonly inactive?: boolean } = {},
  ): Promise<ManagedObject | undefined> {
    const record = await locate(this.#storage, this.#schema(resource), attribute, value);
    const passwordHash = record?.passwordHash;
    const matches = await this.#passwords.verify(passwordHash, password);
    if (!matches || !record || passwordHash === undefined) return undefined;
    const mayBeInactive = options.inactive ?? false;
    if (!mayBeInactive && !isActive(ownValue(record.attributes, "accountStatus"))) return undefined;
    await this.#passwords.raiseHash(record, passwordHash, password);
    return toManagedObject(record);
  }

  async hashAnswer(answer: string): Promise<string | undefined> {
    const normal = normalAnswer(answer);
    return normal === undefined ? undefined : this.#hashing.hash(normal);
  }

  async verifyAnswer(hash: string | undefined, answer: string): Promise<boolean> {
    const normal = normalAnswer(answer);
    const matches = await this.#passwords.verify(
      normal === undefined ? undefined : hash,
      normal ?? "",
    );
    return hash !== undefined && normal !== undefined && matches;
  }

  async verifyAnswers(
    resource: string,
    attribute: string,
    value: string,
    answers: readonly GivenAnswer[],
  ): Promise<ManagedObject | undefined> {
    const record = await locate(this.#storage, this.#schema(resource), attribute, value);
    let wrong = 0;
    // All of them, so that the time does not tell which was wrong.
    for (const { question, answer } of answers) {
      const normal = normalAnswer(answer);
      const hash =
        record && normal !== undefined ? storedAnswer(record.attributes, question) : undefined;
      if (!(await this.#passwords.verify(hash, normal ?? ""))) wrong += 1;
    }
    if (!record || wrong > 0 || answers.length === 0) return undefined;
    return isActive(ownValue(record.attributes, "accountStatus"))
      ? toManagedObject(record)
      : undefined;
  }

  async incrementLoginCount(resource: string, id: string): Promise<ManagedObject> {
    this.#schema(resource);
    const record = UUID.test(id)
      ? await this.#storage.incrementLoginCount(resource, id)
      : undefined;
    if (!record) throw notFound(resource);
    return this.#changed(record);
  }

  async check(resource: string, attributes: JsonObject): Promise<readonly PolicyFailure[]> {
    const schema = await this.#schema(resource).compiled();
    const failures = schema
      .failures(attributes)
      .filter(
        ({ attribute, policyRequirement }) =>
          policyRequirement !== "REQUIRED" || attribute.includes("/"),
      );
    failures.push(...answerFailures(attributes));
    const failing = new Set(failures.map((failure) => failure.attribute));
    for (const [attribute, texts] of schema.identifiersOf(attributes)) {
      if (failing.has(attribute)) continue;
      for (const canonical of texts) {
        const holder = await this.#storage.findByIdentifier(resource, attribute, canonical);
        if (!holder) continue;
        failures.push(unique(attribute));
        break;
      }
    }
    return failures;
  }

  begin(): DirectoryTransaction | undefined {
    const begun = this.#storage.begin?.();
    if (!begun) return undefined;
    const directory = new ManagedDirectory(begun.storage, { clock: this.#now }, this.#hashing);
    directory.#schemas = this.#schemas;
    const held = new HeldObjects(begun.transaction);
    directory.#held = held;
    return {
      directory,
      transaction: begun.transaction,
      held: (resource, id) => held.find(resource, id),
    };
  }

  async probe(): Promise<void> {
    await this.#storage.probe?.();
  }

  close(): Promise<void> {
    return this.#storage.close();
  }

  #changed(record: ObjectRecord): ManagedObject {
    const object = toManagedObject(record);
    this.#held?.note(object);
    return object;
  }

  #schema(resource: string): ResourceSchema {
    const schema = this.#schemas.get(resource);
    if (schema) return schema;
    throw new JourneyError(
      "directory-resource-unknown",
      `The directory was opened without the resource ${resource}.`,
      "Declare the resource in a journey that the app passes to createJourneys.",
    );
  }

  #hashAnswers(attributes: JsonObject): Promise<JsonObject> {
    return hashAnswers(attributes, (normal) => this.#hashing.hash(normal));
  }

  async #readForPatch(resource: string, id: string, revision?: number): Promise<ObjectRecord> {
    const record = UUID.test(id) ? await this.#storage.read(resource, id) : undefined;
    if (!record) throw notFound(resource);
    if (revision !== undefined && record.revision !== revision) {
      throw new DirectoryConflict("The object has changed since it was read.");
    }
    return record;
  }
}

async function refuseTaken<Result>(write: Promise<Result>): Promise<Result> {
  try {
    return await write;
  } catch (error) {
    if (!(error instanceof IdentifierTaken)) throw error;
    throw new PolicyViolation(error.attributes.map(unique));
  }
}

function unique(attribute: string): PolicyFailure {
  return { attribute, policyRequirement: "UNIQUE" };
}

function notFound(resource: string): JourneyError {
  return new JourneyError(
    "directory-object-not-found",
    `There is no such object in ${resource}.`,
    "Read or find the object again: it may have been deleted.",
  );
}
