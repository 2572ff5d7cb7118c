import * as vscode from "vscode";

const files = ["sign-on.journey", "profile.journey", "user.schema.json"];

/** Copies the sample to a folder of the extension's own, where it may be changed, and opens it. */
export async function openSample(context: vscode.ExtensionContext): Promise<void> {
  const folder = vscode.Uri.joinPath(context.globalStorageUri, "sample");
  for (const file of files) {
    const from = vscode.Uri.joinPath(context.extensionUri, "media/sample", file);
    await vscode.workspace.fs.copy(from, vscode.Uri.joinPath(folder, file), { overwrite: true });
  }
  await vscode.window.showTextDocument(vscode.Uri.joinPath(folder, "sign-on.journey"));
}
