import type { BoundFile, CheckContext, Journey, Program } from "journeyc/analysis";
import type { Entity } from "../entities/entity.ts";
import type { Asked } from "../session.ts";
import type { Block } from "./text.ts";

/** What the descriptions rest on: a file in a program, and the facts of that program. */
export interface Hovered {
  readonly asked: Asked;
  readonly file: BoundFile;
  readonly program: Program;
  readonly context: CheckContext;
  /** The address of the page about a finding, where the editor has one. */
  pageOf(code: string): string | undefined;
}

/** An entity of one kind. */
export type Of<Kind extends Entity["kind"]> = Extract<Entity, { readonly kind: Kind }>;

/** Says what an entity is. */
export type Describe<Kind extends Entity["kind"]> = (
  entity: Of<Kind>,
  hovered: Hovered,
) => readonly Block[];

/** How a journey's heading reads. */
export function journeyHeading({ name, declaration }: Journey): string {
  const { displayName, resource } = declaration;
  const called = displayName === undefined ? "" : ` ${JSON.stringify(displayName.value)}`;
  const on = resource === undefined ? "" : ` on ${resource.text}`;
  return `journey ${name}${called}${on}`;
}
