import type {
  Declaration,
  NodeDeclaration,
  PageDeclaration,
  PageMember,
  Setting,
  SourceFile,
  Wiring,
} from "../../compiler/1-syntax/ast.ts";
import { visible } from "../../compiler/diagnostics/visible.ts";
import type { Diagnostic } from "../../compiler/diagnostics/diagnostic.ts";

/**
 * Broken texts with their findings written inside: under a line of source, carets and what is said of it; at the
 * end, after `---`, the outline of the tree.
 */

const finding = /^ *\^+ J1\d{3} /;

/** The source of an annotated case. */
export function sourceOf(annotated: string): string {
  const [text = ""] = annotated.split(/^---$/m, 1);
  return text
    .split("\n")
    .filter((line) => !finding.test(line))
    .join("\n");
}

function caretsOf({ primary, code, message }: Diagnostic, line: string, start: number): string {
  const column = primary.span.start - start;
  const width = Math.min(primary.span.end, start + line.length) - primary.span.start;
  return `${" ".repeat(column)}${"^".repeat(Math.max(width, 1))} ${code} ${visible(message)}`;
}

/** The text with its findings and its outline. */
export function annotate(
  text: string,
  diagnostics: readonly Diagnostic[],
  file: SourceFile,
): string {
  let start = 0;
  const lines = text.split("\n").flatMap((line) => {
    const end = start + line.length;
    const here = diagnostics.filter(
      ({ primary: { span } }) => start <= span.start && span.start <= end,
    );
    const carets = here.map((each) => caretsOf(each, line, start));
    start = end + 1;
    return [line, ...carets];
  });
  return `${lines.join("\n").trimEnd()}\n---\n${outlineOf(file)}`;
}

const known = (name: { readonly text: string }): string => name.text || "?";

function setting({ key, value }: Setting): string {
  return `${known(key)}=${value.kind}`;
}

function wiring({ outcomes, else: rest, target }: Wiring): string {
  const names = outcomes.map(({ text }) => text);
  return `${[...names, ...(rest ? ["else"] : [])].join("|")}->${known(target)}`;
}

function member({ name, type, settings }: PageMember): string {
  return `${known(name)}:${known(type)}(${settings.map(setting).join(" ")})`;
}

function node(part: NodeDeclaration | PageDeclaration): string {
  const inside = [
    ...part.settings.map(setting),
    ...(part.kind === "Page" ? part.members.map(member) : []),
    ...part.wirings.map(wiring),
  ];
  const type = part.kind === "Page" ? "page" : known(part.type);
  const allows = part.allows.map(({ code }) => ` @${known(code)}`).join("");
  return `  ${known(part.name)}: ${type}${allows} { ${inside.join(", ")} }`;
}

function declaration(part: Declaration): string[] {
  switch (part.kind) {
    case "Import":
      return [`import ${part.names.map(known).join(", ")} from ${part.from.value || "?"}`];
    case "Resource":
      return [`resource ${known(part.name)} from ${part.from.value || "?"}`];
    case "Connector":
      return [
        `connector ${known(part.name)}: ${known(part.type)} { ${part.settings.map(setting).join(", ")} }`,
      ];
    case "Journey": {
      const starts = part.starts.map(({ target }) => `start->${known(target)}`);
      const inside = [...part.settings.map(setting), ...starts].join(", ");
      const on = part.resource === undefined ? "" : ` on ${known(part.resource)}`;
      return [`journey ${known(part.name)}${on} { ${inside} }`, ...part.nodes.map(node)];
    }
  }
}

function outlineOf({ declarations }: SourceFile): string {
  return declarations
    .flatMap(declaration)
    .map((line) => `${line}\n`)
    .join("");
}
