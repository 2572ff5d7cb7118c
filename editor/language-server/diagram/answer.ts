import type { Journey } from "journeyc/analysis";
import { rangeOf } from "../positions.ts";
import type { Asked, Session } from "../session.ts";
import type { DrawnPictures, Outcome } from "./drawn.ts";
import { findingsOf } from "./findings.ts";
import type { DiagramAnswer, DiagramJourney, DiagramNode, DiagramParams } from "./protocol.ts";

type Drawing = typeof import("journeyc/drawing");

function journeysOf(journeys: readonly Journey[], { lines }: Asked): readonly DiagramJourney[] {
  return journeys.map(({ name, declaration }) => ({
    name,
    title: declaration.displayName?.value ?? name,
    range: rangeOf(lines, declaration.span),
  }));
}

function nodesOf(
  { declaration, nodes }: Journey,
  { lines }: Asked,
  nodeId: (name: string) => string,
): readonly DiagramNode[] {
  const [start] = declaration.starts;
  const range = start && rangeOf(lines, start.span);
  return [
    ...(range === undefined ? [] : [{ box: "start", name: "start", range, nameRange: range }]),
    ...[...nodes.values()].map((node) => ({
      box: nodeId(node.name),
      name: node.name,
      range: rangeOf(lines, node.declaration.span),
      nameRange: rangeOf(lines, node.declaration.name.span),
    })),
  ];
}

function pictureOf(
  journey: Journey,
  { textDocument, theme }: DiagramParams,
  pictures: DrawnPictures,
  drawing: Drawing,
): Promise<Outcome> {
  if (!drawing.fitsInSvg(journey)) {
    const limit = `${drawing.svgNodesAtMost} nodes are the most`;
    return Promise.resolve({ problem: `This journey is too large to be drawn: ${limit}.` });
  }
  const picture = drawing.pictureOf(journey, { theme: theme ?? "system", identified: true });
  return pictures.of(`${textDocument.uri} ${journey.name} ${theme}`, picture);
}

/** Half a journey is no journey: while it is being typed, the picture before it says more. */
function syntaxProblem({ project, path }: Asked): string | undefined {
  const errors = project.parsed(path)?.diagnostics.some(({ severity }) => severity === "error");
  return errors === true ? "The text has a syntax error." : undefined;
}

/** The picture of a journey and what stands behind it in the text. */
export async function answer(
  params: DiagramParams,
  asked: Asked,
  session: Session,
  pictures: DrawnPictures,
): Promise<DiagramAnswer> {
  const all = asked.project.bound(asked.path)?.file.journeys ?? [];
  const journeys = journeysOf(all, asked);
  const journey =
    params.journey === undefined ? all[0] : all.find(({ name }) => name === params.journey);
  if (journey === undefined) {
    const wanted = params.journey === undefined ? "no journey" : `no journey \`${params.journey}\``;
    return { journeys, problem: `This file has ${wanted}.`, nodes: [], findings: [] };
  }
  const drawing = await import("journeyc/drawing");
  const parts = {
    journeys,
    journey: journey.name,
    nodes: nodesOf(journey, asked, drawing.nodeId),
    findings: findingsOf(journey, asked, session, drawing),
  };
  const problem = syntaxProblem(asked);
  if (problem !== undefined) return { ...parts, problem };
  return { ...parts, ...(await pictureOf(journey, params, pictures, drawing)) };
}
