import { specifierFor } from "journeyc/analysis";
import type { Proposal } from "./proposal.ts";
import { restOfLine, type Scene } from "./scene.ts";
import { declarationProposal } from "./symbols.ts";
import { exportedBy, otherFiles } from "./workspace-names.ts";

/** Names inside the braces of an import: of the file that it is from, or of any. */
export function importedNames(
  scene: Scene,
  specifier: string | undefined,
  others: readonly string[],
): readonly Proposal[] {
  const { project, path } = scene;
  if (specifier !== undefined) {
    const source = project.parsed(project.workspace.host.resolve(path, specifier))?.value;
    const names = source === undefined ? [] : exportedBy(source);
    return names
      .filter(({ name }) => !others.includes(name.text) && !scene.file.scope.has(name.text))
      .map((declaration) => declarationProposal(declaration, source?.path));
  }
  return [...otherFiles(scene)].flatMap((source) =>
    exportedBy(source)
      .filter(({ name }) => !others.includes(name.text))
      .map((declaration) =>
        withPath(declarationProposal(declaration, source.path), source.path, scene),
      ),
  );
}

/** A name with the path that the import lacks. */
function withPath(proposal: Proposal, from: string, scene: Scene): Proposal {
  const specifier = specifierFor(scene.path, from);
  const path = ` from ${JSON.stringify(specifier)}`;
  const rest = restOfLine(scene);
  const detail = `from ${specifier}`;
  if (/^\s*$/.test(rest)) return { ...proposal, detail, insert: `${proposal.insert} }${path}` };
  const closed = /^\s*\}\s*$/.exec(rest);
  if (closed === null) return { ...proposal, detail };
  const end = scene.place.replace.end + rest.trimEnd().length;
  const edit = { file: scene.path, span: { start: end, end }, newText: path };
  return { ...proposal, detail, edits: [edit] };
}
