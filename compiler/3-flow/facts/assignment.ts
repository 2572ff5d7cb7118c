import type { Journey, Node } from "../../2-bind/model.ts";
import { partEffects, writesOn, type PartEffects, type Write } from "../effects/part-effects.ts";
import { covers } from "../effects/state-keys.ts";
import type { Domain } from "../solver/domain.ts";
import type { Flow } from "../solver/exploration.ts";
import { canTakeWithout } from "./keys.ts";

/** What a scope holds of a key. `unknown`: a script may have set it. */
export type Held = "nothing" | "plain" | "secret" | "unknown";

/**
 * Whether one key is set on a path, as the machine keeps it: `shared` state is one for the whole run, of the rest each
 * journey has its `own`. Keys are followed one by one, so that their number does not multiply.
 */
export interface AssignmentFact {
  readonly key: string;
  readonly shared: Held;
  readonly own: Held;
}

/** Where the machine drops secrets, and which of them an inner journey takes over. */
export interface SecretLives {
  /** True: some node of the program writes a secret under this key. */
  isSecret(key: string): boolean;
  /** True: the node, or one after it in its journey, still reads the secret. */
  isKept(journey: Journey, node: string, key: string): boolean;
  isReceived(journey: Journey, key: string): boolean;
}

/** What the domain needs to know of the program. */
export interface AssignmentProgram extends Flow {
  /** True: the user may be asked while the node runs. */
  asks(node: Node): boolean;
  readonly secrets: SecretLives;
}

export function unset(key: string): AssignmentFact {
  return { key, shared: "nothing", own: "nothing" };
}

/** The key may have been set by somebody of whom nothing is known. */
export function perhapsSet(key: string): AssignmentFact {
  return { key, shared: "unknown", own: "nothing" };
}

const holds = (held: Held): boolean => held === "plain" || held === "secret";

/** True: the key is set. */
export function isSet({ shared, own }: AssignmentFact): boolean {
  return holds(shared) || holds(own);
}

/** True: the key is not set; false also where nobody knows. */
export function isUnset({ shared, own }: AssignmentFact): boolean {
  return shared === "nothing" && own === "nothing";
}

/**
 * Follows which keys are set: unlike what is reported (see `keyDomain`), an answer that may be empty and a script that may
 * have set a key do not count as having done so.
 */
export class AssignmentDomain implements Domain<AssignmentFact> {
  readonly #program: AssignmentProgram;

  constructor(program: AssignmentProgram) {
    this.#program = program;
  }

  keyOf({ key, shared, own }: AssignmentFact): string {
    return `${shared} ${own} ${key}`;
  }

  through(passage: Parameters<Domain<AssignmentFact>["through"]>[0], fact: AssignmentFact) {
    const { node, edge } = passage;
    if (isUnset(fact) && !canTakeWithout(node, fact.key, edge.outcome)) return [];
    let facts: readonly AssignmentFact[] = [this.#asked(node, fact)];
    for (const effects of partEffects(node)) {
      facts = facts.flatMap((one) => afterPart(one, effects, edge.outcome));
    }
    return facts.map((one) => this.#arrive(passage, one));
  }

  enter(node: Node, fact: AssignmentFact): readonly AssignmentFact[] {
    const callee = this.#program.calleeOf(node);
    if (callee === undefined) return [fact];
    const received = this.#program.secrets.isReceived(callee, fact.key);
    const inside: AssignmentFact = { ...fact, own: received ? fact.own : "nothing" };
    return [callee.start?.kind === "node" ? this.#drop(callee, callee.start.name, inside) : inside];
  }

  leave(
    passage: Parameters<Domain<AssignmentFact>["leave"]>[0],
    before: AssignmentFact,
    after: AssignmentFact,
  ): readonly AssignmentFact[] {
    const { own } = this.#asked(passage.node, before);
    return [this.#arrive(passage, { ...after, own })];
  }

  /** What stands in transient state is gone when the user has been asked, but for secrets. */
  #asked(node: Node, fact: AssignmentFact): AssignmentFact {
    return fact.own === "plain" && this.#program.asks(node) ? { ...fact, own: "nothing" } : fact;
  }

  #arrive(
    { journey, edge: { target } }: Parameters<Domain<AssignmentFact>["through"]>[0],
    fact: AssignmentFact,
  ): AssignmentFact {
    return target.kind === "node" ? this.#drop(journey, target.name, fact) : fact;
  }

  /** The machine drops a secret before a node from which on nothing reads it. */
  #drop(journey: Journey, node: string, fact: AssignmentFact): AssignmentFact {
    const { secrets } = this.#program;
    if (!isSet(fact) || !secrets.isSecret(fact.key)) return fact;
    return secrets.isKept(journey, node, fact.key) ? fact : unset(fact.key);
  }
}

function written(fact: AssignmentFact, { scope, secret }: Write): AssignmentFact {
  const held = secret ? "secret" : "plain";
  return scope === "shared" ? { ...fact, shared: held } : { ...fact, own: held };
}

/** What a part does to a key: both cases where it does not do it in every run, or sets many of which this is one. */
function afterPart(
  fact: AssignmentFact,
  effects: PartEffects,
  outcome: string,
): readonly AssignmentFact[] {
  // The solver passes through a node that runs an inner journey only where that journey is not known.
  const anything = effects.anything || effects.setsAny || effects.calls;
  const first: AssignmentFact =
    anything && fact.shared === "nothing" ? { ...fact, shared: "unknown" } : fact;
  let facts: readonly AssignmentFact[] = [first];
  for (const write of writesOn(effects, outcome)) {
    if (!covers(write.key, fact.key)) continue;
    const unsure = write.maybe || write.key !== fact.key;
    facts = facts.flatMap((one) => (unsure ? [one, written(one, write)] : [written(one, write)]));
  }
  return facts;
}
