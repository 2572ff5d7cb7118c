import { type JsonFault, locateJsonFault } from "../2-bind/json-fault.ts";
import { type Diagnostic, type Label, report } from "../diagnostics/diagnostic.ts";
import { Lines } from "../diagnostics/lines.ts";
import { duplicateKey } from "./errors/duplicate-key.ts";
import { inexactNumber } from "./errors/inexact-number.ts";
import { nestedTooDeep } from "./errors/nested-too-deep.ts";
import { notJson } from "./errors/not-json.ts";
import type { Json } from "./json.ts";
import { maximumNesting } from "./limits.ts";
import { type JsonScan, scanJson } from "./scan-json.ts";

/** A text as JSON: its value, or undefined when it has none, and what is to be said about it. */
export interface ParsedJson {
  readonly value: Json | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

/** Findings of one kind beyond this many in one file are left out. */
const most = 20;

function failed(diagnostic: Diagnostic): ParsedJson {
  return { value: undefined, diagnostics: [diagnostic] };
}

/** The library's parser calls itself; what closes brackets in the wrong order may bring it deeper than counted. */
function faultOf(text: string): JsonFault {
  try {
    return locateJsonFault(text);
  } catch {
    return { line: 1, column: 1, fault: "its brackets do not match" };
  }
}

function notJsonAt(file: string, text: string): Diagnostic {
  const { line, column, fault } = faultOf(text);
  const start = new Lines(text).startOf(line) + column - 1;
  const said = text.trim() === "" ? "it is empty" : fault;
  return report(notJson, { path: file, fault: said }, { file, span: { start, end: start } });
}

function remarks(file: string, text: string, { duplicates, numbers }: JsonScan): Diagnostic[] {
  const at = (span: Label["span"]): Label => ({ file, span });
  return [
    ...duplicates.slice(0, most).map(({ key, first, second }) =>
      report(duplicateKey, { key }, at(second), {
        related: [{ ...at(first), text: "this one is lost" }],
      }),
    ),
    ...numbers.slice(0, most).map((span) => {
      const literal = text.slice(span.start, span.end);
      return report(inexactNumber, { literal, read: String(JSON.parse(kept(literal))) }, at(span));
    }),
  ];
}

/** A literal that `JSON.parse` would make infinite, which no JSON can say, stands for the largest number. */
function kept(literal: string): string {
  if (Number.isFinite(Number(literal))) return literal;
  return literal.startsWith("-") ? `${-Number.MAX_VALUE}` : `${Number.MAX_VALUE}`;
}

/** The text with its infinite numbers replaced; the same text when it has none. */
function withoutInfinity(text: string, { numbers }: JsonScan): string {
  let end = 0;
  const parts: string[] = [];
  for (const span of numbers) {
    parts.push(text.slice(end, span.start), kept(text.slice(span.start, span.end)));
    end = span.end;
  }
  return end === 0 ? text : `${parts.join("")}${text.slice(end)}`;
}

/** Reads JSON: strictly, in bounded depth, and saying what `JSON.parse` would lose in silence. Never throws. */
export function parseJson(file: string, text: string): ParsedJson {
  const scan = scanJson(text);
  if (scan.tooDeep !== undefined) {
    const span = { start: scan.tooDeep, end: scan.tooDeep + 1 };
    const limit = maximumNesting;
    return failed(report(nestedTooDeep, { path: file, limit }, { file, span }));
  }
  try {
    const value = JSON.parse(withoutInfinity(text, scan)) as Json;
    return { value, diagnostics: remarks(file, text, scan) };
  } catch {
    return failed(notJsonAt(file, text));
  }
}
