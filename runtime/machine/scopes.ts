import { isObject, type Json } from "../json.ts";
import {
  type Attributes,
  mergeAttributes,
  noAttributes,
  readPath,
  writePath,
} from "./attribute-path.ts";
import type { NodeState } from "./node-state.ts";

/** One scope of node state: top-level keys, `objectAttributes` among them. */
export type Scope = Map<string, Json>;

/** How a scope travels: as entries, because a key may be any text. */
export type ScopeEntries = readonly (readonly [string, Json])[];

export const attributesKey = "objectAttributes";
const prefix = `${attributesKey}.`;

/** The collected attributes of one scope. */
export function attributesOf(scope: Scope): Attributes {
  const value = scope.get(attributesKey);
  return isObject(value) ? value : noAttributes;
}

/** The value at a state key of a manifest: `password`, `objectAttributes.password`. */
export function readKey(scope: Scope, key: string): Json | undefined {
  return key.startsWith(prefix)
    ? readPath(attributesOf(scope), key.slice(prefix.length))
    : scope.get(key);
}

/** Sets the value at a state key, or removes it. */
export function writeKey(scope: Scope, key: string, value: Json | undefined): void {
  if (key.startsWith(prefix)) writeAttribute(scope, key.slice(prefix.length), value);
  else if (value === undefined) scope.delete(key);
  else scope.set(key, value);
}

function writeAttribute(scope: Scope, path: string, value: Json | undefined): void {
  const attributes = attributesOf(scope);
  if (value === undefined && readPath(attributes, path) === undefined) return;
  scope.set(attributesKey, writePath(attributes, path, value));
}

/** A scope with the values of these keys alone. */
export function pickKeys(scope: Scope, keys: Iterable<string>): Scope {
  const picked: Scope = new Map();
  if (scope.size === 0) return picked;
  for (const key of keys) {
    const value = readKey(scope, key);
    if (value !== undefined) writeKey(picked, key, value);
  }
  return picked;
}

/** Node state over its three scopes: reads look in transient, then secure, then shared. */
export class ScopedState implements NodeState {
  readonly #shared: Scope;
  readonly #transient: Scope;
  readonly #secure: Scope;

  constructor(shared: Scope, transient: Scope, secure: Scope) {
    this.#shared = shared;
    this.#transient = transient;
    this.#secure = secure;
  }

  get(key: string): Json | undefined {
    if (key === attributesKey) return this.#hasAttributes() ? this.attributes() : undefined;
    return [this.#transient, this.#secure, this.#shared].find((scope) => scope.has(key))?.get(key);
  }

  getShared(key: string): Json | undefined {
    return this.#shared.get(key);
  }

  sharedEntries(): ScopeEntries {
    return [...this.#shared];
  }

  getAttribute(path: string): Json | undefined {
    return readPath(this.attributes(), path);
  }

  attributes(): Attributes {
    const shared = attributesOf(this.#shared);
    if (this.#transient.size === 0 && this.#secure.size === 0) return shared;
    return mergeAttributes(
      mergeAttributes(shared, attributesOf(this.#secure)),
      attributesOf(this.#transient),
    );
  }

  sharedAttributes(): Attributes {
    return attributesOf(this.#shared);
  }

  setShared(key: string, value: Json): void {
    this.#shared.set(key, value);
  }

  setTransient(key: string, value: Json): void {
    this.#transient.set(key, value);
  }

  setSecure(key: string, value: Json): void {
    // What is read is what was set last.
    this.#transient.delete(key);
    this.#secure.set(key, value);
  }

  remove(key: string): void {
    for (const scope of [this.#transient, this.#secure, this.#shared]) scope.delete(key);
  }

  setAttribute(scope: "shared" | "transient", path: string, value: Json): void {
    const target = scope === "shared" ? this.#shared : this.#transient;
    target.set(attributesKey, writePath(attributesOf(target), path, value));
  }

  #hasAttributes(): boolean {
    return [this.#transient, this.#secure, this.#shared].some((scope) => scope.has(attributesKey));
  }
}
