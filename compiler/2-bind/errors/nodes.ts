import { defineDiagnostic } from "../../diagnostics/diagnostic.ts";
import { quote } from "../text.ts";

/** A wiring or `start` names a node that the journey does not have. */
export const unknownNode = defineDiagnostic<{ name: string; journey: string }>({
  code: "J2001",
  severity: "error",
  title: "Unknown node",
  message: ({ name, journey }) => `Journey ${quote(journey)} has no node ${quote(name)}.`,
});

export const unknownNodeType = defineDiagnostic<{ type: string }>({
  code: "J2002",
  severity: "error",
  title: "Unknown node type",
  message: ({ type }) => `There is no node type ${quote(type)}.`,
});

/** Two nodes of a journey with one name. */
export const duplicateNode = defineDiagnostic<{ name: string; journey: string }>({
  code: "J2010",
  severity: "error",
  title: "Duplicate node",
  message: ({ name, journey }) => `Journey ${quote(journey)} already has a node ${quote(name)}.`,
});

/** Two members of a page with one name. */
export const duplicateMember = defineDiagnostic<{ name: string; page: string }>({
  code: "J2011",
  severity: "error",
  title: "Duplicate page member",
  message: ({ name, page }) => `Page ${quote(page)} already has a member ${quote(name)}.`,
});

/** One setting given twice. */
export const duplicateSetting = defineDiagnostic<{ name: string; owner: string }>({
  code: "J2012",
  severity: "error",
  title: "Duplicate setting",
  message: ({ name, owner }) => `${quote(owner)} already has the setting ${quote(name)}.`,
});

/** A node works on the journey's resource, and the journey names none. */
export const resourceNeeded = defineDiagnostic<{ journey: string; node: string }>({
  code: "J2021",
  severity: "error",
  title: "Journey without a resource",
  message: ({ journey, node }) =>
    `Journey ${quote(journey)} names no resource, and node ${quote(node)} needs one.`,
});
