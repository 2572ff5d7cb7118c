import { Chance } from "./chance.ts";
import {
  distancesTo,
  type Edge,
  edgesOf,
  endFor,
  isEnd,
  keyOf,
  nodeOf,
  startsOf,
} from "./edges.ts";
import { type Impossible, impossibleEdges } from "./impossible.ts";
import { load, type Program } from "./programs.ts";
import { Search, type Way } from "./search.ts";
import { trespasses } from "./strangers.ts";
import { walk, type Walked } from "./walk.ts";
import { openWorld } from "./world.ts";

/** What came of many walks through the journeys of a program. */
export interface Drive {
  readonly program: string;
  readonly edges: readonly Edge[];
  /** The keys of the edges that a walk has taken. */
  readonly taken: ReadonlySet<string>;
  /** `Login: success`, of the journeys that clients can start. */
  readonly ends: ReadonlySet<string>;
  readonly reachedEnds: ReadonlySet<string>;
  /** Why no run can take an edge, by its key. */
  readonly impossible: Impossible;
  /** What was neither taken nor is impossible. */
  readonly missed: { readonly edges: readonly string[]; readonly ends: readonly string[] };
  /** Errors that ended a run and have no cause in the walk, each with its node. */
  readonly errors: ReadonlySet<string>;
  /** What must not happen: somebody is signed on as somebody else, or sets somebody else's password. */
  readonly wrongUsers: ReadonlySet<string>;
  readonly walks: number;
}

/** One with which the everyday programs take few walks. */
const seed = 12;

/** Walks until every edge is taken that can be, or so many walks are done. */
export async function drive(program: Program, walks: number): Promise<Drive> {
  const journeys = await load(program);
  const world = await openWorld(program, journeys);
  const chance = new Chance(seed);
  const search = new Search(chance, world.served);
  const edges = edgesOf(journeys);
  const notes = new Notes(edges, world.served);
  const impossible = impossibleEdges(edges, startsOf(journeys));
  let done = 0;
  for (; done < walks; done++) {
    const wanted = notes.missedEdges(impossible);
    if (wanted.length === 0 && done > 0) break;
    const walked = await walk(world, search.next(wanted));
    notes.take(walked, search);
  }
  for (const trespass of await trespasses(world.guarded, world.directory))
    notes.wrongUsers.add(trespass);
  await world.journeys.close();
  const missed = {
    edges: notes.missedEdges(impossible).map(keyOf),
    ends: notes.missedEnds(impossible),
  };
  return { program: program.name, edges, impossible, missed, walks: done, ...notes };
}

/** A node that ran in a walk. */
interface Ran {
  readonly run: string;
  readonly at: string;
  readonly way: Way;
}

class Notes {
  readonly taken = new Set<string>();
  readonly ends: ReadonlySet<string>;
  readonly reachedEnds = new Set<string>();
  readonly errors = new Set<string>();
  readonly wrongUsers = new Set<string>();
  readonly #edges: readonly Edge[];
  readonly #byKey: ReadonlyMap<string, Edge>;
  readonly #nodes: ReadonlySet<string>;
  /** Outcomes of inner journeys, with the nodes of those journeys and how far they are from such an end. */
  readonly #innerEnds: readonly {
    readonly edge: Edge;
    readonly distances: ReadonlyMap<string, number>;
  }[];

  constructor(edges: readonly Edge[], served: readonly string[]) {
    this.#edges = edges;
    this.#byKey = new Map(edges.map((edge) => [keyOf(edge), edge] as const));
    this.#nodes = new Set(edges.map(nodeOf));
    this.#innerEnds = edges
      .filter(({ inner }) => inner !== undefined)
      .map((edge) => ({ edge, distances: distancesTo(endFor(edge.outcome), edge.inner, edges) }));
    const ending = edges.filter(({ journey, target }) => served.includes(journey) && isEnd(target));
    this.ends = new Set(ending.map(endOf));
  }

  missedEdges(impossible: Impossible): readonly Edge[] {
    return this.#edges.filter((edge) => {
      const key = keyOf(edge);
      return !this.taken.has(key) && !impossible.has(key);
    });
  }

  /** An end is impossible when every edge to it is. */
  missedEnds(impossible: Impossible): readonly string[] {
    const possible = this.#edges.filter((edge) => !impossible.has(keyOf(edge))).map(endOf);
    return [...this.ends].filter((end) => !this.reachedEnds.has(end) && possible.includes(end));
  }

  take({ trail, answered, errors, wrongUsers }: Walked, search: Search): void {
    for (const error of errors) this.errors.add(error);
    for (const wrong of wrongUsers) this.wrongUsers.add(wrong);
    const ran: Ran[] = [];
    for (const { request, events } of answered) {
      for (const event of events) {
        if (event.kind !== "node") continue;
        const { journey, node, outcome, run } = event;
        if (outcome !== undefined) this.#takeEdge(keyOf({ journey, node, outcome }));
        const at = nodeOf(event);
        if (request < 0 || !this.#nodes.has(at)) continue;
        const way = { trail, request, distance: event.error === undefined ? 0 : 0.5 };
        ran.push({ run, at, way });
        search.learn(at, way);
        // What a node that asks will do may be decided by the request that answers.
        const asks = outcome === undefined && event.error === undefined;
        if (asks) search.learn(at, { ...way, request: request + 1 });
      }
    }
    this.#learnOfInner(ran, search);
  }

  /** Which outcome an inner journey has is decided where the inner journey ends so, or on the way there. */
  #learnOfInner(ran: readonly Ran[], search: Search): void {
    for (const { edge, distances } of this.#innerEnds) {
      const caller = ran.findLast(({ at }) => at === nodeOf(edge));
      for (const { run, at, way } of ran) {
        const distance = distances.get(at);
        if (run === caller?.run && distance !== undefined)
          search.learn(keyOf(edge), { ...way, distance: way.distance + distance });
      }
    }
  }

  /** An end is one also where another journey goes on from there. */
  #takeEdge(key: string): void {
    const edge = this.#byKey.get(key);
    if (edge === undefined) return;
    this.taken.add(key);
    if (this.ends.has(endOf(edge))) this.reachedEnds.add(endOf(edge));
  }
}

/** `Login: failure` */
function endOf({ journey, target }: Edge): string {
  return `${journey}: ${target}`;
}
