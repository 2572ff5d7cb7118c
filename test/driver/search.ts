import type { Chance } from "./chance.ts";
import { beforehand, Decisions, someOf, type Trail } from "./decisions.ts";
import { type Edge, keyOf, nodeOf } from "./edges.ts";

/** A walk that came to a node, with the request in which the node ran. */
interface Way {
  readonly trail: Trail;
  readonly request: number;
}

const waysToKeep = 6;
/** The share of walks that follow nobody. */
const fresh = 0.15;

/**
 * Looks for walks along edges that no walk has taken. Each next walk makes for one of them whose node was reached: it
 * decides as an earlier walk did that came there, and otherwise from there on, or in what it was before.
 */
export class Search {
  readonly #chance: Chance;
  readonly #ways = new Map<string, Way[]>();
  readonly #attempts = new Map<string, number>();

  constructor(chance: Chance) {
    this.#chance = chance;
  }

  /** Notes that a walk came to a node: `Login: checkPassword`. */
  learn(node: string, way: Way): void {
    const ways = this.#ways.get(node) ?? [];
    this.#ways.set(node, ways);
    if (ways.length < waysToKeep) ways.push(way);
    else ways[this.#chance.below(waysToKeep)] = way;
  }

  /** The decisions of the next walk. */
  next(wanted: readonly Edge[]): Decisions {
    const goal = this.#goal(wanted);
    const way = goal && this.#chance.pick(this.#ways.get(nodeOf(goal)) ?? []);
    if (goal === undefined || way === undefined || this.#chance.happens(fresh))
      return new Decisions(this.#chance);
    const { trail, request } = way;
    // Either something else is done where the node runs, or it is the same for somebody else.
    const kept = this.#chance.happens(0.5)
      ? someOf(trail, (at) => at < request)
      : someOf(trail, (at) => !this.#chance.happens(at === beforehand ? 0.3 : 0.1));
    return new Decisions(this.#chance, kept, request);
  }

  /** Of the edges that lead on from where walks have been, the one that was tried least. */
  #goal(wanted: readonly Edge[]): Edge | undefined {
    let goal: Edge | undefined;
    let least = Infinity;
    for (const edge of wanted) {
      const tried = this.#attempts.get(keyOf(edge)) ?? 0;
      if (tried >= least || !this.#ways.has(nodeOf(edge))) continue;
      goal = edge;
      least = tried;
    }
    if (goal !== undefined) this.#attempts.set(keyOf(goal), least + 1);
    return goal;
  }
}
