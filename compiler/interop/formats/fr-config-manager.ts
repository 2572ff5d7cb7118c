import { posix } from "node:path";
import { quote } from "../../2-bind/text.ts";
import type { ImportFiles } from "../import-files.ts";
import type { JourneyBundle, JourneyDocument } from "../journey-document.ts";
import { fromEntries, type Json, type JsonObject, objectAt, textAt } from "../json.ts";
import { nodeFaults, treeFaults } from "../shape-faults.ts";
import { attach } from "./attach.ts";
import type { FormatReader } from "./format.ts";
import { byName, isManagedObject } from "./managed-objects.ts";
import { applyRest } from "./rest.ts";
import { nameOfFile } from "./safe-file-name.ts";
import { linesOf } from "./script-text.ts";
import { isTree } from "./tree.ts";

/** The settings of nodes in files of some folders: `Display name - <id>.json`. All of these files are taken. */
function nodesIn(tree: JsonObject, paths: readonly string[], files: ImportFiles): JsonObject {
  const found = new Map<string, { readonly path: string; readonly settings: JsonObject }>();
  for (const path of paths) {
    const settings = files.left.get(path);
    if (settings === undefined) continue;
    files.take(path);
    const id = textAt(settings, "_id") ?? idOfFile(path);
    if (!files.sound(path, nodeFaults(settings, []))) continue;
    const other = found.get(id);
    if (other) files.leftOut(path, `Another file has the node ${quote(id)}, too.`);
    // A pull after a node was renamed leaves the old file behind: the one that has the name now counts.
    const name = textAt(objectAt(objectAt(tree, "nodes"), id), "displayName");
    const named = nameOfFile(posix.basename(path)) === `${name} - ${id}`;
    if (!other || named) found.set(id, { path, settings });
  }
  return fromEntries([...found].map(([id, { settings }]) => [id, settings] as const));
}

function idOfFile(path: string): string {
  const name = nameOfFile(posix.basename(path));
  const separator = name.lastIndexOf(" - ");
  return separator === -1 ? name : name.slice(separator + 3);
}

function journeyIn(
  path: string,
  tree: JsonObject,
  paths: readonly string[],
  files: ImportFiles,
): readonly JourneyDocument[] {
  files.take(path);
  const folder = `${posix.dirname(path)}/nodes`;
  const below = paths.filter((file) => file.startsWith(`${folder}/`));
  const isMember = (file: string): boolean => posix.dirname(file) !== folder;
  const nodes = nodesIn(
    tree,
    below.filter((file) => !isMember(file)),
    files,
  );
  const innerNodes = nodesIn(tree, below.filter(isMember), files);
  if (!files.sound(path, treeFaults(tree, []))) return [];
  const name = textAt(tree, "_id") ?? nameOfFile(posix.basename(path));
  return [{ name, document: { tree, nodes, innerNodes } }];
}

/** The scripts of a realm, each with the text that stands in a file of its own. */
function scriptsOf(realm: string, paths: readonly string[], files: ImportFiles): JsonObject {
  const folder = posix.join(realm, "scripts");
  const configurations = paths.filter((path) => posix.dirname(path) === `${folder}/scripts-config`);
  return fromEntries(
    configurations.flatMap((path): readonly (readonly [string, Json])[] => {
      const script = files.left.get(path);
      if (script === undefined) return [];
      files.take(path);
      const id = textAt(script, "_id") ?? nameOfFile(posix.basename(path));
      return [[id, withText(path, folder, script, files)]];
    }),
  );
}

function withText(
  path: string,
  folder: string,
  script: JsonObject,
  files: ImportFiles,
): JsonObject {
  const named = textAt(objectAt(script, "script"), "file");
  if (named === undefined) return script;
  const target = posix.join(folder, named);
  const text = target.startsWith(`${folder}/`) ? files.text(target) : undefined;
  if (text !== undefined) return { ...script, script: linesOf(text) };
  files.missing(path, named);
  return script;
}

function managedObjectsOf(realm: string, paths: readonly string[], files: ImportFiles) {
  const folder = `${posix.join(realm, "../../managed-objects")}/`;
  const found: Json[] = [];
  for (const path of paths.filter((file) => file.startsWith(folder))) {
    const value = files.left.get(path);
    if (value !== undefined && isManagedObject(value)) found.push(value);
  }
  return byName(found);
}

/** True: the tree of `journeys/<Name>/<Name>.json`, whose nodes stand in the folder `nodes` beside it. */
function isJourneyFile(path: string, value: JsonObject, paths: readonly string[]): boolean {
  if (!isTree(value)) return false;
  const folder = posix.dirname(path);
  return (
    posix.basename(posix.dirname(folder)) === "journeys" ||
    (paths.some((file) => file.startsWith(`${folder}/nodes/`)) &&
      posix.basename(folder) === posix.basename(path, ".json"))
  );
}

/** fr-config-manager: `realms/alpha/journeys/Login/Login.json` and the files of its nodes, pages as folders. */
export const frConfigManager: FormatReader = {
  folder: (files) => {
    const paths = [...files.left.keys()];
    const trees = [...files.left].filter(([path, value]) => isJourneyFile(path, value, paths));
    const realms = Map.groupBy(trees, ([path]) => posix.join(posix.dirname(path), "../.."));
    const used: string[] = [];
    const bundles = [...realms].flatMap(([realm, members]): JourneyBundle[] => {
      const journeys = members.flatMap(([path, tree]) => journeyIn(path, tree, paths, files));
      const scripts = scriptsOf(realm, paths, files);
      const managedObjects = managedObjectsOf(realm, paths, files);
      if (journeys.length === 0) return [];
      used.push(realm);
      const attached = journeys.map(({ name, document }) => ({
        name,
        document: attach(document, { scripts }),
      }));
      const name = posix.basename(realm);
      return [
        applyRest(
          {
            format: "fr-config-manager",
            path: realm,
            realm: name === "." || name === ".." ? undefined : name,
            journeys: attached,
            envelope: {},
            managedObjects,
          },
          files,
        ),
      ];
    });
    takeManagedObjects(used, files);
    return bundles;
  },
};

/** The realms of a configuration share its managed objects, so that they are taken at the end. */
function takeManagedObjects(realms: readonly string[], files: ImportFiles): void {
  const folders = realms.map((realm) => `${posix.join(realm, "../../managed-objects")}/`);
  for (const [path, value] of files.left) {
    if (isManagedObject(value) && folders.some((folder) => path.startsWith(folder)))
      files.take(path);
  }
}
