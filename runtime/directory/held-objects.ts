import type { StepTransaction } from "../database/step-transaction.ts";
import type { ManagedObject } from "./directory.ts";

/**
 * Objects as a transaction has changed them. While it is open nobody else can change them: PostgreSQL has locked their
 * rows, SQLite has one writer. So there is nothing to read again, until the transaction has ended, or part of it was
 * undone.
 */
export class HeldObjects {
  readonly #transaction: StepTransaction;
  readonly #objects = new Map<string, ManagedObject>();
  /** What the transaction held when they were noted. */
  #held: object | undefined;

  constructor(transaction: StepTransaction) {
    this.#transaction = transaction;
  }

  note(object: ManagedObject): void {
    this.#forgetStored();
    if (this.#held) this.#objects.set(keyOf(object.resource, object.id), object);
  }

  find(resource: string, id: string): ManagedObject | undefined {
    this.#forgetStored();
    return this.#objects.get(keyOf(resource, id));
  }

  #forgetStored(): void {
    const { held } = this.#transaction;
    if (held === this.#held) return;
    this.#held = held;
    this.#objects.clear();
  }
}

function keyOf(resource: string, id: string): string {
  return JSON.stringify([resource, id]);
}
