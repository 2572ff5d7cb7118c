import type { BoundFile, Journey, Node } from "../2-bind/model.ts";
import type { CheckContext } from "../4-check/context.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { Sources } from "../diagnostics/report.ts";
import { code, link, plain } from "./markdown.ts";

/** Everything that pages are made from. */
export interface Subject {
  readonly context: CheckContext;
  readonly diagnostics: readonly Diagnostic[];
  readonly sources: Sources;
  /** The name of each journey's page, without extension. */
  readonly pages: ReadonlyMap<Journey, string>;
}

/** A journey to be documented. */
export interface Documented {
  readonly subject: Subject;
  readonly journey: Journey;
  readonly file: BoundFile;
  /** What each node is called, as Markdown; those of one name with their names in the text, too. */
  readonly titles: ReadonlyMap<Node, string>;
}

/** What a journey or a node is called: its display name, or its name. */
export function titleOf({ name, declaration }: Journey | Node): string {
  return plain(declaration.displayName?.value || name);
}

/** The anchor of a part of a page. Names are not case-sensitive everywhere, and browsers look for them as they are. */
export function anchorOf(kind: "step" | "connector", name: string): string {
  const safe = name.replace(/[^A-Za-z0-9]/g, (one) => `-${one.codePointAt(0)?.toString(16)}-`);
  return `${kind}-${safe}`;
}

/** The target of links; GitHub keeps it, with a prefix of its own that its links have too. */
export function anchor(kind: "step" | "connector", name: string): string {
  return `<a id="${anchorOf(kind, name)}"></a>`;
}

/** What the nodes of a journey are called: where two have one display name, with their names in the text. */
export function stepTitles({ nodes }: Journey): ReadonlyMap<Node, string> {
  const byTitle = Map.groupBy(nodes.values(), titleOf);
  return new Map(
    [...byTitle].flatMap(([title, named]) =>
      named.map((node) => [node, named.length > 1 ? `${title} (${code(node.name)})` : title]),
    ),
  );
}

/** A node, as a link to its section. */
export function linkToStep(node: Node, { titles }: Documented): string {
  return link(titles.get(node) ?? titleOf(node), `#${anchorOf("step", node.name)}`);
}

/** A journey, as a link to its page where it has one. */
export function linkToJourney(journey: Journey, { pages }: Subject): string {
  const page = pages.get(journey);
  return page === undefined ? code(journey.name) : link(titleOf(journey), `${page}.md`);
}
