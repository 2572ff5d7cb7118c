import type * as Monaco from "monaco-editor";
import {
  DidChangeTextDocumentNotification,
  DidCloseTextDocumentNotification,
  DidOpenTextDocumentNotification,
  type ProtocolConnection,
  type TextDocumentIdentifier,
} from "vscode-languageserver-protocol/browser";
import { fromRange } from "monaco-languageserver-types";

/** The models of the page whose language is ours, and the files that have none. */
export class Models {
  readonly #monaco: typeof Monaco;
  readonly #root: string;
  readonly #files = new Map<string, string>();

  constructor(monaco: typeof Monaco, root: string) {
    this.#monaco = monaco;
    this.#root = root.replace(/\/*$/, "/");
  }

  /** Takes files by their paths, and gives them by their addresses. */
  setFiles(files: Readonly<Record<string, string | null>>): Record<string, string | null> {
    const entries = Object.entries(files).map(([path, text]) => {
      const uri = this.#monaco.Uri.parse(this.#root)
        .with({ path: this.#pathOf(path) })
        .toString();
      if (text === null) this.#files.delete(uri);
      else this.#files.set(uri, text);
      return [uri, text] as const;
    });
    return Object.fromEntries(entries);
  }

  #pathOf(path: string): string {
    return `${this.#monaco.Uri.parse(this.#root).path}${path.replace(/^\.?\/+/, "")}`;
  }

  find(uri: string): Monaco.editor.ITextModel | null {
    return this.#monaco.editor.getModel(this.#monaco.Uri.parse(uri));
  }

  /** Makes a model of a file that an editor must show or change, if it has none. */
  ensure(uri: string): void {
    const parsed = this.#monaco.Uri.parse(uri);
    const text = this.#files.get(parsed.toString());
    if (text === undefined || this.#monaco.editor.getModel(parsed) !== null) return;
    // Monaco knows the language of a schema or a script by its name.
    this.#monaco.editor.createModel(text, undefined, parsed);
  }

  identifier(model: Monaco.editor.ITextModel): TextDocumentIdentifier {
    return { uri: model.uri.toString() };
  }

  /** Tells the server what is written. */
  follow(client: ProtocolConnection): Monaco.IDisposable {
    const followed = new Map<Monaco.editor.ITextModel, Monaco.IDisposable>();
    const open = (model: Monaco.editor.ITextModel): void => {
      if (model.getLanguageId() === "journey" && !followed.has(model))
        followed.set(model, followModel(client, model));
    };
    const close = (model: Monaco.editor.ITextModel): void => {
      followed.get(model)?.dispose();
      followed.delete(model);
    };
    const { editor } = this.#monaco;
    const listeners = [
      editor.onDidCreateModel(open),
      editor.onWillDisposeModel(close),
      editor.onDidChangeModelLanguage(({ model }) => {
        close(model);
        open(model);
      }),
    ];
    for (const model of editor.getModels()) open(model);
    return {
      dispose() {
        for (const disposable of [...listeners, ...followed.values()]) disposable.dispose();
      },
    };
  }
}

function followModel(
  client: ProtocolConnection,
  model: Monaco.editor.ITextModel,
): Monaco.IDisposable {
  const uri = model.uri.toString();
  void client.sendNotification(DidOpenTextDocumentNotification.type, {
    textDocument: {
      uri,
      languageId: "journey",
      version: model.getVersionId(),
      text: model.getValue(),
    },
  });
  const listener = model.onDidChangeContent(({ changes, versionId }) => {
    void client.sendNotification(DidChangeTextDocumentNotification.type, {
      textDocument: { uri, version: versionId },
      contentChanges: changes.map(({ range, text }) => ({ range: fromRange(range), text })),
    });
  });
  return {
    dispose() {
      listener.dispose();
      void client.sendNotification(DidCloseTextDocumentNotification.type, {
        textDocument: { uri },
      });
    },
  };
}
