import type { Journey, JourneyDeclaration, Span } from "journeyc/analysis";
import type { CallHierarchyItem, Range } from "vscode-languageserver";
import type { Project } from "../project/project.ts";
import type { Session } from "../session.ts";
import { symbolKinds } from "../symbols/file-symbols.ts";

/** A journey as call hierarchies show it. */
export function callItem(
  session: Session,
  project: Project,
  file: string,
  declaration: JourneyDeclaration,
): CallHierarchyItem {
  return {
    name: declaration.name.text,
    kind: symbolKinds.journey,
    detail: declaration.displayName?.value ?? file,
    uri: project.uris.uriOf(file),
    range: session.rangeIn(project, file, declaration.span),
    selectionRange: session.rangeIn(project, file, declaration.name.span),
  };
}

/** The journey that an item shows, as the program of its file has it now. */
export function journeyOf(project: Project, { uri, name }: CallHierarchyItem): Journey | undefined {
  const bound = project.bound(project.uris.pathOf(uri));
  return bound?.file.journeys.find((journey) => journey.name === name);
}

/** The calls between two journeys. */
export interface Call {
  readonly item: CallHierarchyItem;
  readonly ranges: Range[];
}

/** Calls between journeys, gathered by the other journey. */
export class Calls {
  readonly #session: Session;
  readonly #byUri = new Map<string, Call>();

  constructor(session: Session) {
    this.#session = session;
  }

  /**
   * @param item the journey that calls or is called
   * @param path the file in which the call stands
   */
  add(project: Project, item: CallHierarchyItem, path: string, span: Span): void {
    const key = `${item.uri} ${item.name}`;
    const call: Call = this.#byUri.get(key) ?? { item, ranges: [] };
    call.ranges.push(this.#session.rangeIn(project, path, span));
    this.#byUri.set(key, call);
  }

  get all(): readonly Call[] {
    return [...this.#byUri.values()];
  }
}
