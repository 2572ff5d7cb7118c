import type { WorkDoneProgressReporter } from "vscode-languageserver";
import type { Project } from "../project/project.ts";
import type { Session } from "../session.ts";

/** Who waits longer than this is told what for. */
const patience = 1_000;

/** So often it is told how far it has come. */
const interval = 200;

/** Shows that folders are being read, and how far, when that takes long and the editor can show it. */
export class ScanProgress {
  readonly #session: Session;
  readonly #can: boolean;
  #since: number | undefined;
  #toldAt = 0;
  #shown: Promise<WorkDoneProgressReporter> | undefined;

  constructor(session: Session) {
    this.#session = session;
    this.#can = session.client.window?.workDoneProgress === true;
  }

  update(isReading: boolean, projects: readonly Project[]): void {
    if (!this.#can) return;
    if (!isReading) return this.#end();
    const now = Date.now();
    this.#since ??= now;
    if (now - this.#since < patience || now - this.#toldAt < interval) return;
    this.#toldAt = now;
    const read = projects.reduce((sum, { files }) => sum + files.size, 0);
    const all = projects.reduce((sum, { unread = 0 }) => sum + unread, read);
    const percentage = Math.floor((read / all) * 100);
    const message = `reading the folder: ${read} of ${all}`;
    if (this.#shown === undefined) {
      this.#shown = this.#session.connection.window.createWorkDoneProgress();
      void this.#shown.then((progress) => progress.begin("Journeys", percentage, message));
    } else void this.#shown.then((progress) => progress.report(percentage, message));
  }

  #end(): void {
    this.#since = undefined;
    void this.#shown?.then((progress) => progress.done());
    this.#shown = undefined;
  }
}
