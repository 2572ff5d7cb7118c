import { quoted } from "journeyc/analysis";
import type { Scene } from "./scene.ts";

/** A text as it is written where the cursor is: its quotes, as far as they are not there. */
export function textHere(value: string, { lines, place }: Pick<Scene, "lines" | "place">): string {
  const whole = quoted(value);
  if (!place.quoted) return whole;
  // A string that has been opened and not closed.
  return lines.text.charAt(place.replace.end) === '"' ? whole.slice(1, -1) : whole.slice(1);
}
