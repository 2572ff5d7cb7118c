import type { Declaration, Name, ResourceName, SourceFile } from "journeyc/analysis";

/** The names of declarations that stand beside each other, and may not be the same. */
type Siblings = readonly (Name | ResourceName)[];

/** A name that another declaration has before this one, so that nothing refers to this one. */
export interface DuplicateName {
  readonly name: Name;
  /** The names that it may not have. */
  readonly taken: ReadonlySet<string>;
}

function siblingsIn(declarations: readonly Declaration[]): readonly Siblings[] {
  const journeys = declarations.filter((one) => one.kind === "Journey");
  return [
    declarations.flatMap((one) => (one.kind === "Import" ? one.names : [one.name])),
    ...journeys.map(({ nodes }) => nodes.map(({ name }) => name)),
  ];
}

/** The name at a place, if it is a declaration's and taken. What is declared twice is renamed to be declared once. */
export function duplicateAt(
  { declarations }: SourceFile,
  offset: number,
): DuplicateName | undefined {
  for (const siblings of siblingsIn(declarations)) {
    const index = siblings.findIndex(({ span }) => span.start <= offset && offset <= span.end);
    const name = siblings[index];
    if (name === undefined || "kind" in name || name.text === "") continue;
    const isTaken = siblings.slice(0, index).some(({ text }) => text === name.text);
    if (isTaken) return { name, taken: new Set(siblings.map(({ text }) => text)) };
  }
  return undefined;
}
