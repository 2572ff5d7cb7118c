import type { Picture } from "journeyc/drawing";
import { type Draw, NotDrawn } from "./draw.ts";

/** What became of a picture. */
export type Outcome = { readonly svg: string } | { readonly problem: string };

/** Pictures that are kept: more than anybody has open. */
const mostKept = 16;

/** Pictures as they were last drawn: what does not change the picture, as a comment, costs no layout. */
export class DrawnPictures {
  readonly #draw: Draw;
  readonly #kept = new Map<string, { readonly key: string; readonly outcome: Promise<Outcome> }>();

  constructor(draw: Draw) {
    this.#draw = draw;
  }

  /** @param place which document and journey it is of: of each, one picture is kept */
  of(place: string, picture: Picture): Promise<Outcome> {
    const key = JSON.stringify(picture);
    const before = this.#kept.get(place);
    this.#kept.delete(place);
    const outcome = before?.key === key ? before.outcome : this.#drawn(picture);
    this.#kept.set(place, { key, outcome });
    const [oldest] = this.#kept.keys();
    if (this.#kept.size > mostKept && oldest !== undefined) this.#kept.delete(oldest);
    return outcome;
  }

  async #drawn(picture: Picture): Promise<Outcome> {
    try {
      return { svg: await this.#draw(picture) };
    } catch (error) {
      if (error instanceof NotDrawn) return { problem: error.message };
      throw error;
    }
  }
}
