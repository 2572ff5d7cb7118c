import type { Diagnostic } from "journeyc/analysis";
import type { Project } from "../project/project.ts";
import type { Session } from "../session.ts";
import { ProjectDiagnostics } from "./project-diagnostics.ts";
import { ScanProgress } from "./scan-progress.ts";

/** A burst of changes leads to few checks: each is followed by a rest of so many times what it took. */
const rest = 3;

/** Within so long after the start editors say what is open. */
const openingMilliseconds = 50;

/** Checks what has changed, the file that is being written first, and tells the editor what was found. */
export class DiagnosticsPublisher {
  readonly #session: Session;
  readonly #projects = new Map<Project, ProjectDiagnostics>();
  readonly #progress: ScanProgress;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #changedAt = 0;
  #restsUntil = 0;
  #closed = false;

  constructor(session: Session) {
    this.#session = session;
    this.#progress = new ScanProgress(session);
  }

  /** The findings of a file as the editor was last told. */
  of(project: Project, path: string): readonly Diagnostic[] {
    return this.#of(project).findings.of(path);
  }

  /** The findings of a file as it reads now, for whoever changes it. */
  current(project: Project, path: string): readonly Diagnostic[] {
    return this.#of(project).findings.current(path);
  }

  /** A file has changed, come or gone: it is checked next, then all that depends on it. */
  changed(project: Project, path: string): void {
    this.#of(project).findings.changed(path);
    this.#changedAt = Date.now();
    this.#turnIn(Math.max(0, this.#restsUntil - performance.now()));
  }

  /** The project's own node types have changed. */
  allChanged(project: Project): void {
    this.#of(project).findings.allChanged();
    this.start();
  }

  /** Checks everything anew: files may belong to other folders than they did. */
  restart(): void {
    for (const project of this.#projects.keys()) this.remove(project);
    for (const project of this.#session.projects) this.#of(project).findings.allChanged();
    this.start();
  }

  /** Takes away what was told of a folder. */
  remove(project: Project): void {
    this.#projects.get(project)?.takeBack();
    this.#projects.delete(project);
  }

  /** Begins, a little later, so that the file that is open comes first, if the editor says soon which one that is. */
  begin(): void {
    this.#turnIn(openingMilliseconds);
  }

  /** Goes to work, in short turns, between which the editor's requests are answered. */
  start(): void {
    this.#turnIn(0);
  }

  close(): void {
    clearTimeout(this.#timer);
    this.#closed = true;
    for (const project of this.#projects.values()) project.close();
  }

  #turnIn(milliseconds: number): void {
    if (this.#closed) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#turn(), milliseconds);
  }

  /** One piece of work, the most urgent of all folders. */
  #turn(): void {
    const projects = this.#session.projects.map((project) => this.#of(project));
    const from = performance.now();
    if (projects.some(({ findings }) => findings.checkUrgent())) {
      const now = performance.now();
      this.#restsUntil = now + rest * (now - from);
      return this.start();
    }
    const isReading = projects.some((project) => project.readSome());
    this.#progress.update(isReading, this.#session.projects);
    const quiet = Date.now() - this.#changedAt;
    if (isReading || projects.some((project) => project.checkSmall(quiet))) return this.start();
    const waits = projects.map((project) => project.checkLarge(quiet));
    const wait = Math.min(...waits);
    if (Number.isFinite(wait)) this.#turnIn(wait);
  }

  #of(project: Project): ProjectDiagnostics {
    const known = this.#projects.get(project);
    if (known !== undefined) return known;
    const added = new ProjectDiagnostics(project, this.#session, () => this.start());
    this.#projects.set(project, added);
    return added;
  }
}
