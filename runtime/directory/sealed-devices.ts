import { createHash, randomUUID } from "node:crypto";
import { JourneyError } from "../errors.ts";
import { isObject, type JsonObject } from "../json.ts";
import type { DeviceKind, DeviceOwner, DeviceRecord, DeviceStorage } from "./device-storage.ts";
import type { Device, DeviceChange, Devices, NewDevice } from "./devices.ts";
import type { Directory } from "./directory.ts";
import {
  candidates,
  isHashedCodes,
  normalCode,
  storedCode,
  type HashedCode,
} from "./recovery-codes.ts";

/** Encrypts and authenticates text; what was sealed about one thing does not open about another. */
export interface TextSealer {
  seal(text: string, about: string): string;
  open(sealed: string, about: string): string | undefined;
}

export interface SealedDevicesParts {
  readonly directory: Directory;
  readonly sealer: TextSealer;
  now(): number;
}

/** What is sealed of a device. */
interface Content {
  readonly name: string;
  readonly data: JsonObject;
  readonly recoveryCodes: readonly HashedCode[];
}

/** Two who use a recovery code at once find out who was first; a device that keeps changing is given up. */
const attempts = 4;

/** The devices of a directory, with what they hold sealed. */
export class SealedDevices implements Devices {
  readonly #parts: SealedDevicesParts;
  readonly #storage: DeviceStorage;

  constructor(parts: SealedDevicesParts) {
    this.#parts = parts;
    if (!parts.directory.devices) throw noDevices();
    this.#storage = parts.directory.devices;
  }

  async list(owner: DeviceOwner, kind: DeviceKind): Promise<readonly Device[]> {
    const records = await this.#storage.list(owner, kind);
    return records.map((record) => this.#toDevice(record));
  }

  async find(kind: DeviceKind, handle: string): Promise<Device | undefined> {
    const record = await this.#storage.find(kind, handleDigest(handle));
    return record && this.#toDevice(record);
  }

  async add({ resource, id }: DeviceOwner, device: NewDevice): Promise<Device | undefined> {
    const { kind, name, data, handle, recoveryCodes = [], most } = device;
    const hashed = await Promise.all(
      recoveryCodes.map((code) =>
        storedCode(code, (text) => this.#parts.directory.hashAnswer(text)),
      ),
    );
    const unsealed = {
      id: randomUUID(),
      owner: { resource, id },
      kind,
      handle: handle === undefined ? undefined : handleDigest(handle),
      version: 1,
      createdAt: this.#parts.now(),
      lastUsedAt: undefined,
    };
    const record = this.#sealed(unsealed, { name, data, recoveryCodes: hashed });
    return (await this.#storage.insert(record, most)) ? this.#toDevice(record) : undefined;
  }

  async update(device: Device, change: DeviceChange): Promise<Device | undefined> {
    const record = await this.#record(device);
    if (record?.version !== device.version) return undefined;
    const { name, data, used } = change;
    const content = this.#open(record);
    const next = this.#sealed(
      {
        ...record,
        version: record.version + 1,
        lastUsedAt: used ? this.#parts.now() : record.lastUsedAt,
      },
      { ...content, name: name ?? content.name, data: data ?? content.data },
    );
    return (await this.#storage.replace(record, next)) ? this.#toDevice(next) : undefined;
  }

  remove(device: Device): Promise<boolean> {
    return this.#storage.remove(device);
  }

  async useRecoveryCode(
    owner: DeviceOwner | undefined,
    kind: DeviceKind,
    code: string,
  ): Promise<boolean> {
    const normal = normalCode(code);
    const records = owner ? await this.#storage.list(owner, kind) : [];
    const possible = records.flatMap((record) =>
      candidates(this.#open(record).recoveryCodes, normal).map((stored) => ({ record, stored })),
    );
    // One hash for a code of nobody, as for one that begins like a right one.
    if (possible.length === 0) await this.#parts.directory.verifyAnswer(undefined, normal);
    for (const { record, stored } of possible) {
      if (await this.#parts.directory.verifyAnswer(stored.hash, normal))
        return this.#useUp(record, stored);
    }
    return false;
  }

  /** Whoever changed the device meanwhile has perhaps used another code of it. */
  async #useUp(found: DeviceRecord, code: HashedCode): Promise<boolean> {
    let record: DeviceRecord | undefined = found;
    for (let attempt = 0; record && attempt < attempts; attempt += 1) {
      const content = this.#open(record);
      const left = content.recoveryCodes.filter(({ hash }) => hash !== code.hash);
      if (left.length === content.recoveryCodes.length) return false;
      const next = this.#sealed(
        { ...record, version: record.version + 1, lastUsedAt: this.#parts.now() },
        { ...content, recoveryCodes: left },
      );
      if (await this.#storage.replace(record, next)) return true;
      record = await this.#record(found);
    }
    return false;
  }

  async #record({
    id,
    owner,
    kind,
  }: Pick<DeviceRecord, "id" | "owner" | "kind">): Promise<DeviceRecord | undefined> {
    const records = await this.#storage.list(owner, kind);
    return records.find((record) => record.id === id);
  }

  #sealed(record: Omit<DeviceRecord, "sealed">, content: Content): DeviceRecord {
    return {
      ...record,
      sealed: this.#parts.sealer.seal(JSON.stringify(content), identityOf(record)),
    };
  }

  #open(record: DeviceRecord): Content {
    const text = this.#parts.sealer.open(record.sealed, identityOf(record));
    const content: unknown = text === undefined ? undefined : JSON.parse(text);
    if (isContent(content)) return content;
    throw new JourneyError(
      "device-unreadable",
      "A user's device is stored under a key that the app does not have, or was changed in the database.",
      "Keep the keys that devices were stored under in `keys`, behind the newest one; or remove the device, so that its user registers again.",
    );
  }

  #toDevice(record: DeviceRecord): Device {
    const { id, owner, kind, version, createdAt, lastUsedAt } = record;
    const { name, data, recoveryCodes } = this.#open(record);
    const recoveryCodesLeft = recoveryCodes.length;
    return { id, owner, kind, name, data, recoveryCodesLeft, version, createdAt, lastUsedAt };
  }
}

/** What a device is, for good: in the place of another, or with another user, nothing of it opens. */
function identityOf({ id, owner, kind, handle }: Omit<DeviceRecord, "sealed">): string {
  return JSON.stringify([owner.resource, owner.id, kind, id, handle ?? null]);
}

/** Of one size, so that handles of any length and any bytes can be stored. */
function handleDigest(handle: string): string {
  return createHash("sha256").update(handle).digest("base64url");
}

function isContent(value: unknown): value is Content {
  if (typeof value !== "object" || value === null) return false;
  const { name, data, recoveryCodes } = value as Partial<Content>; // what is not there is looked for
  return typeof name === "string" && isObject(data ?? null) && isHashedCodes(recoveryCodes);
}

function noDevices(): JourneyError {
  return new JourneyError(
    "directory-without-devices",
    "The directory keeps no devices of users.",
    "Use a directory of the runtime, or give the app's own one `devices`.",
  );
}
