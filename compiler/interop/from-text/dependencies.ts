import { type Json, type JsonObject, isObject } from "../json.ts";
import type { DependencyLayout, Layout, ListedDependency } from "../sidecar/layout.ts";

function isList(kind: DependencyLayout): kind is readonly ListedDependency[] {
  return Array.isArray(kind);
}

/** The paths by the ids of what they are of. */
export function pathsById(kind: DependencyLayout): readonly (readonly [string, string])[] {
  return isList(kind) ? kind.map(({ id, file }) => [id, file] as const) : Object.entries(kind);
}

/** The files that a layout names for what its journey depends on. */
export function dependencyPaths({ dependencies = {} }: Layout): readonly string[] {
  return Object.values(dependencies).flatMap((kind) =>
    isList(kind) ? kind.map(({ file }) => file) : Object.values(kind),
  );
}

function valueAt(path: string, texts: ReadonlyMap<string, string>): Json {
  try {
    return JSON.parse(texts.get(path) ?? "null") as Json;
  } catch {
    // The export has refused to go on before.
    return null;
  }
}

function partOf(kind: DependencyLayout, texts: ReadonlyMap<string, string>): Json {
  if (isList(kind)) return kind.map(({ file }) => valueAt(file, texts));
  const entries = Object.entries(kind).map(([id, path]) => [id, valueAt(path, texts)] as const);
  return Object.fromEntries(entries);
}

/** What a journey depends on, from its files. */
export function dependenciesOf(
  layout: Layout | undefined,
  texts: ReadonlyMap<string, string>,
): JsonObject {
  const kinds = Object.entries(layout?.dependencies ?? {});
  return Object.fromEntries(kinds.map(([kind, paths]) => [kind, partOf(paths, texts)]));
}

/** True for the text of a dependency's file. */
export function isDependencyText(text: string): boolean {
  try {
    return isObject(JSON.parse(text) as Json);
  } catch {
    return false;
  }
}
