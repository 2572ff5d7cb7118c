import type { Declared } from "journeyc/analysis";
import type { Project } from "../project/project.ts";

/** What other files see of a file. */
export interface Outline {
  /** The files that it names. */
  readonly named: ReadonlySet<string>;
  /** Its imports as they are written. */
  readonly imports: string;
  readonly declared: ReadonlyMap<string, Declared>;
}

export const nothing: Outline = { named: new Set(), imports: "", declared: new Map() };

export function outlineOf(project: Project, path: string): Outline {
  const source = project.parsed(path)?.value;
  if (source === undefined) return nothing;
  const imports = source.declarations.filter(({ kind }) => kind === "Import");
  return {
    named: project.graph.namedBy(path),
    imports: imports.map(({ span }) => source.text.slice(span.start, span.end)).join("\n"),
    declared: project.names.in(path),
  };
}

/** The names that one outline declares and the other does not, or not so. */
export function namesApart(before: Outline, now: Outline): readonly string[] {
  const apart = [...before.declared].filter(([name, one]) => {
    const other = now.declared.get(name);
    return other === undefined || said(other) !== said(one);
  });
  const added = [...now.declared.keys()].filter((name) => !before.declared.has(name));
  return [...apart.map(([name]) => name), ...added];
}

/** What others can know of a declaration that they do not import. */
function said({ kind, declaration }: Declared): string {
  return declaration.kind === "Resource" ? declaration.from.value : kind;
}
