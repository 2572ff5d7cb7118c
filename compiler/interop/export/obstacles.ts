import type { BoundFile, Journey } from "../../2-bind/model.ts";
import { isTerminal } from "../../2-bind/edges.ts";
import { unknownNode, unknownNodeType } from "../../2-bind/errors/nodes.ts";
import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import type { Layout } from "../sidecar/layout.ts";

/** Findings without which nobody knows what is to be exported: the text cannot be read, or a type is unknown. */
function isAlways({ code, severity }: Diagnostic): boolean {
  const isSyntax = code.startsWith("J1") && severity === "error";
  return isSyntax || code === unknownNodeType.code;
}

/** True for an arrow to a node that neither the text nor the source has. */
function leadsNowhere(
  { code, primary }: Diagnostic,
  { source }: BoundFile,
  targets: ReadonlySet<string>,
): boolean {
  if (code !== unknownNode.code || primary.file !== source.path) return false;
  return !targets.has(source.text.slice(primary.span.start, primary.span.end));
}

/** The names that arrows of a journey may have: its nodes, the ends, and what was dangling in its source already. */
function knownTargets(journey: Journey, layout: Layout | undefined): ReadonlySet<string> {
  return new Set(
    [...journey.nodes.keys(), ...Object.keys(layout?.targets ?? {})].filter(
      (name) => !isTerminal(name),
    ),
  );
}

export interface WithLayout {
  readonly file: BoundFile;
  readonly journey: Journey;
  readonly layout: Layout | undefined;
}

/**
 * What stands in the way of an export. What was wrong at the source is no obstacle: it goes back as it came, and the
 * checker says so.
 */
export function obstaclesTo(
  journeys: readonly WithLayout[],
  diagnostics: readonly Diagnostic[],
): readonly Diagnostic[] {
  const always = diagnostics.filter(isAlways);
  const nowhere = journeys.flatMap(({ file, journey, layout }) => {
    const targets = knownTargets(journey, layout);
    return diagnostics.filter((found) => leadsNowhere(found, file, targets));
  });
  return [...new Set([...always, ...nowhere])];
}
