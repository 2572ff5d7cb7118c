import {
  type BoundFile,
  type Journey,
  type Node,
  type Span,
  visible,
  type Wiring,
} from "journeyc/analysis";
import type { InlayHintOptions } from "../server-options.ts";

/** A hint between the words of a text. */
export interface Hint {
  readonly offset: number;
  /** True: it belongs to what comes after it. */
  readonly before: boolean;
  readonly label: string;
  /** What it says at length. */
  readonly tooltip: string | undefined;
}

/** A hint is read in passing: of more names only their number is told. */
const namesAtMost = 3;

function listed(names: readonly string[]): string {
  const shown = names.slice(0, namesAtMost).map(visible);
  const more = names.length - namesAtMost;
  return [...shown, ...(more > 0 ? [`${more} more`] : [])].join(", ");
}

const tooltipOf = (names: readonly string[]): string | undefined =>
  names.length > namesAtMost ? names.map(visible).join(", ") : undefined;

/** The name that single outcomes have: it says nothing. */
const plainOutcome = "outcome";

/** What an arrow without an outcome, or `else`, stands for. */
function* inferred(node: Node): Generator<Hint> {
  for (const wiring of node.declaration.wirings) {
    if (wiring.outcomes.length > 0 || node.wiring.ambiguous.includes(wiring)) continue;
    const names = [...node.wiring.taken].filter(([, one]) => one === wiring).map(([name]) => name);
    const tooltip = tooltipOf(names);
    if (wiring.else === undefined) {
      if (names.length === 1 && names[0] !== plainOutcome)
        yield { offset: wiring.span.start, before: true, label: listed(names), tooltip };
    } else if (names.length > 0 && !names.includes("else")) {
      yield { offset: wiring.else.end, before: false, label: `(${listed(names)})`, tooltip };
    }
  }
}

/** The outcomes that are not wired and are taken as one that is, at the end of that one's line. */
function* folded({ declaration, outcomes, wiring }: Node): Generator<Hint> {
  const unwired = (outcomes ?? []).filter(({ name }) => !wiring.taken.has(name));
  for (const line of declaration.wirings) {
    const named = line.outcomes.map(({ text }) => text);
    const taken = unwired.filter(
      ({ optional }) =>
        optional &&
        named.includes(optional.foldsInto) &&
        wiring.taken.get(optional.foldsInto) === line,
    );
    if (taken.length === 0) continue;
    const label = `also ${listed(taken.map(({ name }) => name))}`;
    const each = taken.map(({ name, optional }) => `${name} (as ${optional?.foldsInto ?? ""})`);
    const tooltip = `Not wired, and taken all the same: ${each.map(visible).join(", ")}`;
    yield { offset: line.span.end, before: false, label, tooltip };
  }
}

/** What a target is, where its name does not say it: a page, or what runs another journey. */
function* targets({ declaration }: Node, journey: Journey): Generator<Hint> {
  for (const { target } of declaration.wirings) yield* targetHint(target, journey);
}

function* targetHint(target: Wiring["target"], { nodes }: Journey): Generator<Hint> {
  const node = nodes.get(target.text);
  const label = node && whatIs(node);
  if (label !== undefined)
    yield { offset: target.span.end, before: false, label, tooltip: undefined };
}

function whatIs({ declaration, manifest }: Node): string | undefined {
  if (declaration.kind === "Page") return "page";
  const properties = manifest?.settings.properties ?? {};
  const tree = declaration.settings.find(
    ({ key }) => Object.hasOwn(properties, key.text) && properties[key.text]?.kind === "journey",
  );
  return tree?.value.kind === "Reference" ? `runs ${visible(tree.value.name.text)}` : undefined;
}

/** The hints of a part of a file, in the order of its text. */
export function hintsIn(
  { journeys }: BoundFile,
  { start, end }: Span,
  options: InlayHintOptions,
): readonly Hint[] {
  const isSeen = ({ span }: { readonly span: Span }): boolean =>
    span.start <= end && start <= span.end;
  const found: Hint[] = [];
  for (const journey of journeys) {
    if (!isSeen(journey.declaration)) continue;
    if (options.targets)
      for (const { target } of journey.declaration.starts)
        found.push(...targetHint(target, journey));
    for (const node of journey.nodes.values()) {
      if (!isSeen(node.declaration)) continue;
      if (options.inferredOutcomes) found.push(...inferred(node));
      if (options.foldedOutcomes) found.push(...folded(node));
      if (options.targets) found.push(...targets(node, journey));
    }
  }
  return found
    .filter(({ offset }) => start <= offset && offset <= end)
    .toSorted((a, b) => a.offset - b.offset);
}
