import { quote, quoteList } from "../../2-bind/text.ts";
import type { Journey } from "../../2-bind/model.ts";
import { partEffects, type PartEffects } from "../../3-flow/effects/part-effects.ts";
import { covers } from "../../3-flow/effects/state-keys.ts";
import { reachableFrom } from "../../3-flow/reachability.ts";
import { defineDiagnostic, report } from "../../diagnostics/diagnostic.ts";
import type { CheckContext } from "../context.ts";
import type { Rule } from "../rule.ts";

export const unreadInput = defineDiagnostic<{ node: string; keys: readonly string[] }>({
  code: "J5002",
  severity: "warning",
  title: "Answer that nothing reads",
  message: ({ node, keys }) =>
    `${quote(node)} asks the user for ${quoteList(keys, "and")}, which no node reads.`,
});

function partsOf(journey: Journey): readonly PartEffects[] {
  return [...journey.nodes.values()].flatMap(partEffects);
}

/** What is read in each journey, in those that it runs and in those that run it; undefined: anything may be. */
class Readers {
  readonly #groups = new Map<Journey, ReadonlySet<string> | undefined>();

  constructor({ calls }: CheckContext) {
    const neighbours: number[][] = calls.successors.map((targets) => [...targets]);
    for (const [from, targets] of calls.successors.entries()) {
      for (const to of targets) neighbours[to]?.push(from);
    }
    const graph = { size: calls.size, successors: neighbours };
    for (const [number, journey] of calls.journeys.entries()) {
      if (this.#groups.has(journey)) continue;
      const reached = reachableFrom(graph, [number]);
      const group = calls.journeys.filter((_, index) => reached[index] === true);
      const read = readIn(group);
      for (const member of group) this.#groups.set(member, read);
    }
  }

  read(journey: Journey, key: string): boolean {
    const read = this.#groups.get(journey);
    return read === undefined || [...read].some((named) => covers(named, key));
  }
}

function readIn(journeys: readonly Journey[]): ReadonlySet<string> | undefined {
  // The session that a success begins is for `username`.
  const read = new Set<string>(["username"]);
  for (const effects of journeys.flatMap(partsOf)) {
    if (effects.anything) return undefined;
    for (const { keys } of effects.reads) keys.forEach((key) => read.add(key));
  }
  return read;
}

export const rule: Rule = {
  reports: [unreadInput],
  allowable: true,
  *check(context) {
    const readers = new Readers(context);
    for (const { journey } of context.journeys) {
      for (const { part, writes } of partsOf(journey)) {
        // What a request brings by itself costs the user nothing.
        if (part.manifest?.interactive !== true) continue;
        const keys = writes.filter(({ input }) => input).map(({ key }) => key);
        if (keys.length === 0 || keys.some((key) => readers.read(journey, key))) continue;
        const place = { file: journey.file, span: part.declaration.name.span };
        yield report(unreadInput, { node: part.name, keys }, place, {
          hints: ["Let a node use the answer, or do not ask for it."],
        });
      }
    }
  },
};
