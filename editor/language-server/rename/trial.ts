import { type Diagnostic, edited, type TextEdit } from "journeyc/analysis";
import type { Project } from "../project/project.ts";

/** More would take longer than who renames something waits for. */
const mostFiles = 50;

function pathSeenFrom(project: Project, home: Project, path: string): string {
  return project === home ? path : project.uris.pathOf(home.uris.uriOf(path));
}

/**
 * What the compiler would find wrong with names once these edits are made, that it does not find now.
 */
export function faultOfEdits(
  project: Project,
  edits: ReadonlyMap<Project, readonly TextEdit[]>,
): Diagnostic | undefined {
  const seen = [...edits].flatMap(([home, inHome]) =>
    inHome.map((edit) => ({ ...edit, file: pathSeenFrom(project, home, edit.file) })),
  );
  const byPath = Map.groupBy(seen, ({ file }) => file);
  // What a name clashes with in the files that import it has been looked for in their trees: some of them will do.
  const paths = [...byPath.keys()].filter((path) => path.endsWith(".journey")).slice(0, mostFiles);
  const trial = project.workspace.fork();
  for (const [path, ofFile] of byPath) {
    const lines = project.lines(path);
    if (lines !== undefined) trial.update(path, edited(lines.text, ofFile));
  }
  const left = new Map<string, number>();
  for (const { code } of project.workspace.bind(paths).diagnostics)
    left.set(code, (left.get(code) ?? 0) + 1);
  return trial.bind(paths).diagnostics.find(({ code }) => {
    const count = left.get(code) ?? 0;
    left.set(code, count - 1);
    return count === 0;
  });
}
