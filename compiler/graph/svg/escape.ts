import { escapeMarkup } from "../../diagnostics/escape-markup.ts";
import { visible } from "../visible.ts";

/** Text for XML: nothing in it is markup, and nothing is there that one cannot see. */
export function escapeXml(text: string): string {
  return escapeMarkup(visible(text));
}
