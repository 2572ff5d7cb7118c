import * as vscode from "vscode";
import { explainFinding } from "./commands/explain-finding.ts";
import { openSample } from "./commands/open-sample.ts";
import { showReferences } from "./commands/show-references.ts";
import { LanguageServer } from "./language-server.ts";
import { FindingPages } from "./pages.ts";
import { Previews } from "./preview/previews.ts";

let server: LanguageServer | undefined;

/** Called when the first journey is opened. */
export async function activate(context: vscode.ExtensionContext): Promise<void> {
  const started = new LanguageServer(context.extensionUri);
  server = started;
  const pages = new FindingPages(context.extensionUri);
  const previews = new Previews(context.extensionUri, started);
  const command = vscode.commands.registerCommand;
  context.subscriptions.push(
    started,
    previews,
    vscode.workspace.registerTextDocumentContentProvider(FindingPages.scheme, pages),
    command("journey.openPreview", () => previews.open()),
    command("journey.preview", (uri: string, journey: string) => previews.open(uri, journey)),
    command("journey.showReferences", showReferences),
    command("journey.explainFinding", () => explainFinding(pages)),
    command("journey.openSample", () => openSample(context)),
    command("journey.restartServer", () => started.restart()),
    command("journey.showOutput", () => started.output.show()),
  );
  await started.start();
}

export async function deactivate(): Promise<void> {
  await server?.stop();
}
