import type { Json } from "../../json.ts";
import type { NodeManifest, StateScope } from "../../manifest.ts";
import type { NodeState } from "../node-state.ts";
import { expandKey } from "../secret-keys.ts";
import type { Settings } from "../settings.ts";
import { keyUndeclared, keyUnwritten } from "./undeclared.ts";

const attributePrefix = "objectAttributes.";

/** The state as a node with a manifest of its author's sees it: the keys that the manifest names, and no others. */
export class HeldState implements NodeState {
  readonly #state: NodeState;
  readonly #settings: Settings;
  readonly #reads: readonly string[];
  readonly #writes: NodeManifest["effects"]["writes"];
  readonly #written = new Set<string>();

  constructor(state: NodeState, { effects }: NodeManifest, settings: Settings) {
    this.#state = state;
    this.#settings = settings;
    this.#reads = effects.reads.flatMap(({ key, orElse = [] }) => [key, ...orElse]);
    this.#writes = effects.writes;
  }

  get(key: string): Json | undefined {
    this.#expectRead(key);
    return this.#state.get(key);
  }

  getShared(key: string): Json | undefined {
    this.#expectRead(key);
    return this.#state.getShared(key);
  }

  sharedEntries(): ReturnType<NodeState["sharedEntries"]> {
    this.#expectRead("*");
    return this.#state.sharedEntries();
  }

  getAttribute(path: string): Json | undefined {
    this.#expectRead(`${attributePrefix}${path}`);
    return this.#state.getAttribute(path);
  }

  attributes(): ReturnType<NodeState["attributes"]> {
    this.#expectRead(`${attributePrefix}*`);
    return this.#state.attributes();
  }

  sharedAttributes(): ReturnType<NodeState["sharedAttributes"]> {
    this.#expectRead(`${attributePrefix}*`);
    return this.#state.sharedAttributes();
  }

  setShared(key: string, value: Json): void {
    this.#expectWrite(key, "shared");
    this.#state.setShared(key, value);
  }

  setTransient(key: string, value: Json): void {
    this.#expectWrite(key, "transient");
    this.#state.setTransient(key, value);
  }

  setSecure(key: string, value: Json): void {
    this.#expectWrite(key, "secure");
    this.#state.setSecure(key, value);
  }

  remove(key: string): void {
    if (!this.#mayRead(key)) this.#expectWrite(key);
    this.#state.remove(key);
    this.#written.delete(key);
  }

  setAttribute(scope: "shared" | "transient", path: string, value: Json): void {
    this.#expectWrite(`${attributePrefix}${path}`, scope);
    this.#state.setAttribute(scope, path, value);
  }

  /** Refuses an outcome on which a key was to be set that is not: later nodes rely on it. */
  checkWritten(outcome: string): void {
    for (const { key, outcomes, maybe, when, given } of this.#writes) {
      const depends = maybe === true || when !== undefined || given !== undefined;
      if (depends || outcomes?.includes(outcome) === false) continue;
      if (key.endsWith("*")) continue;
      for (const one of expandKey(key, this.#settings))
        if (!this.#isSet(one)) throw keyUnwritten(outcome, one);
    }
  }

  /** In this run of the node, or in one before that asked something. */
  #isSet(key: string): boolean {
    if (this.#written.has(key)) return true;
    const value = key.startsWith(attributePrefix)
      ? this.#state.getAttribute(key.slice(attributePrefix.length))
      : this.#state.get(key);
    return value !== undefined;
  }

  #expectRead(key: string): void {
    if (!this.#mayRead(key)) throw keyUndeclared("reads", key);
  }

  #mayRead(key: string): boolean {
    return this.#reads.some((one) => covers(one, key, this.#settings));
  }

  /** @param scope absent: any */
  #expectWrite(key: string, scope?: StateScope): void {
    const declared = this.#writes.some(
      (write) =>
        (scope === undefined || write.scope === scope) && covers(write.key, key, this.#settings),
    );
    if (!declared) throw keyUndeclared("writes", key);
    if (scope !== undefined) this.#written.add(key);
  }
}

/** Whether a key of a manifest is this one: `objectAttributes.*` is every attribute, `*` every key; a setting's `*` is not. */
function covers(declared: string, key: string, settings: Settings): boolean {
  return declared.endsWith("*")
    ? key.startsWith(declared.slice(0, -1))
    : expandKey(declared, settings).includes(key);
}
