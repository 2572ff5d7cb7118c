import * as vscode from "vscode";

/** The pages of findings, which come with the extension, as documents `journey-page:/J6001.md`. */
export class FindingPages implements vscode.TextDocumentContentProvider {
  static readonly scheme = "journey-page";
  readonly #folder: vscode.Uri;

  constructor(extension: vscode.Uri) {
    this.#folder = vscode.Uri.joinPath(extension, "dist/pages");
  }

  /** The address of a code's page. */
  static uriOf(code: string): vscode.Uri {
    return vscode.Uri.from({ scheme: FindingPages.scheme, path: `/${code}.md` });
  }

  async provideTextDocumentContent({ path }: vscode.Uri): Promise<string> {
    const code = /^\/(J\d{4})\.md$/.exec(path)?.[1];
    if (code === undefined || !(await this.codes()).includes(code))
      return `# No such finding\n\nThere is no page \`${path.slice(1)}\`.\n`;
    return this.#read(code);
  }

  /** The codes that have a page, in order. */
  async codes(): Promise<readonly string[]> {
    const entries = await vscode.workspace.fs.readDirectory(this.#folder);
    return entries.map(([name]) => name.replace(/\.md$/, "")).toSorted();
  }

  /** The title of a page: `Success without authentication`. */
  async titleOf(code: string): Promise<string> {
    return /^# J\d{4}: (.*)$/m.exec(await this.#read(code))?.[1] ?? code;
  }

  async #read(code: string): Promise<string> {
    const bytes = await vscode.workspace.fs.readFile(
      vscode.Uri.joinPath(this.#folder, `${code}.md`),
    );
    return new TextDecoder().decode(bytes);
  }
}
