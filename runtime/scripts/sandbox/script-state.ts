import { isObject, type Json, type JsonObject } from "../../json.ts";
import type { NodeState } from "../../machine/node-state.ts";
import { attributesKey } from "../../machine/scopes.ts";
import type { SeenSecrets } from "./secrets.ts";

type Scope = "shared" | "transient";
type Change = (state: NodeState) => void;

/** What was read of the state, by the first run of a script. */
export interface ReadState {
  readonly values: Map<string, Json | undefined>;
  keys?: readonly string[];
}

/**
 * Node state as a script sees it: what it changes is seen by it at once, and by the run when the script has ended well.
 * A key that the node's `inputs` do not list is not there, unless the script has set it itself.
 */
export class ScriptState {
  readonly #state: NodeState;
  readonly #inputs: ReadonlySet<string>;
  readonly #secrets: SeenSecrets;
  readonly #changes: Change[] = [];
  /** What the script has set or, undefined, taken away. */
  readonly #view = new Map<string, Json | undefined>();

  readonly #read: ReadState;

  /** @param read what was read before: the same script finds the same state whenever it runs */
  constructor(state: NodeState, inputs: readonly string[], secrets: SeenSecrets, read: ReadState) {
    this.#read = read;
    this.#state = state;
    this.#inputs = new Set(inputs);
    this.#secrets = secrets;
  }

  get(key: string): Json | undefined {
    if (this.#view.has(key)) return this.#view.get(key);
    if (!this.#inputs.has("*") && !this.#inputs.has(key)) return undefined;
    if (!this.#read.values.has(key)) this.#read.values.set(key, this.#state.get(key));
    const value = this.#read.values.get(key);
    this.#noteSecrets(key, value);
    return value;
  }

  keys(): readonly string[] {
    this.#read.keys ??= this.#state.sharedEntries().map(([key]) => key);
    return [...new Set([...this.#read.keys, ...this.#view.keys()])].filter(
      (key) => this.get(key) !== undefined,
    );
  }

  /** Whether the script has written the key, or an attribute: `objectAttributes.mail`. */
  wrote(key: string): boolean {
    if (this.#view.get(key) !== undefined) return true;
    const attribute = key.startsWith(`${attributesKey}.`)
      ? key.slice(attributesKey.length + 1)
      : "";
    const attributes = this.#view.get(attributesKey);
    return attribute !== "" && isObject(attributes) && Object.hasOwn(attributes, attribute);
  }

  /** Sets a key, wherever it stood before. */
  put(scope: Scope, key: string, value: Json): void {
    if (key === attributesKey && isObject(value)) {
      this.remove(key);
      this.merge(scope, { [key]: value });
      return;
    }
    this.#view.set(key, value);
    this.#changes.push((state) => {
      state.remove(key);
      if (scope === "shared") state.setShared(key, value);
      else state.setTransient(key, value);
    });
  }

  /** Sets each key; collected attributes are added to those that are there. */
  merge(scope: Scope, values: JsonObject): void {
    for (const [key, value] of Object.entries(values)) {
      if (key === attributesKey && isObject(value)) this.#addAttributes(scope, value);
      else this.put(scope, key, value);
    }
  }

  remove(key: string): void {
    this.#view.set(key, undefined);
    this.#changes.push((state) => state.remove(key));
  }

  /** Hands everything to the run. */
  commit(): void {
    for (const change of this.#changes) change(this.#state);
  }

  #addAttributes(scope: Scope, added: JsonObject): void {
    const known = this.get(attributesKey);
    this.#view.set(attributesKey, { ...(isObject(known) ? known : {}), ...added });
    this.#changes.push((state) => {
      for (const [name, value] of Object.entries(added)) state.setAttribute(scope, name, value);
    });
  }

  /** No secret is kept in shared state. */
  #noteSecrets(key: string, value: Json | undefined): void {
    if (key !== attributesKey) {
      if (value !== this.#state.getShared(key)) this.#secrets.add(value);
      return;
    }
    const shared = this.#state.sharedAttributes();
    for (const [name, attribute] of Object.entries(isObject(value) ? value : {}))
      if (attribute !== shared[name]) this.#secrets.add(attribute);
  }
}
