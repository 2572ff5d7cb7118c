import { specifierFor } from "journeyc/analysis";
import { CompletionItemKind } from "vscode-languageserver";
import { type Proposal } from "./proposal.ts";
import type { Scene } from "./scene.ts";
import { textHere } from "./text-value.ts";
import { exportedBy, otherFiles } from "./workspace-names.ts";

/** More files than anybody looks through. */
const mostFiles = 500;

function fileProposal(
  path: string,
  scene: Scene,
  detail: string | undefined,
  rank: number,
): Proposal {
  const specifier = specifierFor(scene.path, path);
  return {
    label: specifier,
    insert: textHere(specifier, scene),
    kind: CompletionItemKind.File,
    ...(detail !== undefined && { detail }),
    rank,
  };
}

/** The names of the import that the cursor is in. */
function importedHere({ source, place }: Scene): ReadonlySet<string> {
  const imports = source.declarations.filter((declaration) => declaration.kind === "Import");
  const { start } = place.replace;
  const here = imports.findLast(({ span }) => span.start <= start);
  return new Set(here?.names.map(({ text }) => text));
}

/** The journeys' files, those that declare what is imported first. */
export function importPaths(scene: Scene): readonly Proposal[] {
  const names = importedHere(scene);
  return [...otherFiles(scene)].slice(0, mostFiles).map((source) => {
    const exported = exportedBy(source).map(({ name }) => name.text);
    const fits = exported.some((name) => names.has(name));
    return fileProposal(source.path, scene, exported.slice(0, 5).join(", "), fits ? 0 : 1);
  });
}

/** Files of a program, and of its tools, that are no schemas. */
const noSchema = /(^|\/)(package|package-lock|tsconfig[\w.]*|.*\.layout)\.json$/;

/** JSON files of the folder that may be the schema of a resource. */
export function schemaFiles({ project }: Pick<Scene, "project">): readonly string[] {
  const files = project.workspace.host.list(".", ".json").filter((path) => !noSchema.test(path));
  return files.slice(0, mostFiles);
}

export function schemaPaths(scene: Scene): readonly Proposal[] {
  return schemaFiles(scene).map((path) =>
    fileProposal(path, scene, undefined, path.endsWith(".schema.json") ? 0 : 1),
  );
}

/** Scripts beside the journey, or below its folder. */
export function scriptProposals(scene: Scene): readonly Proposal[] {
  const files = scene.project.workspace.host.list(".", ".js");
  const scripts = files.filter((path) => !/(^|\/)(dist|build|out)\//.test(path));
  return scripts
    .slice(0, mostFiles)
    .map((path) => fileProposal(path, scene, "script", path.includes("scripts/") ? 0 : 1));
}
