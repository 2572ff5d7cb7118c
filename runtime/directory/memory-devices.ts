import type { DeviceKind, DeviceOwner, DeviceRecord, DeviceStorage } from "./device-storage.ts";

/** Devices in memory. Every method does its work before it yields, which is what makes it atomic. */
export class MemoryDevices implements DeviceStorage {
  readonly #devices = new Map<string, DeviceRecord>();
  readonly #exists: (owner: DeviceOwner) => boolean;

  /** @param exists whether there is such a user: the devices of one who is gone are gone as well */
  constructor(exists: (owner: DeviceOwner) => boolean) {
    this.#exists = exists;
  }

  async list(owner: DeviceOwner, kind: DeviceKind): Promise<readonly DeviceRecord[]> {
    return this.#of(owner, kind);
  }

  async find(kind: DeviceKind, handle: string): Promise<DeviceRecord | undefined> {
    return this.#present().find((device) => device.kind === kind && device.handle === handle);
  }

  async insert(device: DeviceRecord, most = Infinity): Promise<boolean> {
    const { kind, handle, owner } = device;
    const count = this.#of(owner, kind).length;
    const taken =
      handle !== undefined &&
      this.#present().some((other) => other.kind === kind && other.handle === handle);
    if (taken || count >= most || !this.#exists(owner)) return false;
    this.#devices.set(device.id, device);
    return true;
  }

  async replace(previous: DeviceRecord, next: DeviceRecord): Promise<boolean> {
    if (this.#devices.get(previous.id)?.version !== previous.version) return false;
    this.#devices.set(previous.id, next);
    return true;
  }

  async remove({ id, owner }: Pick<DeviceRecord, "id" | "owner">): Promise<boolean> {
    const device = this.#devices.get(id);
    return device !== undefined && sameOwner(device.owner, owner) && this.#devices.delete(id);
  }

  #of(owner: DeviceOwner, kind: DeviceKind): readonly DeviceRecord[] {
    return this.#present().filter(
      (device) => device.kind === kind && sameOwner(device.owner, owner),
    );
  }

  #present(): readonly DeviceRecord[] {
    for (const device of this.#devices.values())
      if (!this.#exists(device.owner)) this.#devices.delete(device.id);
    return [...this.#devices.values()];
  }
}

function sameOwner(one: DeviceOwner, other: DeviceOwner): boolean {
  return one.id === other.id && one.resource === other.resource;
}
