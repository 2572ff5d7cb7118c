import {
  type JourneyDeclaration,
  type NodeDeclaration,
  ownersOf,
  type PageDeclaration,
} from "journeyc/analysis";
import type { NodeManifest, OutcomeManifest, SettingSchema } from "@journeyc/grammar/manifest";
import type { Entity } from "../entities/entity.ts";
import { symbolEntity } from "../entities/occurrence.ts";
import { describe } from "../hover/describe.ts";
import type { Hovered } from "../hover/hovered.ts";
import { boundForFacts, contextOf } from "../project/facts.ts";
import type { Proposal } from "./proposal.ts";
import type { Body, Scene } from "./scene.ts";

type Documentation = NonNullable<Proposal["documentation"]>;

/** What hover says of the thing that a proposal stands for. */
export function described(find: (hovered: Hovered) => Entity | undefined): Documentation {
  return (hovered) => {
    const entity = find(hovered);
    return entity === undefined ? [] : describe(entity, hovered);
  };
}

export function describedType(manifest: NodeManifest): Documentation {
  return described(() => ({ kind: "nodeType", manifest }));
}

/** A name of the file's scope, or of the scope of another file. */
export function describedSymbol(name: string, path?: string): Documentation {
  return (hovered) => {
    const there = path === undefined ? hovered : hoveredIn(path, hovered);
    const symbol = there?.file.scope.get(name);
    return there && symbol ? describe(symbolEntity(symbol), there) : [];
  };
}

function hoveredIn(path: string, hovered: Hovered): Hovered | undefined {
  const bound = boundForFacts(hovered.asked.project, path);
  return bound && { ...hovered, ...bound, context: contextOf(bound.program) };
}

/** The node of a declaration; of two with one name, the second is not bound. */
export function describedNode(
  declaration: NodeDeclaration | PageDeclaration,
  { journey }: Scene,
): Documentation {
  return described((hovered) => {
    const found = nodeOf(declaration, journey, hovered);
    return found && { kind: "node", ...found };
  });
}

function nodeOf(
  declaration: NonNullable<Body["declaration"]>,
  around: JourneyDeclaration | undefined,
  { file }: Hovered,
) {
  const journey = file.journeys.find((one) => one.declaration === around);
  const node = journey?.nodes.get(declaration.name.text);
  return journey && node && { journey, node };
}

export function describedEnd(end: "success" | "failure" | "stop", scene: Scene): Documentation {
  return described(({ file }) => {
    const journey = file.journeys.find(({ declaration }) => declaration === scene.journey);
    return journey && { kind: "end", end, journey };
  });
}

/** An outcome of a node or page. */
export function describedOutcome(
  manifest: OutcomeManifest,
  declaration: Body["declaration"],
  { journey }: Scene,
): Documentation {
  return described((hovered) => {
    const found = declaration && nodeOf(declaration, journey, hovered);
    return found && { kind: "outcome", ...found, name: manifest.name, manifest };
  });
}

/** A setting of the body that the cursor is in, or a part of one. */
export function describedSetting(
  name: string,
  schema: SettingSchema,
  { body }: Scene,
): Documentation {
  return described(({ file }) => {
    const owner = ownersOf(file).find((one) => one.name === body?.declaration?.name);
    return { kind: "setting", of: owner?.type ?? body?.heading.type ?? "", name, schema, owner };
  });
}
