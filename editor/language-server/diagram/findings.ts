import type { Diagnostic, Journey, Node } from "journeyc/analysis";
import type { TakenOutcome } from "journeyc/drawing";
import type { Asked, Session } from "../session.ts";
import type { DiagramFinding } from "./protocol.ts";

type Drawing = Pick<typeof import("journeyc/drawing"), "diagramOf" | "nodeId">;
type Marks = Pick<DiagramFinding, "at" | "boxes" | "arrows">;

/** The outcomes that a run takes in a journey until the finding shows. */
function takenIn(journey: Journey, { path }: Diagnostic): readonly TakenOutcome[] {
  return path
    .filter((step) => step.label.file === journey.file && step.journey === journey.name)
    .flatMap(({ node, outcome }) => (outcome === undefined ? [] : [{ node, outcome }]));
}

function nodeAt(journey: Journey, { primary: { file, span } }: Diagnostic): Node | undefined {
  if (file !== journey.file) return undefined;
  return [...journey.nodes.values()].find(
    ({ declaration }) => declaration.span.start <= span.start && span.end <= declaration.span.end,
  );
}

/** What of the picture shows the finding; undefined when nothing does. */
function marksOf(
  journey: Journey,
  finding: Diagnostic,
  { diagramOf, nodeId }: Drawing,
): Marks | undefined {
  const taken = takenIn(journey, finding);
  const node = nodeAt(journey, finding);
  const at = node && nodeId(node.name);
  const here = at === undefined ? [] : [at];
  if (taken.length === 0 && at === undefined) return undefined;
  const diagram = taken.length === 0 ? undefined : diagramOf(journey, taken);
  const boxes = diagram?.boxes.filter((box) => box.taken).map(({ id }) => id) ?? [];
  const arrows = diagram?.arrows.filter((arrow) => arrow.taken) ?? [];
  return {
    ...(at !== undefined && { at }),
    boxes: [...new Set([...boxes, ...here])],
    arrows: arrows.map(({ from, to }) => ({ from, to })),
  };
}

/** The findings that a journey's picture can show: its own, and those of journeys that run it on their way. */
export function findingsOf(
  journey: Journey,
  { project, path }: Asked,
  session: Session,
  drawing: Drawing,
): readonly DiagramFinding[] {
  const paths = [path, ...project.graph.importersOf(path)];
  return [...new Set(paths)].flatMap((file) =>
    session.diagnostics.of(project, file).flatMap((finding) => {
      const marks = marksOf(journey, finding, drawing);
      if (marks === undefined) return [];
      const { code, severity, message, primary } = finding;
      const range =
        primary.file === path ? { range: session.rangeIn(project, path, primary.span) } : {};
      return [{ code, severity, message, ...range, ...marks }];
    }),
  );
}
