import type { Chance } from "./chance.ts";
import { Decisions, otherwiseAt, type Trail, until, who } from "./decisions.ts";
import { type Edge, keyOf, nodeOf } from "./edges.ts";
import { withInterference } from "./interference.ts";
import { straightTo } from "./walk.ts";

/** A walk that came to a node, with the request in which the node ran. */
export interface Way {
  readonly trail: Trail;
  readonly request: number;
  /** How far the walk was from where it is to go: 0 at the node itself, a little more if the node could not go on. */
  readonly distance: number;
}

const waysToKeep = 6;
/** The share of walks that follow nobody. */
const fresh = 0.15;

/**
 * Looks for walks along edges that no walk has taken. Each next walk makes for one of them whose node was reached: it
 * decides as an earlier walk did that came there, but for something.
 */
export class Search {
  readonly #chance: Chance;
  readonly #served: readonly string[];
  readonly #ways = new Map<string, Way[]>();
  readonly #attempts = new Map<string, number>();

  /** @param served the names of the journeys that can be started */
  constructor(chance: Chance, served: readonly string[]) {
    this.#chance = chance;
    this.#served = served;
  }

  /**
   * Notes a walk that came to a node.
   * @param place `Login: checkPassword`, or a single outcome of it, `Login: checkPassword.true`
   */
  learn(place: string, way: Way): void {
    const ways = this.#ways.get(place) ?? [];
    const nearest = ways[0]?.distance ?? Infinity;
    if (way.distance > nearest) return;
    if (way.distance < nearest) this.#ways.set(place, [way]);
    else if (ways.length < waysToKeep) ways.push(way);
    else {
      // Short ways are soon gone again; any other may have been by somebody who can do what nobody else can.
      const longest = ways.reduce((one, other) => (other.request > one.request ? other : one));
      if (this.#chance.happens(0.5)) ways[this.#chance.below(waysToKeep)] = way;
      else if (way.request <= longest.request) ways[ways.indexOf(longest)] = way;
    }
  }

  /** The decisions of the next walk. */
  next(wanted: readonly Edge[]): Decisions {
    const goal = this.#goal(wanted);
    const way = goal && this.#chance.pick(this.#waysTo(goal) ?? []);
    if (goal === undefined || way === undefined || this.#chance.happens(fresh))
      return new Decisions(this.#chance, this.#toAny(wanted));
    return new Decisions(this.#chance, this.#varied(way, this.#attemptAt(goal)), way.request);
  }

  /** Either something else is done, or happens, where the node runs, or it is the same for somebody else. */
  #varied({ trail, request, distance }: Way, attempt: number): Trail {
    const which = Math.floor(attempt / 4);
    switch (attempt % 4) {
      case 0:
        if (distance === 0) return withInterference(trail, request, which);
        return otherwiseAt(who, trail, this.#chance.below(64), this.#chance);
      case 1:
        return otherwiseAt(who, trail, which, this.#chance);
      case 2:
        return otherwiseAt(request, trail, this.#chance.below(64), this.#chance);
      default:
        return until(request, trail);
    }
  }

  /** Straight to a journey that has edges left, where clients can start it. */
  #toAny(wanted: readonly Edge[]): Trail {
    const journey = this.#chance.pick(wanted)?.journey;
    const index = this.#served.findIndex((name) => name === journey);
    return index < 0 || this.#chance.happens(0.5)
      ? new Map()
      : straightTo(index, this.#served.length);
  }

  /** Of the edges that lead on from where walks have been, the one that was tried least. */
  #goal(wanted: readonly Edge[]): Edge | undefined {
    const tried = (edge: Edge): number => this.#attempts.get(keyOf(edge)) ?? 0;
    return wanted
      .filter((edge) => this.#waysTo(edge) !== undefined)
      .toSorted((one, other) => tried(one) - tried(other))[0];
  }

  #waysTo(goal: Edge): readonly Way[] | undefined {
    return this.#ways.get(keyOf(goal)) ?? this.#ways.get(nodeOf(goal));
  }

  #attemptAt(goal: Edge): number {
    const attempt = this.#attempts.get(keyOf(goal)) ?? 0;
    this.#attempts.set(keyOf(goal), attempt + 1);
    return attempt;
  }
}
