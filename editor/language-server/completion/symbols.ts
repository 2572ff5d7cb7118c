import { importEdit, specifierFor, type StringLiteral } from "journeyc/analysis";
import { CompletionItemKind } from "vscode-languageserver";
import { describedSymbol } from "./described.ts";
import type { Proposal } from "./proposal.ts";
import type { Scene } from "./scene.ts";
import { declaredElsewhere, type Elsewhere, type Exported } from "./workspace-names.ts";

const kinds = {
  Journey: CompletionItemKind.Module,
  Connector: CompletionItemKind.Interface,
  Resource: CompletionItemKind.Struct,
} as const;

/** A few words about a declaration. */
export function declarationDetail(declaration: Exported): string {
  switch (declaration.kind) {
    case "Journey":
      return (
        titleOf(declaration.displayName) ?? (isInner(declaration) ? "inner journey" : "journey")
      );
    case "Connector":
      return declaration.type.text;
    case "Resource":
      return declaration.from.value;
  }
}

function titleOf(name: StringLiteral | undefined): string | undefined {
  return name === undefined || name.value === "" ? undefined : name.value;
}

function isInner(declaration: Exported): boolean {
  return (
    declaration.kind === "Journey" &&
    declaration.settings.some(
      ({ key, value }) => key.text === "innerTreeOnly" && value.kind === "Boolean" && value.value,
    )
  );
}

export function declarationProposal(declaration: Exported, path?: string): Proposal {
  return {
    label: declaration.name.text,
    insert: declaration.name.text,
    kind: kinds[declaration.kind],
    detail: declarationDetail(declaration),
    documentation: describedSymbol(declaration.name.text, path),
  };
}

/** The names of a kind that may stand here: those that the file knows, and those that it can import. */
export function symbolProposals(scene: Scene, kind: Exported["kind"]): readonly Proposal[] {
  const known = [...scene.file.scope.values()]
    .map(({ declaration }) => declaration)
    .filter((declaration) => declaration.kind === kind && declaration.name !== scene.journey?.name);
  const elsewhere = declaredElsewhere(scene, kind);
  const isOnly = known.length === 1 && known[0] !== undefined && kind !== "Journey";
  return [
    ...known.map((declaration) => ({
      ...declarationProposal(declaration),
      rank: isInner(declaration) ? 0 : 1,
      preselect: isOnly,
    })),
    ...elsewhere.map((one) => importing(one, scene)),
  ];
}

/** A name of another file, with the import that it needs. */
function importing({ path, declaration }: Elsewhere, { source }: Scene): Proposal {
  const specifier = specifierFor(source.path, path);
  const proposal = declarationProposal(declaration, path);
  return {
    ...proposal,
    detail: `import from ${specifier}`,
    rank: isInner(declaration) ? 2 : 3,
    edits: [importEdit(source, declaration.name.text, specifier)],
  };
}
