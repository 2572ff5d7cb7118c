import {
  createWorkspace,
  type Diagnostic as Finding,
  type Host,
  type Label,
  Lines,
} from "journeyc";
import type { Diagnostic, Range } from "vscode-languageserver-protocol/node";
import { uriOf } from "../support/editor.ts";

/** A finding as the editor is to be told it, as far as these tests compare it. */
export interface Told {
  readonly code: string;
  readonly message: string;
  readonly range: Range;
  readonly related: readonly { readonly uri: string; readonly range: Range }[];
}

export function toldOf({ code, message, range, relatedInformation }: Diagnostic): Told {
  const related = (relatedInformation ?? []).map(({ location }) => location);
  const text = typeof message === "string" ? message : message.value;
  return { code: String(code), message: text, range, related };
}

/** What a check of all files finds, by file. */
export function expected(host: Host): ReadonlyMap<string, readonly Told[]> {
  const { diagnostics } = createWorkspace(host).check(host.list("."));
  const rangeOf = ({ file, span }: Label): Range => {
    const read = host.read(file);
    const lines = new Lines(read.ok ? read.text : "");
    const at = (offset: number): Range["start"] => {
      const { line, column } = lines.positionAt(offset);
      return { line: line - 1, character: column - 1 };
    };
    return { start: at(span.start), end: at(span.end) };
  };
  const toldAs = ({ code, message, primary, hints, related, path }: Finding): Told => ({
    code,
    message: [message, ...(primary.text === undefined ? [] : [primary.text]), ...hints].join("\n"),
    range: rangeOf(primary),
    related: [...related, ...path.slice(0, 50).map(({ label }) => label)].map((label) => ({
      uri: uriOf(label.file),
      range: rangeOf(label),
    })),
  });
  const byFile = Map.groupBy(diagnostics, ({ primary }) => primary.file);
  return new Map([...byFile].map(([path, found]) => [path, found.map(toldAs)]));
}
