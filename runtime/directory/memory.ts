import type { Directory } from "./directory.ts";
import { MemoryDevices } from "./memory-devices.ts";
import { ManagedDirectory, type DirectoryOptions } from "./managed-directory.ts";
import {
  IdentifierTaken,
  type Identifiers,
  type ObjectRecord,
  type ObjectStorage,
} from "./object-storage.ts";

/** A directory that is gone when the process ends: for tests, scenarios and the playground. */
export function memoryDirectory(options: DirectoryOptions = {}): Directory {
  return new ManagedDirectory(new MemoryStorage(), options);
}

/** Every method does its work before it yields, which is what makes it atomic. */
class MemoryStorage implements ObjectStorage {
  readonly #records = new Map<string, ObjectRecord>();
  /** Ids by resource, attribute and canonical text. */
  readonly #identifiers = new Map<string, string>();

  readonly devices = new MemoryDevices(
    ({ resource, id }) => this.#records.get(id)?.resource === resource,
  );

  async open(): Promise<void> {}

  async read(resource: string, id: string): Promise<ObjectRecord | undefined> {
    const record = this.#records.get(id);
    return record?.resource === resource ? copy(record) : undefined;
  }

  async findByIdentifier(
    resource: string,
    attribute: string,
    canonical: string,
  ): Promise<ObjectRecord | undefined> {
    const id = this.#identifiers.get(key(resource, attribute, canonical));
    return id === undefined ? undefined : this.read(resource, id);
  }

  async findByValue(
    resource: string,
    attribute: string,
    value: string,
  ): Promise<ObjectRecord | undefined> {
    const [first, ...others] = [...this.#records.values()].filter(
      (record) =>
        record.resource === resource &&
        Object.hasOwn(record.attributes, attribute) &&
        record.attributes[attribute] === value,
    );
    return first && others.length === 0 ? copy(first) : undefined;
  }

  async insert(record: ObjectRecord, identifiers: Identifiers): Promise<void> {
    this.#index(record, identifiers);
    this.#records.set(record.id, copy(record));
  }

  async replace(
    previous: ObjectRecord,
    next: ObjectRecord,
    identifiers: Identifiers,
  ): Promise<ObjectRecord | undefined> {
    const current = this.#records.get(previous.id);
    if (current?.revision !== previous.revision) return undefined;
    this.#index(next, identifiers);
    const stored = { ...copy(next), loginCount: current.loginCount };
    this.#records.set(next.id, stored);
    return copy(stored);
  }

  async replacePasswordHash(record: ObjectRecord, passwordHash: string): Promise<void> {
    const current = this.#records.get(record.id);
    if (!current || current.passwordHash !== record.passwordHash) return;
    this.#records.set(record.id, { ...current, passwordHash });
  }

  async incrementLoginCount(resource: string, id: string): Promise<ObjectRecord | undefined> {
    const current = this.#records.get(id);
    if (current?.resource !== resource) return undefined;
    const counted = { ...current, loginCount: current.loginCount + 1 };
    this.#records.set(id, counted);
    return copy(counted);
  }

  async close(): Promise<void> {}

  #index({ resource, id }: ObjectRecord, identifiers: Identifiers): void {
    const entries = [...identifiers].flatMap(([attribute, texts]) =>
      texts.map((canonical) => [attribute, key(resource, attribute, canonical)] as const),
    );
    const taken = entries
      .filter(([, entry]) => (this.#identifiers.get(entry) ?? id) !== id)
      .map(([attribute]) => attribute);
    if (taken.length > 0) throw new IdentifierTaken(taken);
    for (const [entry, holder] of this.#identifiers) {
      if (holder === id) this.#identifiers.delete(entry);
    }
    for (const [, entry] of entries) this.#identifiers.set(entry, id);
  }
}

/** Callers keep what they got and may keep what they gave. */
function copy(record: ObjectRecord): ObjectRecord {
  return structuredClone(record);
}

function key(resource: string, attribute: string, canonical: string): string {
  return JSON.stringify([resource, attribute, canonical]);
}
