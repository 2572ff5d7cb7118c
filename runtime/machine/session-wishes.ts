import { isObject } from "../json.ts";

/** What nodes want of the session that success leads to. What is wanted later wins. */
export interface SessionWishes {
  /** Properties that clients can ask for, by name. */
  readonly properties?: Readonly<Record<string, string>>;
  /** How long the session lives; default: the app's `sessions.maximumMilliseconds`. */
  readonly maximumMilliseconds?: number;
  /** How long it lives without being used; default: the app's `sessions.idleMilliseconds`. */
  readonly idleMilliseconds?: number;
}

/** How a node says what it wants of the session. */
export interface SessionPort {
  wish(wishes: SessionWishes): void;
  /** Takes back properties that the run has wished for; names of others change nothing. */
  forget(properties: readonly string[]): void;
}

/** The wishes of a run. */
export class RunSession implements SessionPort {
  #wishes: SessionWishes;

  constructor(wishes: SessionWishes = {}) {
    this.#wishes = wishes;
  }

  get wishes(): SessionWishes {
    return this.#wishes;
  }

  wish({ properties: wished, ...limits }: SessionWishes): void {
    const properties = { ...this.#wishes.properties, ...wished };
    this.#wishes = {
      ...this.#wishes,
      ...limits,
      ...(Object.keys(properties).length === 0 ? {} : { properties }),
    };
  }

  forget(names: readonly string[]): void {
    const { properties = {}, ...limits } = this.#wishes;
    const forgotten = new Set(names);
    const left = Object.entries(properties).filter(([name]) => !forgotten.has(name));
    this.#wishes = {
      ...limits,
      ...(left.length === 0 ? {} : { properties: Object.fromEntries(left) }),
    };
  }
}

/** Whether data that came back from outside holds wishes. */
export function isSessionWishes(value: unknown): value is SessionWishes {
  if (!isObject(value)) return false;
  const { properties, maximumMilliseconds, idleMilliseconds } = value;
  return (
    (properties === undefined ||
      (isObject(properties) &&
        Object.values(properties).every((property) => typeof property === "string"))) &&
    [maximumMilliseconds, idleMilliseconds].every(
      (time) => time === undefined || Number.isSafeInteger(time),
    )
  );
}
