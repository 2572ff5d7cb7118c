import { entriesOf, scopeOf } from "../../catalogue/custom-manifest.ts";
import type {
  CustomDefinition,
  ReadDefinition,
  WriteDefinition,
} from "../../catalogue/custom-definition.ts";
import { JourneyError } from "../../errors.ts";
import type { Json } from "../../json.ts";
import type { NodeState } from "../node-state.ts";
import { keyUndeclared, keyUnwritten } from "./undeclared.ts";

const attributePrefix = "objectAttributes.";

/** The state as a custom node sees it: what it has declared, and nothing else. */
export class DeclaredState {
  readonly #state: NodeState;
  readonly #reads: ReadonlyMap<string, ReadDefinition>;
  readonly #writes: ReadonlyMap<string, WriteDefinition>;

  constructor(state: NodeState, { reads, writes }: CustomDefinition) {
    this.#state = state;
    this.#reads = new Map(entriesOf<ReadDefinition>(reads));
    this.#writes = new Map(entriesOf<WriteDefinition>(writes));
  }

  get(key: string): Json | undefined {
    const read = this.#reads.get(key);
    if (read === undefined) throw keyUndeclared("reads", key);
    const value = this.#look(key);
    if (value === undefined && read.optional !== true) throw missing(key);
    return value;
  }

  text(key: string): string | undefined {
    const value = this.get(key);
    if (value === undefined || typeof value === "string") return value;
    throw new JourneyError(
      "node-state-not-text",
      `Key \`${key}\` of state is not a text, and a node wants one.`,
      "Read it with `state.get`, or correct the node that writes it.",
    );
  }

  set(key: string, value: Json): void {
    const write = this.#writes.get(key);
    if (write === undefined) throw keyUndeclared("writes", key);
    const scope = scopeOf(write);
    if (key.startsWith(attributePrefix)) {
      // Attributes have no secure scope: those of transient state are kept where a later node reads them as secrets.
      const path = key.slice(attributePrefix.length);
      this.#state.setAttribute(scope === "shared" ? "shared" : "transient", path, value);
    } else if (scope === "shared") this.#state.setShared(key, value);
    else if (scope === "transient") this.#state.setTransient(key, value);
    else this.#state.setSecure(key, value);
  }

  /** Refuses an outcome on which a key was to be set that is not: later nodes rely on it. */
  checkWritten(outcome: string): void {
    for (const [key, { outcomes, maybe }] of this.#writes) {
      if (maybe === true || outcomes?.includes(outcome) === false) continue;
      if (this.#look(key) !== undefined) continue;
      throw keyUnwritten(outcome, key);
    }
  }

  #look(key: string): Json | undefined {
    return key.startsWith(attributePrefix)
      ? this.#state.getAttribute(key.slice(attributePrefix.length))
      : this.#state.get(key);
  }
}

function missing(key: string): JourneyError {
  return new JourneyError(
    "node-key-missing",
    `Key \`${key}\` of state is not set, and a node cannot do without it.`,
    "Check the journey with `journeyc check`; or read it as `optional`.",
  );
}
