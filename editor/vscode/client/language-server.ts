import * as vscode from "vscode";
import { LanguageClient, type LanguageClientOptions, State } from "vscode-languageclient/node";
import { knownCommands } from "./known-commands.ts";
import { FindingPages } from "./pages.ts";
import { serverCommand } from "./server-command.ts";

/** The language server of this window: started, and started again when what it rests on changes. */
export class LanguageServer implements vscode.Disposable {
  readonly output = vscode.window.createOutputChannel("Journey", { log: true });
  readonly #extension: vscode.Uri;
  readonly #ready = new vscode.EventEmitter<LanguageClient>();
  readonly #subscriptions: vscode.Disposable[];
  #client: LanguageClient | undefined;
  /** Starts and stops, one after the other. */
  #last: Promise<void> = Promise.resolve();

  constructor(extension: vscode.Uri) {
    this.#extension = extension;
    this.#subscriptions = [
      this.output,
      this.#ready,
      vscode.workspace.onDidGrantWorkspaceTrust(() => void this.restart()),
      vscode.workspace.onDidChangeConfiguration((change) => {
        if (change.affectsConfiguration("journey.server")) void this.restart();
      }),
    ];
  }

  /** Tells each time when a server is there. */
  get onReady(): vscode.Event<LanguageClient> {
    return this.#ready.event;
  }

  /** The client of a server that runs. */
  get client(): LanguageClient | undefined {
    return this.#client?.state === State.Running ? this.#client : undefined;
  }

  start(): Promise<void> {
    return this.#next(() => this.#start());
  }

  stop(): Promise<void> {
    return this.#next(() => this.#stop());
  }

  restart(): Promise<void> {
    return this.#next(async () => {
      await this.#stop();
      await this.#start();
    });
  }

  dispose(): void {
    for (const one of this.#subscriptions) one.dispose();
  }

  #next(step: () => Promise<void>): Promise<void> {
    this.#last = this.#last.catch(() => undefined).then(step);
    return this.#last;
  }

  async #start(): Promise<void> {
    const command = await serverCommand(this.#extension, this.output);
    const client = new LanguageClient("journey", "Journey", command, this.#options());
    client.registerFeature(knownCommands);
    this.#client = client;
    await client.start();
    this.#ready.fire(client);
  }

  async #stop(): Promise<void> {
    await this.#client?.dispose();
    this.#client = undefined;
  }

  #options(): LanguageClientOptions {
    return {
      // Other schemes hold files that the server cannot read, so that it would find faults where there are none.
      documentSelector: [
        { language: "journey", scheme: "file" },
        { language: "journey", scheme: "untitled" },
      ],
      outputChannel: this.output,
      initializationOptions: {
        pages: FindingPages.uriOf("{code}").toString(true),
        commands: ["journey.preview", "journey.showReferences"],
      },
      markdown: { supportHtml: false },
    };
  }
}
