import type { Span, TextEdit } from "journeyc/analysis";
import {
  type ClientCapabilities,
  type CompletionItem,
  InsertTextFormat,
  InsertTextMode,
  MarkupKind,
  type TextEdit as ProtocolEdit,
} from "vscode-languageserver";
import type { Hovered } from "../hover/hovered.ts";
import { markdown, plainText } from "../hover/render.ts";
import { rangeOf } from "../positions.ts";
import type { Proposal } from "./proposal.ts";
import type { Scene } from "./scene.ts";
import { type Snippet, snippetText } from "./snippet.ts";

/** The command by which an editor asks for the next proposals; only those that name it have it. */
const goOnCommand = "editor.action.triggerSuggest";

/** What the client can do with completion items. */
interface Abilities {
  readonly snippets: boolean;
  readonly insertReplace: boolean;
  readonly labelDetails: boolean;
  readonly insertTextMode: boolean;
  readonly goesOn: boolean;
}

export function abilitiesOf({ textDocument, experimental }: ClientCapabilities): Abilities {
  const can = textDocument?.completion?.completionItem;
  return {
    snippets: can?.snippetSupport === true,
    insertReplace: can?.insertReplaceSupport === true,
    labelDetails: can?.labelDetailsSupport === true,
    insertTextMode: can?.insertTextModeSupport !== undefined,
    goesOn: commandsOf(experimental).includes(goOnCommand),
  };
}

/** `experimental.commands.commands`, in which clients name commands of theirs. */
function commandsOf(experimental: unknown): readonly unknown[] {
  const commands = property(property(experimental, "commands"), "commands");
  return Array.isArray(commands) ? commands : [];
}

function property(value: unknown, key: string): unknown {
  return typeof value === "object" && value !== null ? Reflect.get(value, key) : undefined;
}

/** Proposals as the protocol has them, the best first; without their documentation. */
export function toProtocol(
  proposals: readonly Proposal[],
  scene: Scene,
  can: Abilities,
): CompletionItem[] {
  return proposals.map((proposal, index) => {
    const { label, kind, detail, filter, preselect, edits } = proposal;
    const { snippet } = proposal;
    const isSnippet = snippet !== undefined && can.snippets;
    const newText = isSnippet ? snippetText(snippet) : asLines(proposal.insert, scene);
    return {
      label,
      kind,
      sortText: String(index).padStart(5, "0"),
      ...(detail !== undefined && { detail }),
      ...(detail !== undefined && can.labelDetails && { labelDetails: { description: detail } }),
      ...(filter !== undefined && { filterText: filter }),
      ...(preselect === true && { preselect }),
      ...(isSnippet && { insertTextFormat: InsertTextFormat.Snippet }),
      ...(can.insertTextMode && {
        insertTextMode: isSnippet ? InsertTextMode.adjustIndentation : InsertTextMode.asIs,
      }),
      textEdit: editOf(newText, proposal.replace ?? scene.place.replace, scene, can),
      ...(edits !== undefined && {
        additionalTextEdits: edits.map((edit) => changeOf(edit, scene)),
      }),
      ...(proposal.goesOn === true &&
        can.goesOn &&
        (!isSnippet || hasOneEmptyStop(snippet)) && {
          command: { title: "Propose what comes next", command: goOnCommand },
        }),
    };
  });
}

/** True where the cursor ends up in the one place that is to be filled in, and nothing is proposed there yet. */
function hasOneEmptyStop(snippet: Snippet): boolean {
  const stops = snippet.filter((part) => typeof part !== "string");
  return stops.length === 1 && stops[0]?.text === "";
}

function changeOf({ span, newText }: TextEdit, { lines }: Scene): ProtocolEdit {
  return { range: rangeOf(lines, span), newText };
}

/** Text of several lines, indented as the line that it begins on. */
function asLines(text: string, { lines, place }: Scene): string {
  if (!text.includes("\n")) return text;
  const { line } = lines.positionAt(place.replace.start);
  const indentation = /^[ \t]*/.exec(lines.textOf(line))?.[0] ?? "";
  return text.replaceAll("\n", `\n${indentation}`);
}

function editOf(text: string, replace: Span, scene: Scene, can: Abilities) {
  const { lines, offset, place } = scene;
  const before = lines.text.charAt(replace.start - 1);
  // Directly behind a colon or an arrow: the blank that the formatter would put there.
  const newText = !place.quoted && /[:>,]/.test(before) ? ` ${text}` : text;
  const range = rangeOf(lines, replace);
  if (!can.insertReplace) return { newText, range };
  return { newText, insert: rangeOf(lines, { start: replace.start, end: offset }), replace: range };
}

/** The documentation of a proposal, in Markdown where the client shows it. */
export function documentationOf(
  { documentation }: Proposal,
  hovered: Hovered | undefined,
  { textDocument }: ClientCapabilities,
): Pick<CompletionItem, "documentation"> {
  const blocks = hovered === undefined ? [] : (documentation?.(hovered) ?? []);
  if (blocks.length === 0) return {};
  const formats = textDocument?.completion?.completionItem?.documentationFormat ?? [];
  return formats.includes(MarkupKind.Markdown)
    ? { documentation: { kind: MarkupKind.Markdown, value: markdown(blocks) } }
    : { documentation: { kind: MarkupKind.PlainText, value: plainText(blocks) } };
}
