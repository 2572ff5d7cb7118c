import { quote } from "../../2-bind/text.ts";
import { isObject, type Json, type JsonObject, objectAt, own, textAt } from "../json.ts";
import type { Output, WritableBundle } from "./output.ts";
import { distinctFileNames, safeFileName } from "./safe-file-name.ts";
import { textOf } from "./script-text.ts";
import { membersOf, typeOf } from "./tree.ts";

function nodeFile(displayName: string | undefined, id: string, settings: Json | undefined): string {
  const type = isObject(settings) ? typeOf(settings) : undefined;
  return safeFileName(`${displayName ?? type ?? "Node"} - ${id}`);
}

/** The files of a journey's nodes; the members of a page stand in a folder with the name of the page's file. */
function writeNodes(folder: string, document: JsonObject, output: Output): void {
  const references = objectAt(objectAt(document, "tree"), "nodes");
  const inner = objectAt(document, "innerNodes");
  const written = new Set<string>();
  const put = (path: string, id: string, settings: Json): void =>
    output.json(`${path}.json`, settings, `the node ${quote(id)}`);
  for (const [id, settings] of Object.entries(objectAt(document, "nodes"))) {
    const displayName = textAt(objectAt(references, id), "displayName");
    const path = `${folder}/${nodeFile(displayName, id, settings)}`;
    put(path, id, settings);
    for (const member of isObject(settings) ? membersOf(settings) : []) {
      const value = own(inner, member.id);
      if (value === undefined || written.has(member.id)) continue;
      written.add(member.id);
      put(`${path}/${nodeFile(member.displayName, member.id, value)}`, member.id, value);
    }
  }
  // Members that no page names, and those of pages in pages.
  for (const [id, settings] of Object.entries(inner)) {
    if (!written.has(id))
      put(`${folder}/without page/${nodeFile(undefined, id, settings)}`, id, settings);
  }
}

/** A script's settings, and its text in a file of its own where it is one. */
function writeScript(folder: string, id: string, script: JsonObject, output: Output): void {
  const text = textOf(own(script, "script"));
  const context = safeFileName(textAt(script, "context") ?? "UNKNOWN");
  const ending = textAt(script, "language") === "GROOVY" ? "groovy" : "js";
  const file = `scripts-content/${context}/${safeFileName(textAt(script, "name") ?? id)}.${ending}`;
  const settings = text === undefined ? script : { ...script, script: { file } };
  const what = `the script ${quote(id)}`;
  output.json(`${folder}/scripts-config/${safeFileName(id)}.json`, settings, what);
  if (text !== undefined) output.text(`${folder}/${file}`, text, what);
}

/** A folder as fr-config-manager pulls it; gives the folder of the realm. */
export function writeFrConfigManager(bundle: WritableBundle, output: Output): string {
  const realm = bundle.realm === undefined || bundle.realm === "/" ? "root" : bundle.realm;
  const root = `realms/${safeFileName(realm)}`;
  const names = distinctFileNames(bundle.journeys.map(({ name }) => name));
  const seen = new Set<string>();
  for (const [index, { name, document }] of bundle.journeys.entries()) {
    const folder = `${root}/journeys/${names[index]}`;
    if (seen.has(name)) output.cannotHold(folder, `two journeys ${quote(name)}`);
    seen.add(name);
    output.json(
      `${folder}/${names[index]}.json`,
      objectAt(document, "tree"),
      `the tree ${quote(name)}`,
    );
    writeNodes(`${folder}/nodes`, document, output);
    for (const [id, script] of Object.entries(objectAt(document, "scripts"))) {
      if (isObject(script)) writeScript(`${root}/scripts`, id, script, output);
    }
  }
  for (const [name, type] of bundle.managedObjects ?? []) {
    const file = safeFileName(name);
    output.json(`managed-objects/${file}/${file}.json`, type, `the type ${quote(name)}`);
  }
  return root;
}
