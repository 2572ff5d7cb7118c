import type { TextEdit } from "journeyc/analysis";
import type { AskedAt, Session } from "../session.ts";
import { understand } from "../entities/at.ts";
import { partWith } from "../entities/outcome-occurrences.ts";
import { usesOf } from "../navigation/uses.ts";
import { runBy } from "../navigation/what-runs.ts";
import type { Renamable } from "./renamable.ts";

/** Where AM's scripts say which outcome is taken: `outcome = "…"`, `action.goTo("…")`, `Action.goTo('…')`. */
const takesOutcome = /\b(?:outcome\s*=|goTo\s*\()\s*("(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*')/g;

/** The places in a script at which it takes an outcome by its name, with their quotes. */
function placesOf(text: string, outcome: string): readonly { start: number; end: number }[] {
  return [...text.matchAll(takesOutcome)].flatMap(({ 0: whole, 1: literal = "", index }) => {
    if (literal.slice(1, -1) !== outcome) return [];
    const end = index + whole.length;
    return [{ start: end - literal.length, end }];
  });
}

/**
 * The script of a node follows where it names an outcome that is renamed.
 * @returns the reason why it cannot be, where other nodes run the script too
 */
export function scriptEdits(
  session: Session,
  asked: AskedAt,
  entity: Extract<Renamable, { kind: "outcome" }>,
  name: string,
): readonly TextEdit[] | string {
  const { project } = asked;
  const understood = understand(asked);
  if (understood === undefined) return [];
  const edits: TextEdit[] = [];
  for (const run of runBy(project, understood, partWith(entity).declaration.span)) {
    if (run.kind !== "file") continue;
    const text = project.lines(run.path)?.text ?? "";
    const places = placesOf(text, entity.name);
    if (places.length > 0 && usesOf(session, project, run).length > 1)
      return `\`${run.specifier}\` names \`${entity.name}\`, and other nodes run it, too.`;
    for (const span of places) {
      const quote = text.charAt(span.start);
      const inside = JSON.stringify(name)
        .slice(1, -1)
        .replaceAll(String.raw`\"`, '"');
      const newText = quote + inside.replaceAll(quote, `\\${quote}`) + quote;
      edits.push({ file: run.path, span, newText });
    }
  }
  return edits;
}
