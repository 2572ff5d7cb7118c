/** A page as an app would write it: two journeys and their schema, the first in an editor. */
import * as monaco from "monaco-editor";
import { registerJourney } from "journeyc-editor/monaco";

interface PageOfTest {
  readonly files: Readonly<Record<string, string>>;
  readonly open: string;
}

declare global {
  // The test gives what to show, and drives what it gets back.
  var pageOfTest: PageOfTest;
  var monacoOfTest: typeof monaco;
  var languageOfTest: ReturnType<typeof registerJourney>;
  var editorOfTest: monaco.editor.IStandaloneCodeEditor;
}

globalThis.MonacoEnvironment = {
  getWorker: () => new Worker("/editor-worker.js", { type: "module" }),
};
const { files, open } = globalThis.pageOfTest;
const language = registerJourney(monaco, {
  worker: new Worker("/journey-worker.js", { type: "module" }),
  files,
});
const model = monaco.editor.createModel(
  files[open] ?? "",
  "journey",
  monaco.Uri.parse(`file:///${open}`),
);
globalThis.monacoOfTest = monaco;
globalThis.languageOfTest = language;
globalThis.editorOfTest = monaco.editor.create(document.body, {
  model,
  minimap: { enabled: false },
  "semanticHighlighting.enabled": true,
  fontSize: 15,
});
