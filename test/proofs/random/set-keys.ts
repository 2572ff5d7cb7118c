import { nameOf, type RandomProgram } from "./journeys.ts";

// What is set when, told without any abstraction: one group of keys at a time, along every walk. It shares nothing with
// the checker.

interface Need {
  readonly group: string;
  /** The outcome where none of the group is set; undefined: the run ends. */
  readonly missing?: string;
  /** True: it says the same of somebody unknown, and a journey must be wired for that. */
  readonly copes?: boolean;
}

const needs: Readonly<Record<string, readonly Need[]>> = {
  check: [{ group: "username", missing: "false", copes: true }, { group: "password" }],
  ldap: [{ group: "username", missing: "false", copes: true }, { group: "password" }],
  findByName: [{ group: "username userName", missing: "false", copes: true }],
  findByMail: [{ group: "username mail", missing: "false", copes: true }],
  count: [{ group: "username userName", missing: "outcome" }],
  mailLink: [{ group: "username mail" }],
};

/** What is set when an outcome is taken. Who is asked is taken to answer. */
function setsOf(kind: string, outcome: string): readonly string[] {
  if (kind === "signOn") return ["username", "userName", "password"];
  if (kind === "askMail") return ["mail"];
  if (kind === "askName") return ["username", "userName"];
  return kind.startsWith("find") && outcome === "true" ? ["username", "userName"] : [];
}

const groups = ["username", "password", "username userName", "username mail"];

function includes(group: string, part: string): boolean {
  const keys = group.split(" ");
  return part.split(" ").every((key) => keys.includes(key));
}

/** `told`: it is not set, and a node that cannot do without it has been met on this walk. */
type State = "unset" | "told" | "set";

/** Follows one group through a program. */
class Follower {
  readonly unmet = new Set<string>();
  readonly #program: RandomProgram;
  readonly #group: string;
  readonly #seen = new Set<string>();

  constructor(program: RandomProgram, group: string) {
    this.#program = program;
    this.#group = group;
  }

  /** @param caller where the inner journey was begun, so that the same place is not followed twice */
  follow(
    journey: "Outer" | "Inner",
    number: number,
    state: State,
    caller: string,
    ended: (end: string, state: State) => void,
  ): void {
    const nodes = journey === "Outer" ? this.#program.outer : this.#program.inner;
    const node = nodes[number];
    const place = `${journey} ${number} ${state} ${caller}`;
    if (node === undefined || this.#seen.has(place)) return;
    this.#seen.add(place);
    const { name, outcomes } = node.kind;
    const take = (outcome: string, after: State): void => {
      const target = node.targets[outcomes.indexOf(outcome)];
      if (typeof target === "number") this.follow(journey, target, after, caller, ended);
      else if (target !== undefined) ended(target, after);
    };
    if (name === "inner") {
      this.follow("Inner", 0, state, `${number} ${state}`, (end, after) => {
        // A password that is collected in there does not come back.
        const left = this.#group === "password" ? state : after;
        if (end !== "stop") take(end === "success" ? "true" : "false", left);
      });
      return;
    }
    const vain = state === "set" ? [] : this.#vain(name);
    const told = vain.some(({ group, copes }) => group === this.#group && copes !== true);
    if (told && state === "unset") this.unmet.add(`${journey} ${nameOf(number, node)}`);
    const left = told ? "told" : state;
    for (const outcome of outcomes) {
      if (!vain.every(({ missing }) => missing === outcome)) continue;
      const sets = setsOf(name, outcome).some((key) => includes(this.#group, key));
      take(outcome, sets ? "set" : left);
    }
  }

  #vain(kind: string): readonly Need[] {
    return (needs[kind] ?? []).filter(({ group }) => includes(this.#group, group));
  }
}

/** The nodes that need something which is not set on some walk: `Outer n1Check`. */
export function unmetNodes(program: RandomProgram): ReadonlySet<string> {
  const unmet = new Set<string>();
  for (const group of groups) {
    const follower = new Follower(program, group);
    follower.follow("Outer", 0, "unset", "", () => undefined);
    follower.unmet.forEach((name) => unmet.add(name));
  }
  return unmet;
}
