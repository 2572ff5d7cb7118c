import { quoted, specifierFor } from "journeyc/analysis";
import { CompletionItemKind } from "vscode-languageserver";
import { schemaFiles } from "./paths.ts";
import type { Proposal } from "./proposal.ts";
import { isAtLineEnd, type Scene } from "./scene.ts";
import { symbolProposals } from "./symbols.ts";

/** The resource that a journey is on. */
export function resourceProposals(scene: Scene): readonly Proposal[] {
  return symbolProposals(scene, "Resource");
}

/** `managed/alpha_user` for `alpha_user.schema.json`; undefined for a file that is not called like a type. */
function resourceOf(path: string): string | undefined {
  const [, name] =
    /(?:^|\/)([A-Za-z0-9_]+(?:-[A-Za-z0-9_]+)*)(?:\.schema)?\.json$/.exec(path) ?? [];
  return name === undefined ? undefined : `managed/${name}`;
}

/** The name of a resource that is being declared, by the schemas that there are. */
export function newResourceProposals(scene: Scene): readonly Proposal[] {
  return schemaFiles(scene).flatMap((path): Proposal[] => {
    const name = resourceOf(path);
    if (name === undefined || scene.file.scope.has(name)) return [];
    const specifier = specifierFor(scene.path, path);
    const whole = `${name} from ${quoted(specifier)}`;
    return [
      {
        label: name,
        insert: isAtLineEnd(scene) ? whole : name,
        kind: CompletionItemKind.Struct,
        detail: specifier,
        rank: path.endsWith(".schema.json") ? 0 : 1,
      },
    ];
  });
}
