import type { Connector } from "../connectors/connector.ts";
import { asDirectoryError } from "../directory/database-errors.ts";
import type { Directory, DirectoryTransaction, ManagedObject } from "../directory/directory.ts";
import { connectorWith } from "../machine/connector-with.ts";
import type { Changes } from "../machine/ports.ts";
import { leavesNothing, type SessionStore, type StepEnd } from "./store.ts";

/**
 * What one step changes: stored together when the step ends, so that a process that dies in the middle leaves nothing
 * half-written behind. Where directory and store share a database, the session that the step leads to is stored with it.
 *
 * No step holds a transaction while it waits for something else: before a remote system is asked or an attempt is
 * counted, what was changed so far is stored.
 */
export class StepChanges implements Changes {
  readonly directory: Directory;
  readonly #begun: DirectoryTransaction | undefined;
  readonly #store: SessionStore;

  constructor(directory: Directory, store: SessionStore) {
    this.#begun = directory.begin?.();
    this.directory = this.#begun?.directory ?? directory;
    this.#store = store;
  }

  beginNode(): void {
    this.#begun?.transaction.beginPart();
  }

  async undoNode(): Promise<void> {
    await asDirectoryError(this.#begun?.transaction.undoPart() ?? Promise.resolve());
  }

  held(resource: string, id: string): ManagedObject | undefined {
    return this.#begun?.held(resource, id);
  }

  /** Stores what was changed so far: the step is about to wait for something. */
  async settle(): Promise<void> {
    await asDirectoryError(this.#begun?.transaction.settle() ?? Promise.resolve());
  }

  /** Connectors that are asked after what the step changed so far is stored. */
  connectors(connectors: ReadonlyMap<string, Connector>): ReadonlyMap<string, Connector> {
    if (!this.#begun) return connectors;
    return new Map(
      [...connectors].map(([name, connector]) => [name, this.#settledBefore(connector)]),
    );
  }

  /**
   * Ends the step: what it changed and what it leaves in the store are stored, together where they can be. Then they
   * may be told to the client.
   */
  async store(end: StepEnd): Promise<void> {
    const transaction = this.#begun?.transaction;
    // Where nothing was changed, the store's own transaction does, or its one statement.
    const joined = transaction?.held ? this.#store.join?.(transaction) : undefined;
    if (joined) await joined.endStep(end);
    if (transaction) await asDirectoryError(transaction.commit());
    if (!joined && !leavesNothing(end)) await this.#store.endStep(end);
  }

  /** Gives back what is still held, whatever happened. What was not stored by now never is. */
  async end(): Promise<void> {
    await this.#begun?.transaction.rollback();
  }

  #settledBefore(connector: Connector): Connector {
    return connectorWith(connector, {
      authenticate: async (...request) => {
        await this.settle();
        return connector.authenticate(...request);
      },
    });
  }
}
