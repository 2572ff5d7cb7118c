import type { Setting, Span, Value } from "../1-syntax/ast.ts";
import type { SettingSchema } from "@journeyc/grammar/manifest";
import type { BoundFile, Journey, Node, Program } from "../2-bind/model.ts";
import type { Graph } from "./graph.ts";

/** A node that runs another journey as an inner journey. */
export interface Call {
  readonly caller: Journey;
  readonly node: Node;
  readonly callee: Journey;
  /** The name of the inner journey, where it stands. */
  readonly span: Span;
}

/** The journeys of a program and which of them run which others. */
export interface CallGraph extends Graph {
  /** By number: in order of file, then of source. */
  readonly journeys: readonly Journey[];
  readonly numbers: ReadonlyMap<Journey, number>;
  readonly calls: readonly Call[];
}

function calleeOf(
  value: Value,
  schema: SettingSchema | undefined,
  file: BoundFile,
): Journey | undefined {
  if (schema?.kind !== "journey" || value.kind !== "Reference") return undefined;
  const symbol = file.scope.get(value.name.text);
  return symbol?.kind === "journey" ? symbol : undefined;
}

/** The inner journeys that a node runs: its settings of the kind `journey`. */
export function callsOf(caller: Journey, node: Node, file: BoundFile): readonly Call[] {
  const properties = node.manifest?.settings.properties;
  if (properties === undefined) return [];
  return node.declaration.settings.flatMap(({ key, value }: Setting) => {
    const schema = Object.hasOwn(properties, key.text) ? properties[key.text] : undefined;
    const callee = calleeOf(value, schema, file);
    return callee === undefined ? [] : [{ caller, node, callee, span: value.span }];
  });
}

/** Builds the call graph of a program. */
export function callGraph({ files }: Program): CallGraph {
  const journeys = files.flatMap((file) => file.journeys);
  const numbers = new Map(journeys.map((journey, number) => [journey, number] as const));
  const calls = files.flatMap((file) =>
    file.journeys.flatMap((journey) =>
      [...journey.nodes.values()].flatMap((node) => callsOf(journey, node, file)),
    ),
  );
  const successors: number[][] = journeys.map(() => []);
  for (const { caller, callee } of calls) {
    const from = numbers.get(caller);
    const to = numbers.get(callee);
    if (from !== undefined && to !== undefined) successors[from]?.push(to);
  }
  return { size: journeys.length, successors, journeys, numbers, calls };
}
