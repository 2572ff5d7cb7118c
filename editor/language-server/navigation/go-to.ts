import type { Location, LocationLink, TextDocumentPositionParams } from "vscode-languageserver";
import type { Occurrence } from "../entities/occurrence.ts";
import { type Understood, understoodAt } from "../entities/at.ts";
import type { AskedAt, Session } from "../session.ts";
import { linksTo, type Target } from "./target.ts";

/** What stands at the cursor, and in which program. */
export type At = Understood & { readonly occurrence: Occurrence };

/** Answers a request that leads from a name to places. */
export function goTo(
  session: Session,
  { textDocument, position }: TextDocumentPositionParams,
  withOrigin: boolean | undefined,
  targetsOf: (at: At, asked: AskedAt) => readonly Target[],
): Location[] | LocationLink[] | null {
  const asked = session.askedAt(textDocument, position);
  const at = asked && understoodAt(asked);
  if (asked === undefined || at === undefined) return null;
  const targets = targetsOf(at, asked);
  return targets.length === 0
    ? null
    : linksTo(session, asked, targets, at.occurrence.span, withOrigin);
}
