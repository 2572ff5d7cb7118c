import type { Node } from "../../2-bind/model.ts";

/** A place on AM's canvas: the upper left corner of what stands there. */
export interface Place {
  readonly x: number;
  readonly y: number;
}

export interface Box extends Place {
  readonly width: number;
  readonly height: number;
}

export type Size = Pick<Box, "width" | "height">;

/** Sizes on AM's canvas, in its pixels. */
const width = 180;
const height = 60;
const memberHeight = 45;

/** Of start, success and failure. */
export const endSize: Size = { width: 80, height: 40 };

export function sizeOf({ members }: Node): Size {
  return { width, height: height + memberHeight * members.length };
}

export function overlap(one: Box, other: Box): boolean {
  return (
    one.x < other.x + other.width &&
    other.x < one.x + one.width &&
    one.y < other.y + other.height &&
    other.y < one.y + one.height
  );
}
