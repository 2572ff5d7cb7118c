import { beginning, type Declaration, type SourceFile, trailedEnd } from "journeyc/analysis";

/** The order in which declarations stand in a file. */
const order: readonly Declaration["kind"][] = ["Import", "Connector", "Resource", "Journey"];

/** Where a new declaration goes, and what parts it from its neighbours. */
export interface DeclarationPlace {
  readonly offset: number;
  readonly around: (text: string) => string;
}

/** Behind the last of those that stand above, or in front of the first declaration. */
export function declarationPlace(source: SourceFile, kind: Declaration["kind"]): DeclarationPlace {
  const isAbove = (one: Declaration): boolean => order.indexOf(one.kind) <= order.indexOf(kind);
  const last = source.declarations.filter(isAbove).at(-1);
  const first = source.declarations[0];
  if (last !== undefined) {
    const gap = last.kind === kind && kind === "Resource" ? "\n" : "\n\n";
    return { offset: trailedEnd(source, last.span.end), around: (text) => gap + text };
  }
  const offset = first === undefined ? source.text.length : beginning(first);
  return { offset, around: (text) => `${text}\n\n` };
}
