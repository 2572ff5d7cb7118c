import type { NodeDeclaration, PageDeclaration } from "../ast.ts";
import type { Printed, Unit } from "./block.ts";
import { annotatedUnits, bodyText, bodyUnits } from "./items.ts";
import { Line } from "./line.ts";
import type { Remarks } from "./remarks.ts";
import { quoted } from "./string-text.ts";

/** A node or page with its annotations. */
export function nodeUnits(node: NodeDeclaration | PageDeclaration, remarks: Remarks): Unit[] {
  const print = (indentation: string): Printed =>
    node.kind === "Node"
      ? printNode(node, indentation, remarks)
      : printPage(node, indentation, remarks);
  return annotatedUnits(node.allows, { ...node.span, blank: "one", print }, remarks);
}

/** The target of a node that has no settings and one bare arrow, and no comment that would lose its place. */
function shortTarget(node: NodeDeclaration, remarks: Remarks): string | undefined {
  const [wiring, ...others] = node.wirings;
  if (wiring === undefined || others.length > 0 || node.settings.length > 0) return undefined;
  if (wiring.outcomes.length > 0 || wiring.else !== undefined) return undefined;
  if (remarks.within(node.type.span.end, node.span.end).length > 0) return undefined;
  return wiring.target.text;
}

function printNode(node: NodeDeclaration, indentation: string, remarks: Remarks): Printed {
  const { name, displayName, type, span } = node;
  const line = new Line(remarks, { start: span.start, end: type.span.end });
  line.mark("node ").word(name.text, name.span);
  if (displayName !== undefined) line.mark(" ").word(quoted(displayName.value), displayName.span);
  line.mark(": ").word(type.opaque ? quoted(type.text) : type.text, type.span);
  const target = shortTarget(node, remarks);
  if (target !== undefined) return { text: `${line.toString()} -> ${target}`, above: line.above };
  const items = [...node.settings, ...node.wirings];
  const units = bodyUnits(items, indentation.length + 2, remarks);
  const body = bodyText(units, type.span.end, span.end, indentation, remarks);
  return { text: `${line.toString()} ${body}`, above: line.above };
}

function printPage(page: PageDeclaration, indentation: string, remarks: Remarks): Printed {
  const { name, displayName, span } = page;
  const end = (displayName ?? name).span.end;
  const line = new Line(remarks, { start: span.start, end }).mark("page ");
  line.word(name.text, name.span);
  if (displayName !== undefined) line.mark(" ").word(quoted(displayName.value), displayName.span);
  const items = [...page.settings, ...page.members, ...page.wirings];
  const units = bodyUnits(items, indentation.length + 2, remarks, true);
  const body = bodyText(units, end, span.end, indentation, remarks);
  return { text: `${line.toString()} ${body}`, above: line.above };
}
