import type { Journey } from "../2-bind/model.ts";
import { type Call } from "../3-flow/call-graph.ts";
import { keyDomain, neededGroups, unmetReads } from "../3-flow/facts/keys.ts";
import type { End } from "../3-flow/solver/domain.ts";
import { solve } from "../3-flow/solver/solve.ts";
import type { CheckContext } from "../4-check/context.ts";
import { withoutWider } from "../4-check/proofs/unmet-reads.ts";
import { KnownFacts } from "./known-facts.ts";
import type { Known } from "./known.ts";

/** What a journey is to one that runs it as an inner journey. */
export interface Signature {
  /** The keys that some path of it needs and has not set; those that serve for each other together. */
  readonly needs: readonly (readonly string[])[];
  /** How it can end, and what is known then of a run that began with nothing known. */
  readonly ends: ReadonlyMap<End, Known>;
  /** True: a node may end the run in an error, because an outcome of it is not wired. */
  readonly errs: boolean;
  /** The nodes that run it. */
  readonly calls: readonly Call[];
}

/** What a journey and those that it runs read before they have set it. */
function needsOf(journey: Journey, context: CheckContext): Signature["needs"] {
  const entries = neededGroups(context.program).map((group) => ({
    journey,
    fact: { group, is: "unset", loss: undefined } as const,
  }));
  const domain = keyDomain((node) => context.isInteractive(node));
  const { explorations } = solve(entries, domain, context.flow);
  const needs = new Map<string, readonly string[]>();
  for (const { visits } of explorations) {
    for (const { node, fact } of visits) {
      if (fact.is !== "unset") continue;
      for (const { read } of unmetReads(node, fact)) needs.set(read.group, read.keys);
    }
  }
  return withoutWider([...needs.values()]);
}

const ends: readonly End[] = ["success", "failure", "stop"];

function errs({ nodes }: Journey): boolean {
  return [...nodes.values()].some(({ outcomes, wiring }) =>
    outcomes?.some(
      ({ name, optional }) => optional?.foldsInto === "error" && !wiring.taken.has(name),
    ),
  );
}

function signatures(): Map<Journey, Signature> {
  return new Map();
}

/** What a journey asks of its caller and gives back; worked out when it is first asked for. */
export function signatureOf(context: CheckContext, journey: Journey): Signature {
  const all = context.fact(signatures);
  const known = all.get(journey) ?? workOut(context, journey);
  all.set(journey, known);
  return known;
}

function workOut(context: CheckContext, journey: Journey): Signature {
  const facts = new KnownFacts(context, journey, { journeys: [journey], known: false });
  const known = ends
    .map((end) => [end, facts.atEnd(end)] as const)
    .filter(([, { reach }]) => reach === "reached");
  return {
    needs: needsOf(journey, context),
    ends: new Map(known),
    errs: errs(journey),
    calls: context.calls.calls.filter(({ callee }) => callee === journey),
  };
}
