import type { JourneyDeclaration, SourceFile } from "../../1-syntax/ast.ts";
import { parseSource } from "../../1-syntax/parse.ts";
import { type Diagnostic, type Label, report } from "../../diagnostics/diagnostic.ts";
import { wholeFile } from "../../workspace/read-failure.ts";
import { textWithoutJourney } from "../errors/text-without-journey.ts";
import { layoutPath } from "./layout.ts";

export type OneJourney =
  | { readonly ok: true; readonly journey: JourneyDeclaration }
  | { readonly ok: false; readonly finding: Diagnostic };

function refused(path: string, reason: string, place: Label, hint: string): OneJourney {
  const parameters = { layout: layoutPath(path), reason };
  return { ok: false, finding: report(textWithoutJourney, parameters, place, { hints: [hint] }) };
}

/** The journey that the layout beside a file is of. */
export function oneJourney(path: string, { declarations }: SourceFile): OneJourney {
  const journeys = declarations.filter((declaration) => declaration.kind === "Journey");
  const [journey, second] = journeys;
  if (journey === undefined) {
    const hint = "Restore the journey from version control, or remove the layout, too.";
    return refused(path, "the text has none", wholeFile(path), hint);
  }
  if (second === undefined) return { ok: true, journey };
  const place = { file: path, span: second.name.span };
  const hint = "Move the others to files of their own.";
  return refused(path, `the text has ${journeys.length}`, place, hint);
}

/** The journey of a text that is to be merged with what a source says now. */
export function readableJourney(path: string, text: string): OneJourney {
  const { value, diagnostics } = parseSource(path, text);
  const syntax = diagnostics.find(({ severity }) => severity === "error");
  if (syntax === undefined) return oneJourney(path, value);
  const hint = "Repair it (`journeyc check`), or remove it with its layout, and import again.";
  return refused(path, "the text cannot be read", syntax.primary, hint);
}
