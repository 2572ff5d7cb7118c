import type {
  Diagnostic,
  DiagnosticDefinition,
  Fix,
  Label,
  PathStep,
  Severity,
} from "../diagnostic.ts";
import { pages } from "../pages.ts";
import { registry } from "../registry.ts";
import type { Renderer, Sources } from "../report.ts";
import { version } from "../../version.ts";

const levels: Readonly<Record<Severity, string>> = {
  error: "error",
  warning: "warning",
  hint: "note",
};

/** A path as the relative URI that SARIF wants; an absolute path becomes a `file:` URI. */
function uriOf(file: string): string {
  const encoded = file.split("/").map(encodeURIComponent).join("/");
  return file.startsWith("/") ? `file://${encoded}` : encoded;
}

function regionOf(label: Label, sources: Sources): object {
  const { start, end } = sources.rangeOf(label);
  return {
    startLine: start.line,
    startColumn: start.column,
    endLine: end.line,
    endColumn: end.column,
    charOffset: label.span.start,
    charLength: label.span.end - label.span.start,
  };
}

function locationOf(label: Label, sources: Sources): object {
  return {
    physicalLocation: {
      artifactLocation: { uri: uriOf(label.file) },
      region: regionOf(label, sources),
    },
    ...(label.text === undefined ? {} : { message: { text: label.text } }),
  };
}

/** The path of a finding: code scanning shows it step by step. */
function codeFlowOf(path: readonly PathStep[], sources: Sources): object {
  return {
    threadFlows: [
      {
        locations: path.map(({ number, label, depth, journey, node, outcome }) => ({
          location: locationOf(label, sources),
          executionOrder: number,
          nestingLevel: depth,
          state: {
            journey: { text: journey },
            node: { text: node },
            ...(outcome === undefined ? {} : { outcome: { text: outcome } }),
          },
        })),
      },
    ],
  };
}

function fixOf({ title, edits }: Fix, sources: Sources): object {
  const byFile = Map.groupBy(edits, (edit) => edit.file);
  return {
    description: { text: title },
    artifactChanges: [...byFile].map(([file, ofFile]) => ({
      artifactLocation: { uri: uriOf(file) },
      replacements: ofFile.map((edit) => ({
        deletedRegion: regionOf(edit, sources),
        insertedContent: { text: edit.newText },
      })),
    })),
  };
}

function ruleOf({ code, severity, title }: DiagnosticDefinition<never>): object {
  const page = pages[code];
  const text = `journeyc explain ${code}`;
  return {
    id: code,
    shortDescription: { text: title },
    help: page === undefined ? { text } : { text, markdown: page },
    defaultConfiguration: { level: levels[severity] },
  };
}

function resultOf(diagnostic: Diagnostic, rules: readonly string[], sources: Sources): object {
  const { code, severity, message, primary, related, path, hints, fixes } = diagnostic;
  const ruleIndex = rules.indexOf(code);
  return {
    ruleId: code,
    ...(ruleIndex < 0 ? {} : { ruleIndex }),
    level: levels[severity],
    message: { text: [message, ...hints].join("\n") },
    locations: [locationOf(primary, sources)],
    relatedLocations: related.map((label, id) => ({ id, ...locationOf(label, sources) })),
    ...(path.length === 0 ? {} : { codeFlows: [codeFlowOf(path, sources)] }),
    fixes: fixes.map((fix) => fixOf(fix, sources)),
  };
}

/** SARIF 2.1.0, for code scanning. https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html */
export const sarif: Renderer = ({ diagnostics, sources }) => {
  const used = new Set<string>(diagnostics.map(({ code }) => code));
  const rules = registry.filter(({ code }) => used.has(code));
  const codes = rules.map(({ code }) => code);
  const log = {
    $schema:
      "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: { driver: { name: "journeyc", version, rules: rules.map(ruleOf) } },
        columnKind: "utf16CodeUnits",
        results: diagnostics.map((diagnostic) => resultOf(diagnostic, codes, sources)),
      },
    ],
  };
  return `${JSON.stringify(log, undefined, 2)}\n`;
};
