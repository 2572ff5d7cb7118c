import type { DiagramAnswer } from "journeyc-editor/diagram";
import * as vscode from "vscode";
import type { Position, Range } from "vscode-languageclient/node";

const position = ({ line, character }: Position): vscode.Position =>
  new vscode.Position(line, character);

export function rangeOf({ start, end }: Range): vscode.Range {
  return new vscode.Range(position(start), position(end));
}

/** The journey that a place in the text belongs to. */
export function journeyAt(answer: DiagramAnswer, at: vscode.Position): string | undefined {
  return answer.journeys.find(({ range }) => rangeOf(range).contains(at))?.name;
}

/** What of the picture a place in the text stands for: a node, a finding, or both. */
export function cursorAt(
  answer: DiagramAnswer,
  at: vscode.Position,
): { readonly box?: string; readonly finding?: number } {
  const node = answer.nodes.find(({ range }) => rangeOf(range).contains(at));
  const finding = answer.findings.findIndex(
    ({ range }) => range !== undefined && rangeOf(range).contains(at),
  );
  return { ...(node && { box: node.box }), ...(finding >= 0 && { finding }) };
}
