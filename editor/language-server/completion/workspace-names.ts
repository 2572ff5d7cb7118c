import {
  type ConnectorDeclaration,
  type Declaration,
  type EnvironmentValue,
  type JourneyDeclaration,
  type ResourceDeclaration,
  settingValues,
  type SourceFile,
} from "journeyc/analysis";
import type { Scene } from "./scene.ts";

/** A declaration that other files may import. */
export type Exported = ConnectorDeclaration | JourneyDeclaration | ResourceDeclaration;

/** A declaration of another file. */
export interface Elsewhere {
  readonly path: string;
  readonly declaration: Exported;
}

/** The other files of the folder, as far as it has been read: nobody waits for the rest while typing. */
export function* otherFiles({ project, path }: Scene): Generator<SourceFile> {
  for (const other of project.files) {
    const source = other === path ? undefined : project.parsed(other)?.value;
    if (source !== undefined) yield source;
  }
}

/** What a file declares that others may import; of two with one name, the first. */
export function exportedBy({ declarations }: SourceFile): readonly Exported[] {
  const names = new Set<string>();
  return declarations.filter((declaration): declaration is Exported => {
    if (declaration.kind === "Import") return false;
    const { text } = declaration.name;
    if (text === "" || names.has(text)) return false;
    names.add(text);
    return true;
  });
}

/** What other files declare and this one does not know. */
export function declaredElsewhere(scene: Scene, kind: Exported["kind"]): readonly Elsewhere[] {
  const own = new Set(exportedBy(scene.source).map(({ name }) => name.text));
  const known = (name: string): boolean => own.has(name) || scene.file.scope.has(name);
  return [...otherFiles(scene)].flatMap((source) =>
    exportedBy(source)
      .filter((declaration) => declaration.kind === kind && !known(declaration.name.text))
      .map((declaration) => ({ path: source.path, declaration })),
  );
}

const environmentOf = new WeakMap<SourceFile, readonly EnvironmentValue[]>();

/** `env.NAME` and `secret.NAME` of a file. */
function environmentIn(source: SourceFile): readonly EnvironmentValue[] {
  const before = environmentOf.get(source);
  if (before !== undefined) return before;
  const found = source.declarations
    .flatMap(settingsIn)
    .flatMap((settings) => [...settingValues(settings)])
    .flatMap(([, value]) =>
      value.kind === "Environment" && value.name.text !== "" ? [value] : [],
    );
  environmentOf.set(source, found);
  return found;
}

function settingsIn(declaration: Declaration) {
  if (declaration.kind === "Connector") return [declaration.settings];
  if (declaration.kind !== "Journey") return [];
  const nodes = declaration.nodes;
  const members = nodes.flatMap((node) => (node.kind === "Page" ? node.members : []));
  return [declaration, ...nodes, ...members].map(({ settings }) => settings);
}

/** A name that the environment provides, and the files that use it. */
export interface EnvironmentUse {
  readonly source: "env" | "secret";
  readonly name: string;
  readonly files: ReadonlySet<string>;
}

/** The environment's names that any file of the folder uses, those of this file first. */
export function environmentUses(scene: Scene, source: "env" | "secret"): readonly EnvironmentUse[] {
  const files = new Map<string, Set<string>>();
  for (const file of [scene.source, ...otherFiles(scene)]) {
    for (const value of environmentIn(file)) {
      const isHere =
        file === scene.source &&
        value.span.start <= scene.place.replace.start &&
        scene.place.replace.end <= value.span.end;
      if (value.source !== source || isHere) continue;
      files.set(value.name.text, (files.get(value.name.text) ?? new Set()).add(file.path));
    }
  }
  return [...files].map(([name, users]) => ({ source, name, files: users }));
}
