import type { Json } from "../../../../runtime/json.ts";
import type { NodeState } from "../../../../runtime/machine/node-state.ts";

export interface Write {
  readonly key: string;
  readonly scope: string;
}

/** Node state that writes down which keys are read and written. */
export class TracedState implements NodeState {
  readonly reads = new Set<string>();
  readonly writes: Write[] = [];
  readonly #state: NodeState;

  constructor(state: NodeState) {
    this.#state = state;
  }

  get(key: string): Json | undefined {
    this.reads.add(key);
    return this.#state.get(key);
  }

  getShared(key: string): Json | undefined {
    this.reads.add(key);
    return this.#state.getShared(key);
  }

  sharedEntries(): readonly (readonly [string, Json])[] {
    this.reads.add("*");
    return this.#state.sharedEntries();
  }

  getAttribute(path: string): Json | undefined {
    this.reads.add(`objectAttributes.${path}`);
    return this.#state.getAttribute(path);
  }

  attributes(): Readonly<Record<string, Json>> {
    this.reads.add("objectAttributes.*");
    return this.#state.attributes();
  }

  /** No read of a key that a manifest declares: it shows nothing but what is no secret. */
  sharedAttributes(): Readonly<Record<string, Json>> {
    return this.#state.sharedAttributes();
  }

  setShared(key: string, value: Json): void {
    this.writes.push({ key, scope: "shared" });
    this.#state.setShared(key, value);
  }

  setTransient(key: string, value: Json): void {
    this.writes.push({ key, scope: "transient" });
    this.#state.setTransient(key, value);
  }

  setSecure(key: string, value: Json): void {
    this.writes.push({ key, scope: "secure" });
    this.#state.setSecure(key, value);
  }

  /** No write of a key: nothing is there afterwards. */
  remove(key: string): void {
    this.#state.remove(key);
  }

  setAttribute(scope: "shared" | "transient", path: string, value: Json): void {
    this.writes.push({ key: `objectAttributes.${path}`, scope });
    this.#state.setAttribute(scope, path, value);
  }
}
