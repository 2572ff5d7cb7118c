import type * as Monaco from "monaco-editor";
import { toMarkerData } from "monaco-languageserver-types";
import {
  type Diagnostic,
  type ProtocolConnection,
  PublishDiagnosticsNotification,
} from "vscode-languageserver-protocol/browser";
import type { Models } from "./models.ts";

const owner = "journeyc";

/** Shows the server's findings as markers, also in models that are made later. */
export function followMarkers(
  monaco: typeof Monaco,
  client: ProtocolConnection,
  models: Models,
): Monaco.IDisposable {
  const published = new Map<string, readonly Diagnostic[]>();
  const mark = (model: Monaco.editor.ITextModel): void => {
    const diagnostics = published.get(model.uri.toString()) ?? [];
    monaco.editor.setModelMarkers(model, owner, diagnostics.map(toMarkerData));
  };
  const listeners = [
    client.onNotification(PublishDiagnosticsNotification.type, ({ uri, diagnostics }) => {
      published.set(monaco.Uri.parse(uri).toString(), diagnostics);
      const model = models.find(uri);
      if (model !== null) mark(model);
    }),
    monaco.editor.onDidCreateModel(mark),
  ];
  return {
    dispose() {
      for (const listener of listeners) listener.dispose();
      monaco.editor.removeAllMarkers(owner);
    },
  };
}
