import { nameOf, type RandomNode, type RandomProgram } from "./journeys.ts";

// What happens to people, told without any abstraction: each name that is typed is a person of its own, and every walk
// through the program is taken. It shares nothing with the checker.

type Person = number;

/** A run: what the keys hold, and who has shown what. */
interface Run {
  readonly username: Person | undefined;
  readonly userName: Person | undefined;
  readonly mail: Person | undefined;
  readonly proved: Person | undefined;
  readonly partial: Person | undefined;
  /** How many people there are so far. */
  readonly people: number;
}

const nobody: Run = {
  username: undefined,
  userName: undefined,
  mail: undefined,
  proved: undefined,
  partial: undefined,
  people: 0,
};

export type Verdict = "nobody" | "partial" | "changed" | "proved";

/** What a success shows: whether the user in whose name it is has shown a credential. */
function verdictOf({ username, proved, partial }: Run): Verdict {
  if (proved !== undefined && (username === undefined || username === proved)) return "proved";
  if (partial !== undefined && (username === undefined || username === partial)) return "partial";
  return proved === undefined ? "nobody" : "changed";
}

/** By node and outcome that lead the outer journey to success, what its successes show. */
export type Successes = ReadonlyMap<string, ReadonlySet<Verdict>>;

type Step = readonly [outcome: string, run: Run];

function typed(run: Run): Run {
  const person = run.people + 1;
  return { ...run, username: person, userName: person, people: person };
}

/** Who has proved to be the user stays the user, whatever else is shown to be theirs. */
function proves(run: Run, person: Person): Run {
  if (verdictOf(run) === "proved" && run.username !== person) return run;
  return { ...run, proved: person, partial: undefined };
}

function finds(run: Run, person: Person): Run {
  return { ...run, username: person, userName: person };
}

/** What a node can do with a run; nothing: it ends in an error, because a key is not set. */
function stepsOf(kind: string, run: Run): readonly Step[] {
  const byName = run.userName ?? run.username;
  const byMail = run.mail ?? run.username;
  switch (kind) {
    case "signOn":
      return [["", typed(run)]];
    case "askName":
      return [["", typed(run)]];
    case "askMail":
      return [
        ["", { ...run, mail: run.people + 1, people: run.people + 1 }],
        ["", run],
      ];
    case "check":
    case "ldap": {
      if (run.username === undefined) return [["false", run]];
      const right: Step = ["true", proves(run, run.username)];
      const wrong: Step = ["false", run];
      const half = { ...run, partial: run.username };
      if (kind === "check") return [right, wrong];
      return [right, wrong, ["locked", run], ["cancelled", half], ["expired", half]];
    }
    case "findByName":
    case "findByMail": {
      const person = kind === "findByName" ? byName : byMail;
      const missed: Step = ["false", run];
      return person === undefined ? [missed] : [["true", finds(run, person)], missed];
    }
    case "mailLink":
      return byMail === undefined ? [] : [["outcome", proves(run, byMail)]];
    case "count":
      return [["outcome", run]];
    default:
      throw new Error(`No such kind: ${kind}`);
  }
}

class Walker {
  readonly successes = new Map<string, Set<Verdict>>();
  readonly #program: RandomProgram;

  constructor(program: RandomProgram) {
    this.#program = program;
  }

  outer(longest: number): void {
    const { outer } = this.#program;
    this.#walk(outer, 0, nobody, longest, (end, edge, run) => {
      if (end !== "success") return;
      const verdicts = this.successes.get(edge) ?? new Set();
      this.successes.set(edge, verdicts.add(verdictOf(run)));
    });
  }

  #walk(
    nodes: readonly RandomNode[],
    number: number,
    run: Run,
    left: number,
    ended: (end: string, edge: string, run: Run, left: number) => void,
  ): void {
    const node = nodes[number];
    if (node === undefined || left === 0) return;
    const take = (outcome: string, after: Run, remaining: number): void => {
      const target = node.targets[node.kind.outcomes.indexOf(outcome)];
      const edge = `${nameOf(number, node)} ${outcome}`;
      if (typeof target === "number") this.#walk(nodes, target, after, remaining, ended);
      else if (target !== undefined) ended(target, edge, after, remaining);
    };
    if (node.kind.name === "inner") {
      this.#walk(this.#program.inner, 0, run, left - 1, (end, _, after, remaining) => {
        if (end !== "stop") take(end === "success" ? "true" : "false", after, remaining);
      });
      return;
    }
    for (const [outcome, after] of stepsOf(node.kind.name, run)) take(outcome, after, left - 1);
  }
}

/**
 * Takes every walk of up to so many nodes. A check can go either way whether or not there is a password: who a run is
 * about is followed apart from what is set.
 */
export function walk(program: RandomProgram, longest: number): Successes {
  const walker = new Walker(program);
  walker.outer(longest);
  return walker.successes;
}
