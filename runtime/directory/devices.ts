import type { JsonObject } from "../json.ts";
import type { DeviceKind, DeviceOwner } from "./device-storage.ts";

export type { DeviceKind, DeviceOwner } from "./device-storage.ts";

/** A device of a stored user, by which the user shows who it is. */
export interface Device {
  readonly id: string;
  readonly owner: DeviceOwner;
  readonly kind: DeviceKind;
  readonly name: string;
  /** What its kind needs, secrets among it: it must reach neither a client nor a log. */
  readonly data: JsonObject;
  /** Recovery codes that were not used yet. */
  readonly recoveryCodesLeft: number;
  /** Grows by one with each change. */
  readonly version: number;
  /** Milliseconds since the epoch. */
  readonly createdAt: number;
  /** Undefined for a device that has not been used yet. */
  readonly lastUsedAt: number | undefined;
}

export interface NewDevice {
  readonly kind: DeviceKind;
  readonly name: string;
  readonly data: JsonObject;
  /** What devices of this kind are found by, each its own over all users: a credential's id. Without it: by user. */
  readonly handle?: string;
  /** In clear; each is stored as a hash and works once. */
  readonly recoveryCodes?: readonly string[];
  /** How many devices of this kind the user may have with this one, whoever else adds one. Absent: any number. */
  readonly most?: number;
}

export interface DeviceChange {
  readonly name?: string;
  readonly data?: JsonObject;
  /** It was used just now. */
  readonly used?: boolean;
}

/**
 * The devices of stored users. What they hold is encrypted with the app's keys and bound to user and device; a change
 * encrypts it with the newest key. Rejects with `DirectoryUnavailable`, and with `device-unreadable` where no key opens
 * what is stored.
 */
export interface Devices {
  /** The oldest first. */
  list(owner: DeviceOwner, kind: DeviceKind): Promise<readonly Device[]>;
  /** By the handle, whoever's it is. */
  find(kind: DeviceKind, handle: string): Promise<Device | undefined>;
  /** @returns undefined when there is no such user, another device has the handle, or the user has `most` already */
  add(owner: DeviceOwner, device: NewDevice): Promise<Device | undefined>;
  /**
   * Compare-and-set: of two who change the device as they have read it, one does.
   * @returns the device as it is then; undefined when it has changed since it was read, or is gone
   */
  update(device: Device, change: DeviceChange): Promise<Device | undefined>;
  /** @returns false when it is gone */
  remove(device: Device): Promise<boolean>;
  /**
   * Uses up a recovery code of one of the user's devices of this kind. Costs one hash, whether or not there are any.
   * @param owner undefined: nobody's, which costs the same
   * @returns true for the one who has used it
   */
  useRecoveryCode(owner: DeviceOwner | undefined, kind: DeviceKind, code: string): Promise<boolean>;
}
