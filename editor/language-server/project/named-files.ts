import { isScriptPath, type Setting, type SourceFile, type Value } from "journeyc/analysis";

/** The files that a file names, as it writes them: those that it imports, its schemas and its scripts. */
export function filesNamedIn({ declarations }: SourceFile): readonly string[] {
  return declarations.flatMap((declaration) => {
    switch (declaration.kind) {
      case "Import":
      case "Resource":
        return declaration.from.value === "" ? [] : [declaration.from.value];
      case "Connector":
        return declaration.settings.flatMap(scriptsIn);
      case "Journey":
        return [...declaration.settings, ...declaration.nodes.flatMap(settingsOf)].flatMap(
          scriptsIn,
        );
    }
  });
}

type Node = Extract<SourceFile["declarations"][number], { kind: "Journey" }>["nodes"][number];

function settingsOf(node: Node): readonly Setting[] {
  const members = node.kind === "Page" ? node.members : [];
  return [node, ...members].flatMap(({ settings }) => settings);
}

function scriptsIn({ value }: Setting): readonly string[] {
  return namedIn(value);
}

function namedIn(value: Value): readonly string[] {
  switch (value.kind) {
    case "String":
      return isScriptPath(value.value) ? [value.value] : [];
    case "List":
      return value.items.flatMap(namedIn);
    case "Object":
      return value.entries.flatMap((entry) => namedIn(entry.value));
    default:
      return [];
  }
}
