import type { Occurrence } from "../entities/occurrence.ts";
import { entityRole } from "./entity-role.ts";
import type { SemanticToken } from "./token.ts";

/** The tokens of all names whose meaning is known. None overlaps another. */
export function* entityTokens(
  occurrences: readonly Occurrence[],
  text: string,
): Generator<SemanticToken> {
  let end = 0;
  for (const { span, entity, declares } of occurrences) {
    const known = entityRole(entity);
    // Where a part of a text has no place of its own, its occurrence is the whole text.
    const isWholeText = entity.kind === "attribute" && text.charAt(span.start) === '"';
    if (known === undefined || isWholeText || span.start < end) continue;
    const role = declares
      ? { ...known, modifiers: ["declaration" as const, ...known.modifiers] }
      : known;
    yield { span, role };
    end = span.end;
  }
}
