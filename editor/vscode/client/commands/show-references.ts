import * as vscode from "vscode";
import type { Location, Position } from "vscode-languageclient/node";

const position = ({ line, character }: Position): vscode.Position =>
  new vscode.Position(line, character);

/** What a CodeLens of the language server asks for: the places that it has found, as the editor shows references. */
export async function showReferences(
  uri: string,
  at: Position,
  locations: readonly Location[],
): Promise<void> {
  await vscode.commands.executeCommand(
    "editor.action.showReferences",
    vscode.Uri.parse(uri),
    position(at),
    locations.map(
      ({ uri, range: { start, end } }) =>
        new vscode.Location(
          vscode.Uri.parse(uri),
          new vscode.Range(position(start), position(end)),
        ),
    ),
  );
}
