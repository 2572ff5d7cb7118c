import { format, parseSource, type SourceFile } from "journeyc/analysis";
import { lineEndOf, minimalChanges } from "./minimal-changes.ts";
import { nodesOf, type Part } from "./parts.ts";
import type { TextChange } from "./text-change.ts";

/**
 * Formats parts of a file, each by itself. A part with syntax errors stays as it is; of a journey with some, the nodes
 * without any are formatted. What a part without errors says cannot change, whatever is wrong around it.
 */
export function formatParts(file: SourceFile, parts: readonly Part[]): readonly TextChange[] {
  return parts.flatMap((part) => {
    const changes = formatPart(file, part);
    if (changes !== undefined) return changes;
    const { declared } = part;
    return declared.kind === "Journey" ? formatParts(file, nodesOf(file, declared)) : [];
  });
}

/** The changes that a part needs; undefined when it has syntax errors. */
export function formatPart(
  file: SourceFile,
  { declared, span }: Part,
): readonly TextChange[] | undefined {
  const inJourney = declared.kind === "Node" || declared.kind === "Page";
  const [head, foot] = inJourney ? ["journey A {\n", "\n}\n"] : ["", "\n"];
  const part = file.text.slice(span.start, span.end);
  const alone = head + part + foot;
  const { text } = format(file.path, alone);
  if (text === undefined || parseSource(file.path, alone).value.declarations.length !== 1)
    return undefined;
  const startsLine = span.start === 0 || /[\r\n]/.test(file.text.charAt(span.start - 1));
  const printed = text.slice(head.length, text.length - foot.length);
  const formatted = startsLine ? printed : printed.trimStart();
  return minimalChanges(part, formatted, lineEndOf(file.text)).map((change): TextChange => ({
    ...change,
    span: { start: change.span.start + span.start, end: change.span.end + span.start },
  }));
}
