/** What devices are for: one-time codes, or passkeys and security keys. */
export type DeviceKind = "oath" | "webauthn";

/** The stored user whose device it is. */
export interface DeviceOwner {
  readonly resource: string;
  readonly id: string;
}

/** A device as it is stored: what it holds is sealed, as a directory has no keys. */
export interface DeviceRecord {
  readonly id: string;
  readonly owner: DeviceOwner;
  readonly kind: DeviceKind;
  /** What devices of this kind are found by, over all users; undefined: by their user alone. */
  readonly handle: string | undefined;
  /** Grows by one with each change. */
  readonly version: number;
  readonly sealed: string;
  /** Milliseconds since the epoch. */
  readonly createdAt: number;
  readonly lastUsedAt: number | undefined;
}

/**
 * Where a directory keeps the devices of its users. They go when their user goes. Every method is atomic, and rejects
 * with `DirectoryUnavailable` when the storage cannot be used.
 */
export interface DeviceStorage {
  /** The oldest first. */
  list(owner: DeviceOwner, kind: DeviceKind): Promise<readonly DeviceRecord[]>;
  find(kind: DeviceKind, handle: string): Promise<DeviceRecord | undefined>;
  /**
   * @param most how many devices of this kind the user may have with this one; of several who add one at the same time,
   *   no more than that do. Absent: any number
   * @returns false when there is no such user, another device has the handle, or the user has `most` already
   */
  insert(device: DeviceRecord, most?: number): Promise<boolean>;
  /** Compare-and-set on the version. Owner, kind and handle stay. @returns false when it has changed, or is gone */
  replace(previous: DeviceRecord, next: DeviceRecord): Promise<boolean>;
  /** @returns false when it is gone */
  remove(device: Pick<DeviceRecord, "id" | "owner">): Promise<boolean>;
}
