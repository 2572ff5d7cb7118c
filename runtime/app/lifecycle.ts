import type { Connector } from "../connectors/connector.ts";
import type { ResourceDefinition } from "../machine/journey.ts";
import type { Mailer } from "../machine/mailer.ts";
import type { Log } from "../machine/ports.ts";
import type { TextMessenger } from "../machine/text-messenger.ts";
import type { SessionStore } from "../session/store.ts";
import { storesOf, type Stores } from "./default-stores.ts";

const purgeMilliseconds = 60_000;

export interface LifecycleParts {
  readonly stores: Partial<Stores>;
  readonly resources: readonly ResourceDefinition[];
  readonly connectors: readonly Connector[];
  readonly mail: Mailer | undefined;
  readonly sms: TextMessenger | undefined;
  /** Loads what nodes need besides. */
  prepare(): Promise<unknown>;
  /** Ends what was prepared. */
  release(): Promise<void>;
  readonly log: Log;
  now(): number;
}

/** Opens what the journeys stand on, once, and closes it. */
export class Lifecycle {
  readonly #parts: LifecycleParts;
  #stores: Promise<Stores> | undefined;
  #opening: Promise<Stores> | undefined;
  #purging: NodeJS.Timeout | undefined;

  constructor(parts: LifecycleParts) {
    this.#parts = parts;
  }

  /** An attempt that failed is repeated by the next caller, so that a late database needs no restart. */
  open(): Promise<Stores> {
    this.#opening ??= this.#open().catch((error: unknown) => {
      this.#opening = undefined;
      throw error;
    });
    return this.#opening;
  }

  /** Whoever calls again after this opens nothing. */
  async close(): Promise<void> {
    clearInterval(this.#purging);
    await this.#opening?.catch(() => {});
    const { stores, connectors, mail, sms } = this.#parts;
    const opened = this.#stores ? await this.#stores : stores;
    await Promise.all([
      opened.store?.close(),
      opened.directory?.close(),
      ...connectors.map((connector) => connector.close?.()),
      mail?.close?.(),
      sms?.close?.(),
      this.#parts.release(),
    ]);
  }

  async #open(): Promise<Stores> {
    const { resources, stores } = this.#parts;
    this.#stores ??= storesOf(stores);
    const { directory, store } = await this.#stores;
    await Promise.all([directory.open(resources), store.open(), this.#parts.prepare()]);
    this.#purging ??= setInterval(() => void this.#purge(store), purgeMilliseconds).unref();
    return { directory, store };
  }

  async #purge(store: SessionStore): Promise<void> {
    try {
      await store.purge(this.#parts.now());
    } catch {
      this.#parts.log.warn(
        { code: "session-store-unavailable" },
        "Expired sessions could not be purged.",
      );
    }
  }
}
