import type {
  ConnectorDeclaration,
  Declaration,
  ImportDeclaration,
  JourneyDeclaration,
  ResourceDeclaration,
} from "../ast.ts";
import type { Printed, Unit } from "./block.ts";
import { pageWidth } from "./block.ts";
import {
  annotatedUnits,
  bodyText,
  bodyUnits,
  requireUnit,
  settingUnit,
  startUnit,
  unitsByKind,
} from "./items.ts";
import { Line } from "./line.ts";
import { nodeUnits } from "./nodes.ts";
import type { Remarks } from "./remarks.ts";
import { quoted } from "./string-text.ts";

/** The declarations of a file; imports and resources may follow each other without an empty line. */
export function declarationUnits(declarations: readonly Declaration[], remarks: Remarks): Unit[] {
  return declarations.flatMap((declaration, index) => {
    const { kind, span, allows } = declaration;
    const isLine = kind === "Import" || kind === "Resource";
    const blank = isLine && declarations[index - 1]?.kind === kind ? "keep" : "one";
    const print = (): Printed => printDeclaration(declaration, remarks);
    return annotatedUnits(allows, { ...span, blank, print }, remarks);
  });
}

function printDeclaration(declaration: Declaration, remarks: Remarks): Printed {
  switch (declaration.kind) {
    case "Import":
      return printImport(declaration, remarks);
    case "Resource":
      return printResource(declaration, remarks);
    case "Connector":
      return printConnector(declaration, remarks);
    case "Journey":
      return printJourney(declaration, remarks);
  }
}

function printImport({ names, from, span }: ImportDeclaration, remarks: Remarks): Printed {
  const line = new Line(remarks, span).mark("import {");
  const width = names.reduce((sum, name) => sum + name.text.length + 2, 0);
  const isLong =
    names.length > 1 && width + from.value.length + "import {  } from ''".length > pageWidth;
  const [before, between, after] = isLong ? ["\n  ", "\n  ", "\n"] : [" ", ", ", " "];
  for (const [index, name] of names.entries()) {
    line.mark(index === 0 ? before : between).word(name.text, name.span);
  }
  line
    .mark(names.length > 0 ? after : "")
    .mark("} from ")
    .word(quoted(from.value), from.span);
  return { text: line.toString(), above: line.above };
}

function printResource({ name, from, span }: ResourceDeclaration, remarks: Remarks): Printed {
  const line = new Line(remarks, span).mark("resource ").word(name.text, name.span);
  line.mark(" from ").word(quoted(from.value), from.span);
  return { text: line.toString(), above: line.above };
}

function printConnector(connector: ConnectorDeclaration, remarks: Remarks): Printed {
  const { name, type, settings, span } = connector;
  const line = new Line(remarks, { start: span.start, end: type.span.end });
  line.mark("connector ").word(name.text, name.span).mark(": ").word(type.text, type.span);
  const units = bodyUnits(settings, 2, remarks);
  const body = bodyText(units, type.span.end, span.end, "", remarks);
  return { text: `${line.toString()} ${body}`, above: line.above };
}

function printJourney(journey: JourneyDeclaration, remarks: Remarks): Printed {
  const { name, displayName, resource, span } = journey;
  const end = (resource ?? displayName ?? name).span.end;
  const line = new Line(remarks, { start: span.start, end });
  line.mark("journey ").word(name.text, name.span);
  if (displayName !== undefined) line.mark(" ").word(quoted(displayName.value), displayName.span);
  if (resource !== undefined) line.mark(" on ").word(resource.text, resource.span);
  const { settings, starts, requires, nodes } = journey;
  const items = [...settings, ...starts, ...requires, ...nodes];
  const units = unitsByKind(items, (run) =>
    run.flatMap((item) => {
      if (item.kind === "Setting") return [settingUnit(item, remarks)];
      if (item.kind === "Require") return [requireUnit(item, remarks)];
      return item.kind === "Start" ? [startUnit(item, remarks)] : nodeUnits(item, remarks);
    }),
  );
  const body = bodyText(units, end, span.end, "", remarks);
  return { text: `${line.toString()} ${body}`, above: line.above };
}
