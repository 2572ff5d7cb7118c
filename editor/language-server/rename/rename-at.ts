import { isTerminal, type Span } from "journeyc/analysis";
import type { WorkspaceEdit } from "vscode-languageserver";
import { workspaceEdit } from "../edits/workspace-edit.ts";
import { understoodAt } from "../entities/at.ts";
import type { AskedAt, Session } from "../session.ts";
import { type DuplicateName, duplicateAt } from "./duplicate.ts";
import { wordFault } from "./name-fault.ts";
import { nameOf, renamable } from "./renamable.ts";
import { refusal, rename } from "./rename.ts";
import { nameSpan } from "./text-edits.ts";

/** What is renamed at a place. */
export interface Renaming {
  /** Where it stands there. */
  readonly span: Span;
  readonly name: string;
  /** @throws a refusal where it cannot have the name */
  to(name: string): WorkspaceEdit;
}

/**
 * What an editor can rename at a place; undefined where nothing has a name.
 * @throws a refusal where something has one that cannot be changed
 */
export function renamingAt(session: Session, asked: AskedAt): Renaming | undefined {
  const at = understoodAt(asked);
  if (at === undefined) {
    const duplicate = duplicateAt(asked.source, asked.offset);
    return duplicate && renamingOfDuplicate(session, asked, duplicate);
  }
  const entity = renamable(at.occurrence.entity);
  if (typeof entity === "string") throw refusal(entity);
  return {
    span: nameSpan(asked.lines.text, at.occurrence),
    name: nameOf(entity),
    to: (name) => rename(session, asked, entity, name),
  };
}

/** Nothing refers to the second of two declarations: it alone is changed. */
function renamingOfDuplicate(
  session: Session,
  { project, path }: AskedAt,
  { name: { text, span }, taken }: DuplicateName,
): Renaming {
  return {
    span,
    name: text,
    to(name) {
      if (name === text) return {};
      const isTaken = taken.has(name) || isTerminal(name);
      const fault = isTaken ? `\`${name}\` is taken, too.` : wordFault(name);
      if (fault !== undefined) throw refusal(fault);
      return workspaceEdit(session, new Map([[project, [{ file: path, span, newText: name }]]]));
    },
  };
}
