import type { WorkDoneProgressReporter } from "vscode-languageserver";
import type { Session } from "../session.ts";

/** Who waits longer than this is told what for. */
const patience = 1_000;

/** Shows that a folder is being read, when that takes long and the editor can show it. */
export class ScanProgress {
  readonly #session: Session;
  readonly #can: boolean;
  #since: number | undefined;
  #shown: Promise<WorkDoneProgressReporter> | undefined;

  constructor(session: Session) {
    this.#session = session;
    this.#can = session.client.window?.workDoneProgress === true;
  }

  update(
    isReading: boolean,
    projects: readonly { readonly project: { files: ReadonlySet<string> } }[],
  ): void {
    if (!this.#can) return;
    if (!isReading) return this.#end();
    this.#since ??= Date.now();
    if (this.#shown !== undefined || Date.now() - this.#since < patience) return;
    const files = projects.reduce((sum, { project }) => sum + project.files.size, 0);
    this.#shown = this.#session.connection.window.createWorkDoneProgress();
    void this.#shown.then((progress) =>
      progress.begin("Journeys", undefined, `reading the folder (${files} so far)`),
    );
  }

  #end(): void {
    this.#since = undefined;
    void this.#shown?.then((progress) => progress.done());
    this.#shown = undefined;
  }
}
