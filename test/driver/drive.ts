import { Chance } from "./chance.ts";
import { type Edge, edgesOf, isEnd, keyOf, nodeOf } from "./edges.ts";
import { load, type Program } from "./programs.ts";
import { Search } from "./search.ts";
import { impossibleEdges, type Impossible } from "./impossible.ts";
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
  /** Why no run can take them, by the keys of edges and by ends. */
  readonly impossible: Impossible;
  /** Errors that ended a run and have no cause in the walk, each with its node. */
  readonly errors: ReadonlySet<string>;
  /** What must not happen: somebody is signed on as somebody else. */
  readonly wrongUsers: ReadonlySet<string>;
  readonly walks: number;
}

const seed = 20_261_126;

/** Walks until every edge is taken that can be, or so many walks are done. */
export async function drive(program: Program, walks: number): Promise<Drive> {
  const journeys = await load(program);
  const world = await openWorld(program, journeys);
  const chance = new Chance(seed);
  const search = new Search(chance);
  const edges = edgesOf(journeys);
  const notes = new Notes(edges, world.served);
  const impossible = impossibleEdges(journeys, edges);
  let done = 0;
  for (; done < walks; done++) {
    const wanted = edges.filter(
      (edge) => !notes.taken.has(keyOf(edge)) && !impossible.has(keyOf(edge)),
    );
    if (wanted.length === 0 && done > 0) break;
    const walked = await walk(world, search.next(wanted));
    notes.take(walked, search);
  }
  await world.journeys.close();
  return { program: program.name, edges, impossible, walks: done, ...notes };
}

class Notes {
  readonly taken = new Set<string>();
  readonly ends: ReadonlySet<string>;
  readonly reachedEnds = new Set<string>();
  readonly errors = new Set<string>();
  readonly wrongUsers = new Set<string>();
  readonly #byKey: ReadonlyMap<string, Edge>;
  readonly #nodes: ReadonlySet<string>;

  constructor(edges: readonly Edge[], served: readonly string[]) {
    this.#byKey = new Map(edges.map((edge) => [keyOf(edge), edge] as const));
    this.#nodes = new Set(edges.map(nodeOf));
    const ending = edges.filter(({ journey, target }) => served.includes(journey) && isEnd(target));
    this.ends = new Set(ending.map(({ journey, target }) => `${journey}: ${target}`));
  }

  take({ trail, answered, errors, wrongUsers }: Walked, search: Search): void {
    for (const error of errors) this.errors.add(error);
    for (const wrong of wrongUsers) this.wrongUsers.add(wrong);
    for (const { request, events } of answered) {
      for (const event of events) {
        if (event.kind !== "node") continue;
        const { journey, node, outcome } = event;
        const at = `${journey}: ${node}`;
        if (request >= 0 && this.#nodes.has(at)) search.learn(at, { trail, request });
        if (outcome !== undefined) this.#takeEdge(keyOf({ journey, node, outcome }));
      }
    }
  }

  /** An end is one also where another journey goes on from there. */
  #takeEdge(key: string): void {
    const edge = this.#byKey.get(key);
    if (edge === undefined) return;
    this.taken.add(key);
    const end = `${edge.journey}: ${edge.target}`;
    if (this.ends.has(end)) this.reachedEnds.add(end);
  }
}
