import { isObject, type Json, type JsonObject, textAt } from "../json.ts";
import { fileStem, idStem } from "../../naming/identifiers.ts";
import type { DependencyLayout } from "../sidecar/layout.ts";
import { keyOf, type SharedFiles } from "./shared-files.ts";

/** Parts of a document that the text, the layout and the scripts' files have; the others are dependencies. */
const others = new Set(["tree", "nodes", "innerNodes", "scripts", "meta", "envelopes"]);

/** The folder of a kind of dependencies: `dependencies/email-templates`. */
export function dependencyFolder(kind: string): string {
  return `dependencies/${fileStem(kind, "other")}`;
}

function nameOf(id: string, record: JsonObject): string {
  return textAt(record, "name") ?? textAt(record, "displayName") ?? id;
}

type Put = (kind: string, id: string, record: JsonObject) => string;

function dependenciesOf(kind: string, value: Json, put: Put): DependencyLayout | undefined {
  if (Array.isArray(value)) {
    if (value.length === 0 || !value.every((item) => isObject(item))) return undefined;
    return value.map((item, index) => {
      const id = textAt(item, "_id") ?? String(index);
      return { id, file: put(kind, id, item) };
    });
  }
  if (!isObject(value)) return undefined;
  const entries = Object.entries(value);
  if (entries.length === 0 || !entries.every(([, record]) => isObject(record))) return undefined;
  return Object.fromEntries(
    entries.map(([id, record]) => [id, isObject(record) ? put(kind, id, record) : ""]),
  );
}

/**
 * The files of what a journey depends on, by kind: e-mail templates, themes, social providers, …
 * @param earlier the files that the same journey had at an earlier import, by `keyOf`
 */
export function dependencyFilesOf(
  document: JsonObject,
  files: SharedFiles,
  earlier: ReadonlyMap<string, string>,
): Readonly<Record<string, DependencyLayout>> {
  const put: Put = (kind, id, value) => {
    const folder = dependencyFolder(kind);
    const text = `${JSON.stringify(value, null, 2)}\n`;
    const content = {
      folder,
      id,
      stem: idStem(nameOf(id, value), "other"),
      extension: "json",
      text,
      value,
    };
    return files.put(content, earlier.get(keyOf(folder, id)));
  };
  const kinds = Object.entries(document).flatMap(([kind, value]) => {
    const layout = others.has(kind) ? undefined : dependenciesOf(kind, value, put);
    return layout === undefined ? [] : [[kind, layout] as const];
  });
  return Object.fromEntries(kinds);
}
