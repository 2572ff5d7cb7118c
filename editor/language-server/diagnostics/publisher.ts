import type { Diagnostic } from "journeyc/analysis";
import type { Project } from "../project/project.ts";
import type { Session } from "../session.ts";
import { ProjectFindings } from "./findings.ts";
import { toProtocol } from "./to-protocol.ts";

/** Nobody types when nothing has changed for so long: then checks may take their time. */
const quietMilliseconds = 300;

/** Checks what has changed, the file that is being written first, and tells the editor what was found. */
export class DiagnosticsPublisher {
  readonly #session: Session;
  readonly #findings = new Map<Project, ProjectFindings>();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #changedAt = 0;
  #closed = false;

  constructor(session: Session) {
    this.#session = session;
  }

  /** The findings of a file as the editor was last told. */
  of(project: Project, path: string): readonly Diagnostic[] {
    return this.#of(project).of(path);
  }

  /** A file has changed, come or gone: it is checked next, then all that depends on it. */
  changed(project: Project, path: string): void {
    this.#of(project).changed(path);
    this.#changedAt = Date.now();
    this.start();
  }

  /** The project's own node types have changed. */
  allChanged(project: Project): void {
    this.#of(project).allChanged();
    this.start();
  }

  /** Checks everything anew: files may belong to other folders than they did. */
  restart(): void {
    for (const project of this.#findings.keys()) this.remove(project);
    for (const project of this.#session.projects) this.#of(project).allChanged();
    this.start();
  }

  /** Takes away what was told of a folder. */
  remove(project: Project): void {
    for (const path of this.#findings.get(project)?.told ?? []) this.#publish(project, path, []);
    this.#findings.delete(project);
  }

  /** Goes to work, in short turns, between which the editor's requests are answered. */
  start(): void {
    this.#turnIn(0);
  }

  close(): void {
    clearTimeout(this.#timer);
    this.#closed = true;
  }

  #turnIn(milliseconds: number): void {
    if (this.#closed) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#turn(), milliseconds);
  }

  #turn(): void {
    const quiet = Date.now() - this.#changedAt;
    if (this.#work(quiet >= quietMilliseconds)) this.start();
    else if ([...this.#findings.values()].some(({ hasWork }) => hasWork))
      this.#turnIn(Math.max(1, quietMilliseconds - quiet));
  }

  /** One piece of work; false when there is none. */
  #work(large: boolean): boolean {
    const projects = this.#session.projects.map((project) => [project, this.#of(project)] as const);
    if (projects.some(([, findings]) => findings.checkUrgent())) return true;
    for (const [project, findings] of projects) {
      const path = project.readNext();
      if (path !== undefined) findings.added(path);
      if (path !== undefined) return true;
    }
    return projects.some(([project, findings]) =>
      findings.checkNext((path) => this.#isOpen(project, path), large),
    );
  }

  #isOpen(project: Project, path: string): boolean {
    return this.#session.documents.get(project.uris.uriOf(path)) !== undefined;
  }

  #of(project: Project): ProjectFindings {
    const known = this.#findings.get(project);
    if (known !== undefined) return known;
    const findings = new ProjectFindings(project, (path, diagnostics) =>
      this.#send(project, path, diagnostics),
    );
    this.#findings.set(project, findings);
    return findings;
  }

  /** Where folders overlap, or import from each other, one of them tells of a journey: the one that it belongs to. */
  #send(project: Project, path: string, diagnostics: readonly Diagnostic[]): void {
    const uri = project.uris.uriOf(path);
    const owner = path.endsWith(".journey") ? this.#session.ownerOf(uri) : undefined;
    if (owner === undefined || owner === project) this.#publish(project, path, diagnostics);
  }

  #publish(project: Project, path: string, diagnostics: readonly Diagnostic[]): void {
    const uri = project.uris.uriOf(path);
    const version = this.#session.documents.get(uri)?.version;
    void this.#session.connection.sendDiagnostics({
      uri,
      ...(version !== undefined && { version }),
      diagnostics: diagnostics.map((diagnostic) => toProtocol(diagnostic, project, this.#session)),
    });
  }
}
