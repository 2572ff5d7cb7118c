import { changedLines, type Diagnostic, fixAll } from "journeyc/analysis";
import type { ActionRequest, Change } from "../action.ts";

/** The preferred fixes of a file's findings, one after the other, as one change. */
export function fixFile(
  { project, path }: ActionRequest,
  isWanted: (finding: Diagnostic) => boolean = () => true,
): Change {
  const entries = [path, ...project.graph.importersOf(path)].filter((one) =>
    project.files.has(one),
  );
  const { changed } = fixAll(
    project.workspace.fork(),
    entries,
    (finding) => finding.primary.file === path && isWanted(finding),
  );
  const edits = [...changed].flatMap(([file, now]) =>
    changedLines({ path: file, text: project.lines(file)?.text ?? "" }, now),
  );
  return { edits };
}
