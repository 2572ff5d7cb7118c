import type {
  Allow,
  PageMember,
  RequireClause,
  RequirePoint,
  Setting,
  Span,
  StartClause,
  Wiring,
} from "../ast.ts";
import { BlockPrinter, type Printed, type Unit } from "./block.ts";
import { Line } from "./line.ts";
import type { Remarks } from "./remarks.ts";
import { quoted } from "./string-text.ts";
import { keyText, pairPrinter } from "./values.ts";
import { outcomeText, wiringUnits } from "./wirings.ts";

/** In a page a bare key before a name would make a member of it. */
export function settingUnit(setting: Setting, remarks: Remarks, inPage = false): Unit {
  const { key, value, span } = setting;
  const text = inPage && value.kind === "Reference" ? quoted(key.text) : keyText(key.text);
  return { ...span, blank: "keep", print: pairPrinter(text, key.span.end, value, remarks) };
}

export function startUnit({ target, span }: StartClause, remarks: Remarks): Unit {
  const print = (): Printed => {
    const line = new Line(remarks, span).mark("start -> ").word(target.text, target.span);
    return { text: line.toString(), above: line.above };
  };
  return { ...span, blank: "keep", print };
}

function pointOn(line: Line, { name, outcome }: RequirePoint): Line {
  line.word(name.text, name.span);
  if (outcome === undefined) return line;
  return line.mark(".").word(outcomeText(outcome), outcome.span);
}

export function requireUnit({ needed, order, at, span }: RequireClause, remarks: Remarks): Unit {
  const print = (): Printed => {
    const line = pointOn(new Line(remarks, span).mark("require "), needed);
    pointOn(line.mark(` ${order} `), at);
    return { text: line.toString(), above: line.above };
  };
  return { ...span, blank: "keep", print };
}

export function allowUnit({ code, reason, span }: Allow, remarks: Remarks): Unit {
  const print = (): Printed => {
    const line = new Line(remarks, span).mark("@allow(").word(code.text, code.span);
    if (reason !== undefined) line.mark(", ").word(quoted(reason.value), reason.span);
    line.word("", { start: span.end, end: span.end });
    return { text: `${line.toString().trimEnd()})`, above: line.above };
  };
  return { ...span, blank: "keep", print };
}

/** The annotations of a part and the part itself, kept together. */
export function annotatedUnits(allows: readonly Allow[], unit: Unit, remarks: Remarks): Unit[] {
  const units = [...allows.map((allow) => allowUnit(allow, remarks)), unit];
  return units.map((each, index) => ({ ...each, blank: index === 0 ? unit.blank : "none" }));
}

/** Anything of a body, in the order of the text. */
interface Item {
  readonly kind: string;
  readonly span: Span;
}

/**
 * Sorts the items of a body as the text has them, and gives the first of each run of one kind an empty line
 * before it. Items without a place, which no text has had yet, stay in the order in which they come.
 */
export function unitsByKind<T extends Item>(
  items: readonly T[],
  unitsOf: (run: readonly T[]) => Unit[],
): Unit[] {
  const sorted = items.toSorted((a, b) => a.span.start - b.span.start);
  const runs: T[][] = [];
  for (const item of sorted) {
    const run = runs.at(-1);
    if (run?.[0]?.kind === item.kind) run.push(item);
    else runs.push([item]);
  }
  return runs.flatMap((run) =>
    unitsOf(run).map((unit, index) => (index === 0 ? { ...unit, blank: "one" as const } : unit)),
  );
}

type BodyItem = Setting | PageMember | Wiring;

/** The settings, members and wirings of a node or page. */
export function bodyUnits(
  items: readonly BodyItem[],
  indentation: number,
  remarks: Remarks,
  inPage = false,
): Unit[] {
  return unitsByKind(items, (run) => {
    const wirings = run.filter((item) => item.kind === "Wiring");
    if (wirings.length > 0) return wiringUnits(wirings, indentation, remarks);
    return run.flatMap((item) => {
      if (item.kind === "Setting") return [settingUnit(item, remarks, inPage)];
      return item.kind === "Member" ? memberUnits(item, indentation, remarks) : [];
    });
  });
}

function memberUnits(member: PageMember, indentation: number, remarks: Remarks): Unit[] {
  const { name, displayName, type, settings, span, allows } = member;
  const print = (space: string): Printed => {
    const line = new Line(remarks, { start: span.start, end: type.span.end });
    line.word(name.text, name.span);
    if (displayName !== undefined) line.mark(" ").word(quoted(displayName.value), displayName.span);
    line.mark(": ").word(type.opaque ? quoted(type.text) : type.text, type.span);
    const isEmpty = settings.length === 0 && remarks.within(type.span.end, span.end).length === 0;
    if (isEmpty && !type.opaque) return { text: line.toString(), above: line.above };
    const units = bodyUnits(settings, indentation + 2, remarks);
    const body = bodyText(units, type.span.end, span.end, space, remarks);
    return { text: `${line.toString()} ${body}`, above: line.above };
  };
  return annotatedUnits(allows, { ...span, blank: "keep", print }, remarks);
}

/** A body in braces: `{}` when nothing is in it. */
export function bodyText(
  units: readonly Unit[],
  from: number,
  end: number,
  indentation: string,
  remarks: Remarks,
): string {
  const { head, lines } = new BlockPrinter(remarks, `${indentation}  `).print(units, from, end - 1);
  if (head === "" && lines.length === 0) return "{}";
  return [`{${head}`, ...lines, `${indentation}}`].join("\n");
}
