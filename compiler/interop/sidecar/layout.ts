import type { InteropFormat } from "../journey-document.ts";
import type { JsonObject } from "../json.ts";
import type { Patch } from "./patch.ts";

/**
 * What a source says beside what its `.journey` text says: ids, places on the canvas, and each difference between the
 * source and what the text alone would be exported as. It is kept in `x.journey.layout.json` beside `x.journey`.
 */
export interface Layout {
  readonly version: 1;
  /** The format that the journey came in. */
  readonly format: InteropFormat;
  /** The realm that it came from, where its source says so. */
  readonly realm?: string;
  /** What stood in the source beside its journeys. */
  readonly envelope?: JsonObject;
  /** What the source said at the last import beside its nodes, as a digest. */
  readonly digest?: string;
  /** By the name that the text has for the node, in the order of the text. */
  readonly nodes: Readonly<Record<string, NodeLayout>>;
  /** Nodes that the text has removed and the source still has: what it said of them, as digests, by id. */
  readonly removed?: Readonly<Record<string, string>>;
  /** Ids that arrows lead to and that no node has, by the names that the text has for them. */
  readonly targets?: Readonly<Record<string, string>>;
  /** Placeholders whose names cannot be told from the names in the text: `esv.my_var` by `MY_VAR`. */
  readonly environment?: Readonly<Record<string, string>>;
  /** Scripts by their files, as the text names them. */
  readonly scripts?: Readonly<Record<string, ScriptLayout>>;
  /** Files of what the journey depends on, by kind: `emailTemplates`, `themes`, … */
  readonly dependencies?: Readonly<Record<string, DependencyLayout>>;
  /** Whatever else differs. */
  readonly document?: Patch;
}

/** Files of one kind, seen from the journey: by id, or in order. */
export type DependencyLayout = Readonly<Record<string, string>> | readonly ListedDependency[];

export interface ListedDependency {
  readonly id: string;
  readonly file: string;
}

export interface NodeLayout {
  readonly id: string;
  /** What the source said at the last import, as a digest (`units.ts`); absent: the source did not have it. */
  readonly digest?: string;
  /** Its place on the canvas. */
  readonly at?: { readonly x: number; readonly y: number };
  /** AM's version of the node: of a page, `2.0` changes the ids of its outcomes. */
  readonly version?: string;
  /** The display name, where neither the node's name nor its text says it. */
  readonly displayName?: string;
  /** Differences of the node in the tree. */
  readonly tree?: Patch;
  /** Differences of its settings. */
  readonly settings?: Patch;
  /** True: the source has no settings for it at all. */
  readonly withoutSettings?: true;
  readonly members?: Readonly<Record<string, MemberLayout>>;
}

export interface MemberLayout {
  readonly id: string;
  readonly displayName?: string;
  /** Differences of its entry in the page. */
  readonly entry?: Patch;
  readonly settings?: Patch;
  readonly withoutSettings?: true;
}

/** How a script's text stands in the source. */
export type ScriptEncoding = "base64" | "lines" | "json" | "text";

export interface ScriptLayout {
  readonly id: string;
  readonly name: string;
  readonly encoding: ScriptEncoding;
  readonly digest?: string;
  /** Differences of its record. */
  readonly record?: Patch;
}

/** The path of the layout of a journey file. */
export function layoutPath(journey: string): string {
  return `${journey}.layout.json`;
}
