import type { Location, WorkspaceSymbol } from "vscode-languageserver";
import type { Project } from "../project/project.ts";
import type { Session } from "../session.ts";
import { type ContainedSymbol, fileSymbols, symbolKinds, withContainers } from "./file-symbols.ts";
import { subsequenceScore } from "./subsequence.ts";

/** More than anybody reads; the editor asks again when more has been typed. */
const mostSymbols = 512;

interface Found extends ContainedSymbol {
  readonly project: Project;
  readonly path: string;
  readonly score: number;
}

function* matches(project: Project, query: string): Generator<Found> {
  project.readAll();
  for (const path of project.files) {
    const source = project.parsed(path)?.value;
    for (const contained of source === undefined ? [] : withContainers(fileSymbols(source))) {
      // Every journey has a start.
      const { name, kind } = contained.symbol;
      if (kind === symbolKinds.start) continue;
      const score = subsequenceScore(query, name);
      if (score !== undefined) yield { ...contained, project, path, score };
    }
  }
}

/**
 * The declarations of all folders that a query may mean, the likeliest first.
 * @param withRanges false: the editor asks for the range of what it goes to
 */
export function workspaceSymbols(
  session: Session,
  query: string,
  withRanges: boolean,
): WorkspaceSymbol[] {
  return session.projects
    .flatMap((project) => [...matches(project, query)])
    .toSorted((a, b) => b.score - a.score || (a.symbol.name < b.symbol.name ? -1 : 1))
    .slice(0, mostSymbols)
    .map(({ project, path, symbol: { name, kind, selection }, containerName }) => {
      const uri = project.uris.uriOf(path);
      return {
        name,
        kind,
        location: withRanges
          ? session.locationOf(project, { file: path, span: selection })
          : { uri },
        containerName: containerName ?? path,
        ...(!withRanges && { data: selection }),
      };
    });
}

/** Where a symbol is, of which the editor has been told the file. */
export function resolveSymbol(session: Session, symbol: WorkspaceSymbol): WorkspaceSymbol {
  const { data, location } = symbol;
  const isSpan = typeof data === "object" && data !== null && "start" in data && "end" in data;
  if (!isSpan) return symbol;
  const span = { start: Number(data.start), end: Number(data.end) };
  const project = session.projectOf(location.uri);
  const file = project.uris.pathOf(location.uri);
  const resolved: Location = session.locationOf(project, { file, span });
  return { ...symbol, location: resolved };
}
