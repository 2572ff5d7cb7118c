import type { Session } from "../session.ts";

/** The editor has opened a file, or its text is another one. */
export function documentChanged(session: Session, uri: string, text: string): void {
  const concerned = new Set(session.projectsWith(uri));
  for (const project of session.projects) {
    project.lay(uri, text);
    if (!concerned.has(project)) continue;
    const path = project.uris.pathOf(uri);
    project.update(path, text);
    session.diagnostics.changed(project, path);
  }
}

/** The editor has closed a file. */
export function documentClosed(session: Session, uri: string): void {
  const concerned = new Set(session.projectsWith(uri));
  for (const project of session.projects) {
    const path = project.uris.pathOf(uri);
    project.forget(path);
    if (concerned.has(project)) session.diagnostics.changed(project, path);
  }
}
