import type * as Monaco from "monaco-editor";
import { connect } from "./connection.ts";
import { languageConfiguration } from "./language-configuration.ts";
import { monarchLanguage } from "./monarch.ts";
import { followMarkers } from "./markers.ts";
import { Models } from "./models.ts";
import { registerProviders } from "./providers/index.ts";

export interface JourneyLanguageOptions {
  /** A worker that runs `journeyc-editor/web-worker`. */
  readonly worker: Worker;
  /** The journeys, schemas and scripts of the project, by their paths in the folder. */
  readonly files?: Readonly<Record<string, string>>;
  /** The address of the folder. The models of its files have theirs below it: `file:///login.journey` by default. */
  readonly root?: string;
}

/** The language in a page, until it is disposed of; the worker ends with it. */
export interface JourneyLanguage extends Monaco.IDisposable {
  /** Resolves when the server answers. */
  readonly ready: Promise<void>;
  /** Changes files that no editor has open; `null` removes one. */
  setFiles(files: Readonly<Record<string, string | null>>): void;
}

export const languageId = "journey";

/**
 * Registers the language with a Monaco editor: highlighting, and all that the language server answers, for every model of
 * the language `journey`.
 *
 * @param monaco the page's `monaco-editor` module
 */
export function registerJourney(
  monaco: typeof Monaco,
  { worker, files = {}, root = "file:///" }: JourneyLanguageOptions,
): JourneyLanguage {
  const disposables: Monaco.IDisposable[] = [];
  monaco.languages.register({ id: languageId, extensions: [".journey"], aliases: ["Journey"] });
  disposables.push(
    monaco.languages.setLanguageConfiguration(languageId, languageConfiguration),
    monaco.languages.setMonarchTokensProvider(languageId, monarchLanguage),
  );
  const models = new Models(monaco, root);
  const connection = connect(worker, root);
  const setFiles: JourneyLanguage["setFiles"] = (changed) =>
    connection.sendFiles(models.setFiles(changed));
  setFiles(files);
  disposables.push(followMarkers(monaco, connection.client, models));
  let isDisposed = false;
  const ready = connection.initialized.then((capabilities) => {
    if (isDisposed) return;
    disposables.push(models.follow(connection.client));
    disposables.push(
      registerProviders({ monaco, client: connection.client, capabilities, models }),
    );
  });
  return {
    ready,
    setFiles,
    dispose() {
      isDisposed = true;
      for (const disposable of disposables) disposable.dispose();
      connection.dispose();
    },
  };
}
