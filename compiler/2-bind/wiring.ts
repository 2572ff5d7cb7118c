import type { OutcomeManifest } from "@journeyc/grammar/manifest";
import type { OutcomeName, Span, Wiring } from "../1-syntax/ast.ts";
import { didYouMean, type Suggestion } from "./did-you-mean.ts";

/** An outcome that is wired although the node does not have it. */
export interface UnknownOutcome {
  readonly outcome: OutcomeName;
  readonly suggestion: Suggestion;
}

/** An outcome that is wired a second time. */
export interface RepeatedOutcome {
  readonly name: string;
  readonly span: Span;
  readonly first: Span;
}

/** The outcome that an opaque node's bare arrow wires: the id that AM gives to single outcomes. */
export const singleOutcome = "outcome";

/** What a node's wiring lines mean, before their targets are looked up. */
export interface WiringReading {
  /** The line that each outcome takes, by the outcome's name, in the order of the lines. */
  readonly taken: ReadonlyMap<string, Wiring>;
  /** Outcomes that must be wired and are not. */
  readonly unwired: readonly OutcomeManifest[];
  readonly unknown: readonly UnknownOutcome[];
  readonly repeated: readonly RepeatedOutcome[];
  /** Bare arrows on a node that has several outcomes. */
  readonly ambiguous: readonly Wiring[];
  /** `else` where every outcome is wired already, or where nobody knows the rest. */
  readonly emptyElse: readonly Wiring[];
  /** True when part of the wiring could not be read at all. */
  readonly incomplete: boolean;
}

interface Draft {
  readonly taken: Map<string, Wiring>;
  readonly places: Map<string, Span>;
  readonly unknown: UnknownOutcome[];
  readonly repeated: RepeatedOutcome[];
  readonly ambiguous: Wiring[];
  readonly emptyElse: Wiring[];
}

/**
 * Reads the wiring lines of a node. Of two lines for one outcome, the first counts.
 * @param opaque true: the outcomes are those that the lines name
 */
export function readWiring(
  wirings: readonly Wiring[],
  outcomes: readonly OutcomeManifest[] | undefined,
  opaque: boolean,
): WiringReading {
  const draft: Draft = {
    taken: new Map(),
    places: new Map(),
    unknown: [],
    repeated: [],
    ambiguous: [],
    emptyElse: [],
  };
  for (const wiring of wirings) {
    if (wiring.outcomes.length > 0) readNamed(wiring, outcomes, draft);
    else if (!isRest(wiring)) readBare(wiring, outcomes, draft);
  }
  for (const wiring of wirings.filter(isRest)) readRest(wiring, outcomes, opaque, draft);
  const unwired = (outcomes ?? []).filter(
    (outcome) => outcome.optional === undefined && !draft.taken.has(outcome.name),
  );
  const incomplete = wirings.some((wiring) => wiring.outcomes.some(isMissing));
  return { ...draft, unwired: withoutMeant(unwired, draft.unknown), incomplete };
}

function isRest(wiring: Wiring): boolean {
  return wiring.else !== undefined;
}

function isMissing(outcome: OutcomeName): boolean {
  return outcome.text === "" && !outcome.quoted;
}

function take(name: string, span: Span, wiring: Wiring, draft: Draft): void {
  const first = draft.places.get(name);
  if (first !== undefined) {
    draft.repeated.push({ name, span, first });
    return;
  }
  draft.places.set(name, span);
  draft.taken.set(name, wiring);
}

function readNamed(
  wiring: Wiring,
  outcomes: readonly OutcomeManifest[] | undefined,
  draft: Draft,
): void {
  for (const outcome of wiring.outcomes.filter((name) => !isMissing(name))) {
    if (outcomes === undefined || outcomes.some(({ name }) => name === outcome.text)) {
      take(outcome.text, outcome.span, wiring, draft);
    } else {
      const suggestion = suggestOutcome(outcome.text, outcomes);
      draft.unknown.push({ outcome, suggestion });
    }
  }
}

/** Outcomes are also known by the id of AM's JSON and by the label of AM's console. */
function suggestOutcome(text: string, outcomes: readonly OutcomeManifest[]): Suggestion {
  const lower = text.toLowerCase();
  const alias = outcomes.find(
    ({ id, displayName }) => id.toLowerCase() === lower || displayName.toLowerCase() === lower,
  );
  if (alias !== undefined) return { candidates: [alias.name], clear: alias.name };
  return didYouMean(
    text,
    outcomes.map(({ name }) => name),
  );
}

function readBare(
  wiring: Wiring,
  outcomes: readonly OutcomeManifest[] | undefined,
  draft: Draft,
): void {
  if (outcomes === undefined) {
    take(singleOutcome, wiring.span, wiring, draft);
    return;
  }
  const required = outcomes.filter(({ optional }) => optional === undefined);
  const [only, another] = required.length > 0 ? required : outcomes;
  if (only !== undefined && another === undefined) {
    take(only.name, wiring.span, wiring, draft);
    return;
  }
  draft.ambiguous.push(wiring);
  // It was meant for something: each outcome that no line names goes there, so that nothing else is said of it.
  for (const { name } of outcomes) if (!draft.taken.has(name)) draft.taken.set(name, wiring);
}

function readRest(
  wiring: Wiring,
  outcomes: readonly OutcomeManifest[] | undefined,
  opaque: boolean,
  draft: Draft,
): void {
  if (outcomes === undefined) {
    if (opaque) draft.emptyElse.push(wiring);
    draft.taken.set("else", wiring);
    return;
  }
  const rest = outcomes.filter(({ name }) => !draft.taken.has(name));
  if (rest.length === 0) draft.emptyElse.push(wiring);
  for (const { name } of rest) draft.taken.set(name, wiring);
}

/** Leaves out the outcomes that a misspelled line was meant to wire: that is one finding, not two. */
function withoutMeant(
  unwired: readonly OutcomeManifest[],
  unknown: readonly UnknownOutcome[],
): readonly OutcomeManifest[] {
  const meant = new Set(unknown.flatMap(({ suggestion }) => suggestion.candidates));
  return unwired.filter(({ name }) => !meant.has(name));
}
