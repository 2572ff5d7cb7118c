import type { RandomNode, RandomProgram } from "../proofs/random/journeys.ts";
import { nameOf } from "../proofs/random/journeys.ts";

// Which keys are set when, told without any abstraction: every walk is taken. It shares nothing with the compiler.

export const keys = ["username", "objectAttributes.userName", "objectAttributes.mail", "password"];
const [username = "", userName = "", mail = "", password = ""] = keys;

interface Need {
  readonly oneOf: readonly string[];
  /** The outcome where none is set; undefined: the run ends. */
  readonly missing?: string;
}

const check: readonly Need[] = [{ oneOf: [username], missing: "false" }, { oneOf: [password] }];
const needs: Readonly<Record<string, readonly Need[]>> = {
  check,
  ldap: check,
  findByName: [{ oneOf: [userName, username], missing: "false" }],
  findByMail: [{ oneOf: [mail, username], missing: "false" }],
  count: [{ oneOf: [userName, username], missing: "outcome" }],
  mailLink: [{ oneOf: [mail, username] }],
};

/** What a node sets when it takes an outcome, in each way in which it can. */
function setsOf(kind: string, outcome: string): readonly (readonly string[])[] {
  if (kind === "signOn") return [[username, userName, password]];
  if (kind === "askName") return [[username, userName]];
  if (kind === "askMail") return [[mail], []];
  return [kind.startsWith("find") && outcome === "true" ? [username, userName] : []];
}

type Name = "Outer" | "Inner";
type State = ReadonlySet<string>;

function without(state: State, key: string): State {
  return new Set([...state].filter((one) => one !== key));
}

function together(state: State, keys: readonly string[]): State {
  return new Set([...state, ...keys]);
}

/** Takes every walk. What is told of a node: each state that it is reached with. */
export class Walks {
  readonly #program: RandomProgram;
  readonly #followed: readonly string[];
  readonly #seen = new Set<string>();
  readonly #states = new Map<string, State[]>();

  /** @param followed the keys to follow; of others nobody knows whether they are set */
  constructor(program: RandomProgram, followed: readonly string[]) {
    this.#program = program;
    this.#followed = followed;
    this.#walk("Outer", 0, new Set(), "", () => undefined);
  }

  /** The states that a node is reached with. */
  of(journey: Name, node: string): readonly State[] {
    return this.#states.get(`${journey} ${node}`) ?? [];
  }

  #nodes(journey: Name): readonly RandomNode[] {
    return journey === "Outer" ? this.#program.outer : this.#program.inner;
  }

  #walk(
    journey: Name,
    number: number,
    before: State,
    caller: string,
    ended: (end: string, state: State) => void,
  ): void {
    const node = this.#nodes(journey)[number];
    if (node === undefined) return;
    const state = this.#reads(journey, number) ? before : without(before, password);
    const place = `${journey} ${nameOf(number, node)}`;
    const seen = `${place} ${[...state].toSorted().join(",")} ${caller}`;
    if (this.#seen.has(seen)) return;
    this.#seen.add(seen);
    this.#states.set(place, [...(this.#states.get(place) ?? []), state]);
    const take = (outcome: string, after: State): void => {
      const target = node.targets[node.kind.outcomes.indexOf(outcome)];
      if (typeof target === "number") this.#walk(journey, target, after, caller, ended);
      else if (target !== undefined) ended(target, after);
    };
    if (node.kind.name === "inner") this.#run(state, place, take);
    else this.#step(node, state, take);
  }

  #run(state: State, place: string, take: (outcome: string, after: State) => void): void {
    const own = state.has(password) ? [password] : [];
    const brought = this.#reads("Inner", 0) ? state : without(state, password);
    const caller = `${place} ${[...state].toSorted().join(",")}`;
    this.#walk("Inner", 0, brought, caller, (end, after) => {
      const back = together(without(after, password), own);
      if (end !== "stop") take(end === "success" ? "true" : "false", back);
    });
  }

  #step({ kind }: RandomNode, state: State, take: (outcome: string, after: State) => void): void {
    const vain = (needs[kind.name] ?? []).filter(({ oneOf }) =>
      oneOf.every((key) => this.#followed.includes(key) && !state.has(key)),
    );
    for (const outcome of kind.outcomes) {
      if (!vain.every(({ missing }) => missing === outcome)) continue;
      for (const set of setsOf(kind.name, outcome)) {
        take(
          outcome,
          together(
            state,
            set.filter((key) => this.#followed.includes(key)),
          ),
        );
      }
    }
  }

  /** True when some walk from a node reads the password before a page asks for another. */
  #reads(journey: Name, from: number, seen: ReadonlySet<number> = new Set()): boolean {
    const node = this.#nodes(journey)[from];
    if (node === undefined || seen.has(from)) return false;
    const { name } = node.kind;
    if (name === "check" || name === "ldap") return true;
    if (name === "inner" && this.#reads("Inner", 0)) return true;
    if (name === "signOn") return false;
    return node.targets.some(
      (target) =>
        typeof target === "number" && this.#reads(journey, target, new Set([...seen, from])),
    );
  }
}
