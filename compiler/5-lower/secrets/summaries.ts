import type { Journey, Member, Node, Program } from "../../2-bind/model.ts";
import { innerFirst } from "../inner-journeys.ts";
import { referencesOf, type Scope } from "../scope.ts";
import { partsOf, secretAttributes, secretKeysOf } from "./effects.ts";
import { liveSecrets } from "./liveness.ts";

/** What the machine must know about the secrets of one journey. Every list is sorted. */
export interface SecretSummary {
  /** By node: the keys that it, or a node after it, still reads. */
  readonly kept: ReadonlyMap<string, readonly string[]>;
  /** The keys that the journey takes over from one that calls it. */
  readonly receives: readonly string[];
}

/** The summaries of all journeys of a program, inner ones first, so that each is analysed once. */
export function summarizeSecrets(
  program: Program,
  scopes: ReadonlyMap<string, Scope>,
): ReadonlyMap<Journey, SecretSummary> {
  const summaries = new Map<Journey, SecretSummary>();
  for (const journey of innerFirst(program, scopes)) {
    const scope = scopes.get(journey.file) ?? new Map();
    const receivedBy = (part: Node | Member): readonly string[] =>
      "edges" in part ? receivedFrom(part, scope, summaries) : [];
    summaries.set(journey, summarize(journey, receivedBy));
  }
  return summaries;
}

/** What the inner journeys of a node take over. A journey that runs itself is an error that the checker reports. */
function receivedFrom(
  node: Node,
  scope: Scope,
  summaries: ReadonlyMap<Journey, SecretSummary>,
): readonly string[] {
  return referencesOf(node, scope).flatMap((symbol) =>
    symbol.kind === "journey" ? (summaries.get(symbol)?.receives ?? []) : [],
  );
}

function summarize(
  journey: Journey,
  receivedBy: (part: Node | Member) => readonly string[],
): SecretSummary {
  const { written, expected } = secretKeysOf(journey, receivedBy);
  const effects = new Map(
    [...journey.nodes].map(([name, node]) => [name, partsOf(node, receivedBy)]),
  );
  const secrets = new Set([...written, ...expected]);
  const problem = { journey, effects, secrets, everyAttribute: secretAttributes(written) };
  const kept = liveSecrets(problem);
  // A caller's secrets come in only under names that are read as secrets here.
  const byName = liveSecrets({ ...problem, secrets: expected, everyAttribute: [] });
  const start = journey.start?.kind === "node" ? journey.start.name : "";
  return {
    kept: new Map([...kept].map(([name, keys]) => [name, [...keys].sort()])),
    receives: [...(byName.get(start) ?? [])].sort(),
  };
}
