import * as vscode from "vscode";
import { type ServerOptions, TransportKind } from "vscode-languageclient/node";

const executable = "node_modules/journeyc/bin/journeyc.cjs";

async function isFile(uri: vscode.Uri): Promise<boolean> {
  try {
    return ((await vscode.workspace.fs.stat(uri)).type & vscode.FileType.File) !== 0;
  } catch {
    return false;
  }
}

/** The workspace's own journeyc: of the first folder that asks for it and has one, or that lies in one that has. */
async function workspaceServer(output: vscode.LogOutputChannel): Promise<vscode.Uri | undefined> {
  for (const folder of vscode.workspace.workspaceFolders ?? []) {
    const source = vscode.workspace.getConfiguration("journey", folder).get("server");
    if (source !== "workspace" || folder.uri.scheme !== "file") continue;
    for (let at = folder.uri; ; at = vscode.Uri.joinPath(at, "..")) {
      const found = vscode.Uri.joinPath(at, executable);
      if (await isFile(found)) return found;
      if (at.path === vscode.Uri.joinPath(at, "..").path) break;
    }
    output.warn(
      `${folder.name} has no journeyc in node_modules: the bundled language server is used.`,
    );
  }
  return undefined;
}

/** How the language server is started. Nothing of a workspace runs before the user trusts it. */
export async function serverCommand(
  extension: vscode.Uri,
  output: vscode.LogOutputChannel,
): Promise<ServerOptions> {
  const own = vscode.workspace.isTrusted ? await workspaceServer(output) : undefined;
  if (own === undefined) {
    const module = vscode.Uri.joinPath(extension, "dist/server.cjs").fsPath;
    return { module, transport: TransportKind.ipc };
  }
  output.info(`The language server is ${own.fsPath}.`);
  return { module: own.fsPath, args: ["lsp"], transport: TransportKind.stdio };
}
