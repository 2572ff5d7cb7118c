import type { Picture } from "journeyc/drawing";

/** Lays a picture out and paints it. Rejects with `NotDrawn` when it will not. */
export type Draw = (picture: Picture) => Promise<string>;

/** Why a picture is not drawn, for people. */
export class NotDrawn extends Error {}

/** With more arrows the layout takes longer than a keystroke may wait. */
const arrowsAtMost = 60;

/** Draws in the server's own thread, where there is no other: small pictures only. */
export const drawHere: Draw = async (picture) => {
  const { arrows } = picture.diagram;
  if (arrows.length > arrowsAtMost) {
    throw new NotDrawn(
      `This journey has ${arrows.length} arrows: more than ${arrowsAtMost} cannot be drawn here.`,
    );
  }
  const { drawSvg } = await import("journeyc/drawing");
  return drawSvg(picture);
};
