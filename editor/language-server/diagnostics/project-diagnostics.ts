import type { Project } from "../project/project.ts";
import type { Session } from "../session.ts";
import type { BackgroundChecker } from "./background-checker.ts";
import { ProjectFindings } from "./findings.ts";
import { toProtocol } from "./to-protocol.ts";

/** Nobody types when nothing has changed for so long: then checks may take their time. */
const quietMilliseconds = 300;

/** However long checks take, they are not put off longer. */
const mostPatience = 3_000;

/** Files are read for so long before the editor's requests have their turn. */
const turnMilliseconds = 8;

/** The work on the diagnostics of one folder, and what the editor knows of them. */
export class ProjectDiagnostics {
  readonly findings: ProjectFindings;
  readonly project: Project;
  readonly #session: Session;
  readonly #done: () => void;
  readonly #checker: BackgroundChecker | undefined;
  #isChecking = false;
  #hasFailed = false;
  /** How long nobody must have typed before a large check begins: longer where checks take longer. */
  #patience = quietMilliseconds;
  /** What the editor was told last, by file; nothing where that is nothing. */
  readonly #told = new Map<string, string>();

  /** @param done is called when a check in the background has ended */
  constructor(project: Project, session: Session, done: () => void) {
    this.project = project;
    this.#session = session;
    this.#done = done;
    this.#checker = session.checkerOf(project);
    this.findings = new ProjectFindings(project, (path, always) => this.#tell(path, always));
  }

  /** Reads more files of the folder; false when all have been read. */
  readSome(): boolean {
    const end = performance.now() + turnMilliseconds;
    let isMore = true;
    while (isMore && performance.now() < end) isMore = this.project.readNext() !== undefined;
    for (const path of this.project.takeRead()) this.findings.added(path);
    return isMore;
  }

  /** Checks a file, if there is one that does not take long; false when there is none. */
  checkSmall(quiet: number): boolean {
    const { documents } = this.#session;
    const { uris } = this.project;
    return this.findings.checkSmall(
      (path) => documents.get(uris.uriOf(path)) !== undefined,
      quiet >= quietMilliseconds,
    );
  }

  /**
   * Checks what takes long, when nobody has typed for long enough.
   * @returns in how many milliseconds to come again; infinite: not before something happens
   */
  checkLarge(quiet: number): number {
    if (!this.findings.hasWork || this.#isChecking) return Infinity;
    const patience = this.findings.isSpread ? this.#patience : quietMilliseconds;
    if (quiet < patience) return patience - quiet;
    if (this.#checker !== undefined && !this.#hasFailed) {
      void this.#checkApart(this.#checker);
      return Infinity;
    }
    this.findings.checkLarge();
    return 0;
  }

  async #checkApart(checker: BackgroundChecker): Promise<void> {
    this.#isChecking = true;
    const from = performance.now();
    try {
      this.findings.takeFound(
        await checker.check(this.project.takeChanges(), this.findings.takeAll()),
      );
      const took = performance.now() - from;
      this.#patience = Math.min(Math.max(quietMilliseconds, took), mostPatience);
    } catch (error) {
      // Without the other thread all is checked in this one.
      this.#session.connection.console.warn(`Checking in the background has failed: ${error}`);
      this.#hasFailed = true;
      this.findings.giveBack();
    }
    this.#isChecking = false;
    this.#done();
  }

  /** Tells the editor that there is nothing to say of the folder any more. */
  takeBack(): void {
    for (const path of this.#told.keys()) this.#publish(path, []);
    this.close();
  }

  close(): void {
    this.#checker?.close();
  }

  #tell(path: string, always: boolean): void {
    const diagnostics = this.findings
      .of(path)
      .map((diagnostic) => toProtocol(diagnostic, this.project, this.#session));
    const now = diagnostics.length === 0 ? undefined : JSON.stringify(diagnostics);
    const isNews = this.#told.get(path) !== now;
    if (now === undefined) this.#told.delete(path);
    else this.#told.set(path, now);
    if (isNews || always) this.#send(path, diagnostics);
  }

  #send(path: string, diagnostics: ReturnType<typeof toProtocol>[]): void {
    // Of a journey that another folder holds, that folder tells.
    const uri = this.project.uris.uriOf(path);
    const owner = path.endsWith(".journey") ? this.#session.ownerOf(uri) : undefined;
    if (owner === undefined || owner === this.project) this.#publish(path, diagnostics);
  }

  #publish(path: string, diagnostics: ReturnType<typeof toProtocol>[]): void {
    const uri = this.project.uris.uriOf(path);
    const version = this.#session.documents.get(uri)?.version;
    void this.#session.connection.sendDiagnostics({
      uri,
      ...(version !== undefined && { version }),
      diagnostics,
    });
  }
}
