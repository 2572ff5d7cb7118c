import type { Label } from "../../diagnostics/diagnostic.ts";
import { quote } from "../../2-bind/text.ts";
import type { UnmetRead } from "./unmet-reads.ts";

/** Keys that serve for each other, in a sentence: `objectAttributes.userName` or `username`. */
export function keysInWords(keys: readonly string[]): string {
  return keys.map(quote).join(" or ");
}

/** The name of what reads, where it is declared. */
export function placeOfReader({ exploration, reader }: UnmetRead): Label {
  return { file: exploration.journey.file, span: reader.declaration.name.span };
}
