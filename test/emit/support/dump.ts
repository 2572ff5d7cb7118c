import type { SourceFile } from "../../../compiler/1-syntax/ast.ts";
import type { Program } from "../../../compiler/2-bind/model.ts";
import type { Module } from "../../../compiler/5-lower/ir.ts";

function isScalar(value: unknown): boolean {
  return typeof value !== "object" || value === null;
}

/** A tree as indented lines: `key: Kind scalar=…`, children below. What is absent or empty is left out. */
function dump(value: unknown, label: string, skip: ReadonlySet<string>, indent = ""): string[] {
  if (value === undefined || (Array.isArray(value) && value.length === 0)) return [];
  if (isScalar(value)) return [`${indent}${label}: ${JSON.stringify(value)}`];
  if (Array.isArray(value)) {
    if (value.every(isScalar)) return [`${indent}${label}: ${JSON.stringify(value)}`];
    return value.flatMap((item: unknown, index) => dump(item, `${label}[${index}]`, skip, indent));
  }
  const entries = Object.entries(value as object).filter(([key]) => !skip.has(key));
  const scalars = entries.filter(([, item]) => item !== undefined && isScalar(item));
  const head = scalars.map(([key, item]) => `${key}=${JSON.stringify(item)}`).join(" ");
  const rest = entries.filter(([, item]) => !isScalar(item));
  return [
    `${indent}${label}${head === "" ? "" : `: ${head}`}`,
    ...rest.flatMap(([key, item]) => dump(item, key, skip, `${indent}  `)),
  ];
}

/** The syntax tree, each node with the offsets of its span. */
export function dumpSyntax(file: SourceFile): string {
  const shown = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(shown);
    if (isScalar(value)) return value;
    const { span, ...rest } = value as { readonly span?: { start: number; end: number } };
    const entries = Object.entries(rest).map(([key, item]) => [key, shown(item)]);
    return { ...Object.fromEntries(entries), ...(span && { at: `${span.start}-${span.end}` }) };
  };
  const lines = file.declarations.flatMap((declaration, index) =>
    dump(shown(declaration), `${declaration.kind}[${index}]`, new Set(["kind"])),
  );
  const comments = file.comments.flatMap((comment, index) =>
    dump(shown(comment), `comment[${index}]`, new Set(["path"])),
  );
  return `${[...lines, ...comments].join("\n")}\n`;
}

/** Who leads where: one line per outcome. */
export function dumpFlow(program: Program): string {
  const lines = program.files.flatMap((file) =>
    file.journeys.flatMap((journey) => [
      `${journey.name} (${file.source.path})`,
      `  start -> ${journey.start?.kind === "node" ? journey.start.name : journey.start?.kind}`,
      ...[...journey.nodes.values()].flatMap((node) => [
        `  ${node.name}: ${node.manifest?.type ?? "?"}`,
        ...node.edges.map(
          ({ outcome, target }) =>
            `    ${outcome} -> ${target.kind === "node" ? target.name : target.kind}`,
        ),
      ]),
    ]),
  );
  return `${lines.join("\n")}\n`;
}

/** The machine as data, without spans, sources and the schemas that the module repeats. */
export function dumpModule(module: Module): string {
  const shown = { ...module, source: undefined };
  return `${dump(shown, "module", new Set(["span", "schema"])).join("\n")}\n`;
}
