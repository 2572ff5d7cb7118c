import { countOf } from "../diagnostics/collection.ts";
import type { Severity } from "../diagnostics/diagnostic.ts";
import { environmentUses } from "./environment.ts";
import { findingsIn, placeText } from "./findings.ts";
import { code, plain, section, sentence, table } from "./markdown.ts";
import { type Documented, linkToJourney, type Subject } from "./subject.ts";

/** The first paragraph of a doc comment. */
function purposeOf({ journey }: Documented): string {
  return plain(journey.declaration.doc?.text.trim().split(/\n\s*\n/)[0] ?? "");
}

function countText(documented: Documented): string {
  const found = findingsIn(documented);
  const counts = (["error", "warning", "hint"] as const satisfies readonly Severity[])
    .map((severity) => ({ severity, count: countOf(severity, found) }))
    .filter(({ count }) => count > 0)
    .map(({ severity, count }) => `${count} ${count === 1 ? severity : `${severity}s`}`);
  return counts.join(", ");
}

function journeysTable(all: readonly Documented[]): string {
  if (all.length === 0) return "";
  const rows = all.map((documented) => [
    linkToJourney(documented.journey, documented.subject),
    purposeOf(documented),
    String(documented.journey.nodes.size),
    countText(documented),
  ]);
  return table(["journey", "purpose", "steps", "findings"], rows);
}

function environmentTable(all: readonly Documented[]): string {
  const uses = all.flatMap((documented) =>
    environmentUses(documented).map(({ name }) => ({
      name,
      journey: linkToJourney(documented.journey, documented.subject),
    })),
  );
  if (uses.length === 0) return "";
  const rows = [...Map.groupBy(uses, ({ name }) => name)]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, found]) => [
      code(name),
      [...new Set(found.map(({ journey }) => journey))].join(", "),
    ]);
  return table(["value", "journeys"], rows);
}

/** Findings that stand in no journey: imports, connectors, resources, broken files. */
function otherFindings(all: readonly Documented[], subject: Subject): string {
  const inside = new Set(all.flatMap(findingsIn));
  const others = subject.diagnostics.filter((found) => !inside.has(found));
  if (others.length === 0) return "";
  const rows = others.map((found) => [
    code(found.code),
    found.severity,
    sentence(found.message),
    placeText(found, subject),
  ]);
  return table(["code", "is", "says", "at"], rows);
}

/** The page that leads to all others. */
export function indexPage(all: readonly Documented[], subject: Subject): string {
  const inner = all.filter(({ journey }) => journey.innerTreeOnly);
  const outer = all.filter(({ journey }) => !journey.innerTreeOnly);
  return [
    "# Journeys",
    journeysTable(outer),
    section(2, "Inner journeys", journeysTable(inner)),
    section(2, "Environment values", environmentTable(all)),
    section(2, "Other findings", otherFindings(all, subject)),
  ]
    .filter((one) => one !== "")
    .join("\n\n");
}
