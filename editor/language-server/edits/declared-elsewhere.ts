import { type Declaration, importFix } from "journeyc/analysis";
import type { Project } from "../project/project.ts";

type Importable = Parameters<typeof importFix>[1];

function importable(file: string, declaration: Declaration): Importable | undefined {
  switch (declaration.kind) {
    case "Journey":
      return { kind: "journey", file, declaration };
    case "Connector":
      return { kind: "connector", file, declaration };
    case "Resource":
      return { kind: "resource", file, declaration };
    case "Import":
      return undefined;
  }
}

/** What of a name is declared in files of the folder that a file can import: not in those that import it already. */
export function* declaredElsewhere(
  project: Project,
  path: string,
  name: string,
): Generator<Importable> {
  project.readAll();
  const importers = project.graph.importersOf(path);
  for (const file of [...project.files].toSorted()) {
    if (file === path || importers.has(file)) continue;
    for (const declaration of project.parsed(file)?.value.declarations ?? []) {
      const symbol = importable(file, declaration);
      if (symbol?.declaration.name.text === name) yield symbol;
    }
  }
}
