import type { Name, NodeDeclaration, PageDeclaration, SourceFile } from "../../1-syntax/ast.ts";
import type { Journey } from "../../2-bind/model.ts";
import type { TextEdit } from "../../diagnostics/diagnostic.ts";
import { edited } from "../../diagnostics/fixes.ts";
import { type NodePart, nodeParts } from "./node-parts.ts";

/** The ends of an inner journey, and the outcomes that they are to who runs it. */
const ends = [
  { end: "success", outcome: "true" },
  { end: "failure", outcome: "false" },
] as const;

/** Nodes that can become a journey of their own: one way in, and no more ways out than an inner journey has. */
interface Extraction {
  readonly inside: ReadonlySet<string>;
  readonly entry: string;
  /** Where the outcomes `true` and `false` lead; undefined for one that is never taken. */
  readonly exits: readonly [string | undefined, string | undefined];
}

function targetsOf(node: NodeDeclaration | PageDeclaration): readonly Name[] {
  return node.wirings.map(({ target }) => target);
}

/** What leads to a success stays one, and to a failure; of two other places, the first is the success. */
function exitsOf(targets: ReadonlySet<string>): Extraction["exits"] | undefined {
  const others = [...targets].filter((target) => target !== "success" && target !== "failure");
  // Inside of another journey, to stop is something else.
  if (targets.size > 2 || targets.has("stop") || targets.has("")) return undefined;
  const hasSuccess = targets.has("success");
  const yes = hasSuccess ? "success" : others.shift();
  const no = targets.has("failure") ? "failure" : others.shift();
  return [yes, no];
}

function extraction(journey: Journey, inside: ReadonlySet<string>): Extraction | undefined {
  const { nodes, starts, requires } = journey.declaration;
  const outer = nodes.filter(({ name }) => !inside.has(name.text));
  const entries = new Set(
    [...starts.map(({ target }) => target), ...outer.flatMap(targetsOf)]
      .map(({ text }) => text)
      .filter((text) => inside.has(text)),
  );
  const [entry, another] = entries;
  const isRequired = requires.some(({ needed, at }) =>
    [needed, at].some(({ name }) => inside.has(name.text)),
  );
  if (entry === undefined || another !== undefined || isRequired) return undefined;
  const inner = nodes.filter(({ name }) => inside.has(name.text));
  const leaving = inner.flatMap(targetsOf).filter(({ text }) => !inside.has(text));
  const exits = exitsOf(new Set(leaving.map(({ text }) => text)));
  return exits && { inside, entry, exits };
}

/** The texts of the nodes, what leads out of them leading to the ends of the new journey. */
function movedText(
  source: SourceFile,
  journey: Journey,
  parts: readonly NodePart[],
  { inside, exits }: Extraction,
): string {
  const moved = parts.filter(({ name }) => inside.has(name));
  return moved
    .map(({ name, span }) => {
      const node = journey.declaration.nodes.find((one) => one.name.text === name);
      const edits = (node === undefined ? [] : targetsOf(node)).flatMap((target): TextEdit[] => {
        const exit = exits.indexOf(target.text);
        const { start, end } = target.span;
        if (exit < 0 || inside.has(target.text)) return [];
        const place = { start: start - span.start, end: end - span.start };
        return [{ file: source.path, span: place, newText: ends[exit]?.end ?? "failure" }];
      });
      return edited(source.text.slice(span.start, span.end), edits);
    })
    .join("");
}

/** The node that runs the new journey. An outcome that is never taken leads nowhere good. */
function callText(node: string, journey: string, exits: Extraction["exits"]): string {
  const lines = ends.map(({ outcome }, index) => `    ${outcome} -> ${exits[index] ?? "failure"}`);
  return `\n\n  node ${node}: InnerTreeEvaluator {\n    tree: ${journey}\n\n${lines.join("\n")}\n  }`;
}

/**
 * Moves nodes of a journey into an inner journey below it, which a node runs in their place; every path leads where it
 * led. Nothing when they can be entered at several nodes, or left to more places than an inner journey has outcomes.
 *
 * @param inside the names of the nodes
 * @param namesFor names the new journey, and the node that runs it, by the node that it starts at
 */
export function extractJourney(
  source: SourceFile,
  journey: Journey,
  inside: ReadonlySet<string>,
  namesFor: (entry: string) => { readonly journey: string; readonly node: string },
): readonly TextEdit[] {
  const parts = nodeParts(source, journey.declaration);
  const found = extraction(journey, inside);
  const moved = parts.filter(({ name }) => inside.has(name));
  const [first, ...rest] = moved;
  if (found === undefined || first === undefined) return [];
  const file = source.path;
  const { journey: name, node } = namesFor(found.entry);
  const { declaration } = journey;
  const on = declaration.resource === undefined ? "" : ` on ${declaration.resource.text}`;
  const body = movedText(source, journey, parts, found);
  const { end } = declaration.span;
  const text = `\n\njourney ${name}${on} {\n  innerTreeOnly: true\n\n  start -> ${found.entry}${body}\n}`;
  const outer = declaration.nodes.filter((one) => !inside.has(one.name.text));
  const arrows = [...declaration.starts.map(({ target }) => target), ...outer.flatMap(targetsOf)];
  return [
    ...arrows
      .filter((target) => target.text === found.entry)
      .map(({ span }) => ({ file, span, newText: node })),
    { file, span: first.span, newText: callText(node, name, found.exits) },
    ...rest.map(({ span }) => ({ file, span, newText: "" })),
    { file, span: { start: end, end }, newText: text },
  ];
}
