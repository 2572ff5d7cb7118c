import { countOf } from "../collection.ts";
import type { Diagnostic, Fix, Label } from "../diagnostic.ts";
import type { Renderer, Sources } from "../report.ts";

/** The version of the shape below. It rises when a consumer of the old shape would break. */
const shapeVersion = 1;

function place(label: Label, sources: Sources): object {
  const { start, end } = sources.rangeOf(label);
  return {
    file: label.file,
    start: { offset: label.span.start, ...start },
    end: { offset: label.span.end, ...end },
  };
}

function fixOf({ title, preferred, edits }: Fix, sources: Sources): object {
  return {
    title,
    preferred,
    edits: edits.map((edit) => ({ ...place(edit, sources), newText: edit.newText })),
  };
}

function entryOf(diagnostic: Diagnostic, sources: Sources): object {
  const { code, severity, message, primary, related, path, hints, fixes } = diagnostic;
  return {
    code,
    severity,
    message,
    ...place(primary, sources),
    ...(primary.text === undefined ? {} : { label: primary.text }),
    related: related.map((label) => ({ ...place(label, sources), message: label.text ?? "" })),
    path: path.map(({ number, label, journey, node, outcome, depth }) => ({
      number,
      ...place(label, sources),
      journey,
      node,
      ...(outcome === undefined ? {} : { outcome }),
      depth,
      message: label.text ?? "",
    })),
    hints,
    fixes: fixes.map((fix) => fixOf(fix, sources)),
  };
}

/**
 * `{ version, summary: { files, errors, warnings, hints }, diagnostics: [{ code, severity, message, file,
 * start: { offset, line, column }, end, label?, related, path, hints, fixes }] }`. A step of a path has its place and
 * `{ number, journey, node, outcome?, depth, message }`. Offsets count UTF-16 code units from 0,
 * lines and columns from 1. The same findings give the same bytes.
 */
export const json: Renderer = ({ diagnostics, files, sources }) =>
  `${JSON.stringify(
    {
      version: shapeVersion,
      summary: {
        files,
        errors: countOf("error", diagnostics),
        warnings: countOf("warning", diagnostics),
        hints: countOf("hint", diagnostics),
      },
      diagnostics: diagnostics.map((diagnostic) => entryOf(diagnostic, sources)),
    },
    undefined,
    2,
  )}\n`;
