import {
  CodeLensRefreshRequest,
  type ClientCapabilities,
  type Connection,
  DidChangeConfigurationNotification,
  InlayHintRefreshRequest,
} from "vscode-languageserver";
import { askClient } from "./ask-client.ts";
import { optionsOf, type ServerOptions } from "./server-options.ts";

/** What the user has set in the editor (section `journey`), where the editor can be asked for it. */
export class Configuration {
  readonly #connection: Connection;
  readonly #client: ClientCapabilities;
  readonly #initial: ServerOptions;
  #asked: Promise<ServerOptions> | undefined;

  /** @param initial what counts where the editor cannot be asked */
  constructor(connection: Connection, client: ClientCapabilities, initial: ServerOptions) {
    this.#connection = connection;
    this.#client = client;
    this.#initial = initial;
  }

  /** Asked once, until something has changed. */
  get(): Promise<ServerOptions> {
    if (this.#client.workspace?.configuration !== true) return Promise.resolve(this.#initial);
    this.#asked ??= this.#connection.workspace
      .getConfiguration("journey")
      .then((given: unknown) => (given === null ? this.#initial : optionsOf(given)))
      // An editor that says it can be asked, and has no answer.
      .catch(() => this.#initial);
    return this.#asked;
  }

  /** Hears of changes, and has everything shown anew that they may change. */
  follow(): void {
    const { workspace } = this.#client;
    if (workspace?.didChangeConfiguration?.dynamicRegistration === true) {
      const section = "journey";
      const { type } = DidChangeConfigurationNotification;
      const registered = this.#connection.client.register(type, { section });
      void askClient(this.#connection, "news of its settings", registered);
    }
    this.#connection.onDidChangeConfiguration(() => {
      this.#asked = undefined;
      void this.refresh();
    });
  }

  /** Has the hints and the lines above journeys shown anew. */
  async refresh(): Promise<void> {
    const { workspace } = this.#client;
    const connection = this.#connection;
    if (workspace?.inlayHint?.refreshSupport === true) {
      const asked = connection.sendRequest(InlayHintRefreshRequest.type);
      await askClient(connection, "hints anew", asked);
    }
    if (workspace?.codeLens?.refreshSupport === true) {
      const asked = connection.sendRequest(CodeLensRefreshRequest.type);
      await askClient(connection, "lines above journeys anew", asked);
    }
  }
}
