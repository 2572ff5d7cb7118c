import type { ListValue, ObjectEntry, ObjectValue, Span, Value } from "../ast.ts";
import { BlockPrinter, pageWidth, type Unit } from "./block.ts";
import type { Remarks } from "./remarks.ts";
import { blockOf, isWorthBlock, quoted } from "./string-text.ts";

/** The key of a setting or entry: bare where it is a name. */
export function keyText(key: string): string {
  return /^[A-Za-z_][A-Za-z0-9_]*$/.test(key) ? key : quoted(key);
}

function numberText(value: number): string {
  return Object.is(value, -0) ? "-0" : String(value);
}

/** A value of one token; undefined for what has parts, and for a block of lines. */
function atom(value: Value): string | undefined {
  switch (value.kind) {
    case "String":
      return value.block && isWorthBlock(value.value) ? undefined : quoted(value.value);
    case "Number":
      return numberText(value.value);
    case "Boolean":
      return String(value.value);
    case "Null":
      return "null";
    case "Duration":
      return `${value.amount}${value.unit}`;
    case "Reference":
      return value.name.text;
    case "Environment":
      return `${value.source}.${value.name.text}`;
    case "ResourceName":
      return value.text;
    case "Missing":
      return "";
    default:
      return undefined;
  }
}

/** A value on one line; undefined when something in it needs more. */
function flat(value: Value, remarks: Remarks): string | undefined {
  if (value.kind === "List") return flatGroup(value, ["[", "]"], value.items, remarks, flat);
  if (value.kind !== "Object") return atom(value);
  const text = flatGroup(value, ["{ ", " }"], value.entries, remarks, flatEntry);
  return text === "{  }" ? "{}" : text;
}

function flatEntry({ key, value }: ObjectEntry, remarks: Remarks): string | undefined {
  const text = flat(value, remarks);
  if (text === undefined) return undefined;
  return `${keyText(key.text)}: ${remarks.inline(key.span.end, value.span.start)}${text}`;
}

function flatGroup<T extends { readonly span: Span }>(
  { span }: ListValue | ObjectValue,
  [open, close]: readonly [string, string],
  parts: readonly T[],
  remarks: Remarks,
  print: (part: T, remarks: Remarks) => string | undefined,
): string | undefined {
  if (remarks.breaks(span.start, span.end)) return undefined;
  const texts: string[] = [];
  let end = span.start;
  for (const part of parts) {
    const text = print(part, remarks);
    if (text === undefined) return undefined;
    texts.push(remarks.inline(end, part.span.start) + text);
    end = part.span.end;
  }
  const last = remarks.inline(end, span.end).trimEnd();
  return `${open}${texts.join(", ")}${last && texts.length > 0 ? " " : ""}${last}${close}`;
}

/** A value that starts at a column of a line with this indentation: on one line where it fits. */
export function valueText(
  value: Value,
  indentation: string,
  column: number,
  remarks: Remarks,
): string {
  const line = flat(value, remarks);
  const isGroup = value.kind === "List" || value.kind === "Object";
  if (line !== undefined && (!isGroup || column + line.length <= pageWidth)) return line;
  if (value.kind === "String") return blockOf(value.value, `${indentation}  `);
  return isGroup ? broken(value, indentation, remarks, line) : "";
}

function broken(
  value: ListValue | ObjectValue,
  indentation: string,
  remarks: Remarks,
  line: string | undefined,
): string {
  const units =
    value.kind === "List"
      ? value.items.map((item) => itemUnit(item, remarks))
      : value.entries.map((entry) => entryUnit(entry, remarks));
  const { start, end } = value.span;
  const block = new BlockPrinter(remarks, `${indentation}  `);
  const { head, lines } = block.print(units, start + 1, end - 1);
  if (lines.length === 0 && head === "" && line !== undefined) return line;
  const [open, close] = value.kind === "List" ? ["[", "]"] : ["{", "}"];
  return [`${open}${head}`, ...lines, `${indentation}${close}`].join("\n");
}

function itemUnit(item: Value, remarks: Remarks): Unit {
  return {
    ...item.span,
    blank: "keep",
    print: (indentation) => ({ text: valueText(item, indentation, indentation.length, remarks) }),
  };
}

function entryUnit({ key, value, span }: ObjectEntry, remarks: Remarks): Unit {
  return {
    ...span,
    blank: "keep",
    print: pairPrinter(keyText(key.text), key.span.end, value, remarks),
  };
}

/** Prints `key: value`, the key as it is to be written; comments between the two that need a line of their own go above. */
export function pairPrinter(
  key: string,
  keyEnd: number,
  value: Value,
  remarks: Remarks,
): Unit["print"] {
  return (indentation) => {
    const breaks = remarks.breaks(keyEnd, value.span.start);
    const between = breaks ? "" : remarks.inline(keyEnd, value.span.start);
    const start = `${key}: ${between}`;
    const text = valueText(value, indentation, indentation.length + start.length, remarks);
    return { text: start + text, above: breaks ? remarks.within(keyEnd, value.span.start) : [] };
  };
}
