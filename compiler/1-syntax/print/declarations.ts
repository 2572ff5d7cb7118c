import type {
  ConnectorDeclaration,
  Declaration,
  ImportDeclaration,
  JourneyDeclaration,
} from "../ast.ts";
import { braced, named, nodeItem, settingItem, startItem } from "./bodies.ts";
import type { Item } from "./sequence.ts";
import { printString } from "./strings.ts";
import type { Trivia } from "./trivia.ts";
import { columns } from "./values.ts";

/** A declaration as an item of its file. Imports stand together; everything else has empty lines around it. */
export function declarationItem(declaration: Declaration): Item {
  return {
    span: declaration.span,
    allows: declaration.allows,
    group: 0,
    spaced: declaration.kind !== "Import",
    print: (trivia) => printDeclaration(declaration, trivia),
  };
}

function printDeclaration(declaration: Declaration, trivia: Trivia): string[] {
  switch (declaration.kind) {
    case "Import":
      return printImport(declaration);
    case "Resource":
      return [`resource ${declaration.name.text} from ${printString(declaration.from.value)}`];
    case "Connector":
      return printConnector(declaration, trivia);
    case "Journey":
      return printJourney(declaration, trivia);
  }
}

function printImport({ names, from }: ImportDeclaration): string[] {
  const list = names.map((name) => name.text);
  const path = printString(from.value);
  const line =
    list.length === 0 ? `import {} from ${path}` : `import { ${list.join(", ")} } from ${path}`;
  if (line.length <= columns || list.length === 0) return [line];
  return ["import {", ...list.map((name) => `  ${name}`), `} from ${path}`];
}

function printConnector(connector: ConnectorDeclaration, trivia: Trivia): string[] {
  const items = connector.settings.map((setting) => settingItem(setting, 2));
  return braced(
    `connector ${connector.name.text}: ${connector.type.text}`,
    items,
    connector.span,
    trivia,
  );
}

function printJourney(journey: JourneyDeclaration, trivia: Trivia): string[] {
  const on = journey.resource ? ` on ${journey.resource.text}` : "";
  const items = [
    ...journey.settings.map((setting) => settingItem(setting, 2)),
    ...journey.starts.map(startItem),
    ...journey.nodes.map(nodeItem),
  ];
  return braced(`journey ${named(journey)}${on}`, items, journey.span, trivia);
}
