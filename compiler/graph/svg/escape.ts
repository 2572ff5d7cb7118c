import { visible } from "../visible.ts";

const references: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** Text for XML: nothing in it is markup, and nothing is there that one cannot see. */
export function escapeXml(text: string): string {
  return visible(text).replace(/[&<>"']/g, (character) => references[character] ?? "");
}
