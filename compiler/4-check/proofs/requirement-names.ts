import type { RequireClause, RequirePoint } from "../../1-syntax/ast.ts";
import type { Catalogue } from "../../2-bind/context.ts";
import { isTerminal } from "../../2-bind/edges.ts";
import type { BoundFile, Journey, Program } from "../../2-bind/model.ts";
import type { Point } from "../../3-flow/facts/requirement.ts";

/** Two proofs of different kinds: a password and a code that was sent, say. */
export const multiFactor = "mfa";

/** What is wrong with a point of a requirement. */
export interface PointFault {
  readonly point: RequirePoint;
  /** In a sentence: what stands there, and what may. */
  readonly reason: string;
  /** The names that could have been meant. */
  readonly candidates: readonly string[];
}

export function textOf({ name, outcome }: RequirePoint): string {
  if (outcome === undefined) return name.text;
  return `${name.text}.${outcome.quoted ? JSON.stringify(outcome.text) : outcome.text}`;
}

/** What the points of a requirement may name. */
interface Names {
  readonly journey: Journey;
  readonly catalogue: Catalogue;
  /** Those that the journey's file imports from modules. */
  readonly nodeTypes: BoundFile["nodeTypes"];
  /** Names of imports that brought nothing, which has been reported, or that nobody can read here. */
  readonly unresolved: ReadonlySet<string>;
}

/** What the points of a journey's requirements may name. */
export function namesFor(
  { journey, file }: { readonly journey: Journey; readonly file: BoundFile },
  { catalogue }: Program,
): Names {
  const unresolved = file.imports
    .filter(({ symbol, nodeType }) => symbol === undefined && nodeType === undefined)
    .map(({ name }) => name.text);
  return { journey, catalogue, nodeTypes: file.nodeTypes, unresolved: new Set(unresolved) };
}

/** A requirement whose points say which imported node types they name. */
export function withTypes(
  clause: RequireClause,
  { nodeTypes }: Names,
): RequireClause & { readonly needed: Point; readonly at: Point } {
  const typed = (point: RequirePoint): Point => ({
    ...point,
    imported: nodeTypes.get(point.name.text),
  });
  return { ...clause, needed: typed(clause.needed), at: typed(clause.at) };
}

function namesOf({ journey, catalogue, nodeTypes }: Names): readonly string[] {
  return [...journey.nodes.keys(), ...nodeTypes.keys(), ...catalogue.nodes.keys()];
}

/** The outcomes that a named node, or nodes of a named type, can have; undefined when they are not known. */
function outcomesOf(
  name: string,
  { journey, catalogue, nodeTypes }: Names,
): readonly string[] | undefined {
  const node = journey.nodes.get(name);
  if (node !== undefined) return node.outcomes?.map((outcome) => outcome.name);
  const outcomes = (nodeTypes.get(name)?.manifest ?? catalogue.nodes.get(name))?.outcomes;
  return outcomes?.from === "fixed" ? outcomes.list.map((outcome) => outcome.name) : undefined;
}

function faultOf(
  point: RequirePoint,
  names: Names,
  special: { readonly is: boolean; readonly names: readonly string[] },
  expected: string,
): PointFault | undefined {
  const name = point.name.text;
  if (name === "") return undefined;
  const { outcome } = point;
  if (special.is) {
    if (outcome === undefined) return undefined;
    return { point, reason: `\`${name}\` has no outcomes`, candidates: [] };
  }
  if (names.unresolved.has(name) && !namesOf(names).includes(name)) return undefined;
  if (!namesOf(names).includes(name)) {
    return {
      point,
      reason: `\`${name}\` is neither ${expected}`,
      candidates: [...special.names, ...namesOf(names)],
    };
  }
  const outcomes = outcomesOf(name, names);
  if (outcome === undefined || outcomes === undefined || outcomes.includes(outcome.text)) {
    return undefined;
  }
  const reason = `\`${name}\` has no outcome \`${outcome.text}\``;
  return { point, reason, candidates: outcomes };
}

/** What in a requirement means nothing; empty when it can be proved. */
export function faultsOf(
  { needed, order, at }: RequireClause,
  names: Names,
): readonly PointFault[] {
  const isBefore = order === "before";
  const factor = {
    is: isBefore && needed.name.text === multiFactor,
    names: isBefore ? [multiFactor] : [],
  };
  const end = {
    is: isBefore && isTerminal(at.name.text),
    names: isBefore ? ["success", "failure", "stop"] : [],
  };
  return [
    faultOf(
      needed,
      names,
      factor,
      "a node of this journey, nor a node type, nor `mfa` before something",
    ),
    faultOf(
      at,
      names,
      end,
      "a node of this journey, nor a node type, nor an end that something stands before",
    ),
  ].filter((fault) => fault !== undefined);
}

/** True when the requirement can be proved; whatever is wrong with it has been reported. */
export function isMeaningful(clause: RequireClause, names: Names): boolean {
  const points = [clause.needed.name.text, clause.at.name.text];
  const known = points.every((name) => name !== "" && !names.unresolved.has(name));
  return known && faultsOf(clause, names).length === 0;
}
