import * as vscode from "vscode";
import { FindingPages } from "../pages.ts";

function codeOf({ code }: vscode.Diagnostic): string {
  return String(typeof code === "object" ? code.value : code);
}

/** The findings where the cursor is; those of its line when there is none. */
function findingsHere(): readonly vscode.Diagnostic[] {
  const editor = vscode.window.activeTextEditor;
  if (editor === undefined) return [];
  const { active } = editor.selection;
  const all = vscode.languages
    .getDiagnostics(editor.document.uri)
    .filter(({ source }) => source === "journeyc");
  const here = all.filter(({ range }) => range.contains(active));
  if (here.length > 0) return here;
  return all.filter(
    ({ range: { start, end } }) => start.line <= active.line && active.line <= end.line,
  );
}

interface Choice extends vscode.QuickPickItem {
  readonly code: string;
}

async function choose(items: Promise<Choice[]>): Promise<string | undefined> {
  const options = { placeHolder: "Which finding?", matchOnDescription: true };
  return (await vscode.window.showQuickPick(items, options))?.code;
}

/** Every kind of finding, for who wants to read about one that is not here. */
async function all(pages: FindingPages): Promise<Choice[]> {
  const codes = await pages.codes();
  return Promise.all(
    codes.map(async (code) => ({ label: code, description: await pages.titleOf(code), code })),
  );
}

/** Shows the page of the finding at the cursor; asks which where there are several, or none. */
export async function explainFinding(pages: FindingPages): Promise<void> {
  const here = findingsHere();
  const codes = [...new Set(here.map(codeOf))];
  const [only] = codes;
  const choices = here.map((finding) => ({
    label: codeOf(finding),
    description: finding.message.split("\n", 1)[0] ?? "",
    code: codeOf(finding),
  }));
  const several = (): Promise<Choice[]> =>
    here.length === 0 ? all(pages) : Promise.resolve(choices);
  const code = codes.length === 1 ? only : await choose(several());
  if (code === undefined) return;
  await vscode.commands.executeCommand("markdown.showPreviewToSide", FindingPages.uriOf(code));
}
