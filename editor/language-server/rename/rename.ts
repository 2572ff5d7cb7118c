import type { TextEdit } from "journeyc/analysis";
import { LSPErrorCodes, ResponseError, type WorkspaceEdit } from "vscode-languageserver";
import { workspaceEdit } from "../edits/workspace-edit.ts";
import { usesOf, type Use } from "../navigation/uses.ts";
import type { Project } from "../project/project.ts";
import type { AskedAt, Session } from "../session.ts";
import { layoutEdits } from "./layout-edits.ts";
import { nameFault } from "./name-fault.ts";
import { nameOf, type Renamable } from "./renamable.ts";
import { scriptEdits } from "./script-edits.ts";
import { renaming } from "./text-edits.ts";
import { faultOfEdits } from "./trial.ts";

/** What the editor shows where something cannot be renamed. */
export function refusal(reason: string): ResponseError<void> {
  return new ResponseError(LSPErrorCodes.RequestFailed, reason);
}

function editsOf(uses: readonly Use[], name: string): Map<Project, TextEdit[]> {
  const edits = new Map<Project, TextEdit[]>();
  for (const { project, path, occurrence } of uses) {
    const text = project.lines(path)?.text;
    if (text === undefined) continue;
    const ofProject = edits.get(project) ?? [];
    edits.set(project, [...ofProject, renaming(path, text, occurrence, name)]);
  }
  return edits;
}

/**
 * Gives an entity another name, wherever it stands.
 * @throws a refusal where the name is taken, is none, or would mean something else somewhere
 */
export function rename(
  session: Session,
  asked: AskedAt,
  entity: Renamable,
  name: string,
): WorkspaceEdit {
  if (name === nameOf(entity)) return {};
  const { project } = asked;
  const uses = usesOf(session, project, entity);
  const fault = nameFault(entity, name, uses);
  if (fault !== undefined) throw refusal(fault);
  const edits = editsOf(uses, name);
  if (entity.kind !== "environment") {
    for (const one of edits.keys()) {
      const found = faultOfEdits(one, edits);
      if (found !== undefined)
        throw refusal(`With the name \`${name}\`: ${found.message} (${found.primary.file})`);
    }
  }
  if (entity.kind === "outcome") {
    const inScript = scriptEdits(session, asked, entity, name);
    if (typeof inScript === "string") throw refusal(inScript);
    edits.set(project, [...(edits.get(project) ?? []), ...inScript]);
  }
  for (const [one, more] of layoutEdits(entity, uses, name))
    edits.set(one, [...(edits.get(one) ?? []), ...more]);
  return workspaceEdit(session, edits);
}
