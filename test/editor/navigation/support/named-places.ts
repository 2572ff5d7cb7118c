import {
  type Declaration,
  parseSource,
  type Setting,
  type Span,
  type Value,
} from "journeyc/analysis";

/** A place where something that can be renamed is called by its name. */
export interface NamedPlace {
  readonly path: string;
  readonly span: Span;
  readonly name: string;
}

/** The names of everything that a file declares, and the names of the environment that it uses. */
export function namedPlaces(path: string, text: string): readonly NamedPlace[] {
  return parseSource(path, text).value.declarations.flatMap((declaration) =>
    namesOf(declaration).map(({ text: name, span }) => ({ path, span, name })),
  );
}

interface Name {
  readonly text: string;
  readonly span: Span;
}

function namesOf(declaration: Declaration): readonly Name[] {
  switch (declaration.kind) {
    case "Journey":
      return [
        declaration.name,
        ...declaration.nodes.flatMap((node) => [
          node.name,
          ...inSettings(node.settings),
          ...(node.kind === "Page"
            ? node.members.flatMap(({ name, settings }) => [name, ...inSettings(settings)])
            : []),
        ]),
      ];
    case "Connector":
      return [declaration.name, ...inSettings(declaration.settings)];
    default:
      return [];
  }
}

function inSettings(settings: readonly Setting[]): readonly Name[] {
  return settings.flatMap(({ key, value }) =>
    key.text === "choices" || key.text === "outcomes" ? outcomesIn(value) : environmentIn(value),
  );
}

function outcomesIn(value: Value): readonly Name[] {
  const items = value.kind === "List" ? value.items : [];
  return items.flatMap((item) =>
    item.kind === "String"
      ? { text: item.value, span: { ...item.span, start: item.span.start + 1 } }
      : [],
  );
}

function environmentIn(value: Value): readonly Name[] {
  switch (value.kind) {
    case "Environment":
      return [{ text: value.name.text, span: { ...value.span, start: value.span.end } }];
    case "List":
      return value.items.flatMap(environmentIn);
    case "Object":
      return value.entries.flatMap((entry) => environmentIn(entry.value));
    default:
      return [];
  }
}
