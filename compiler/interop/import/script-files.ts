import { isObject, type JsonObject, own, textAt } from "../json.ts";
import { fileStem } from "../../naming/identifiers.ts";
import { decodeScript } from "../scripts/encoding.ts";
import type { ScriptLayout } from "../sidecar/layout.ts";
import { keyOf, type SharedFiles } from "./shared-files.ts";

export interface ScriptFile {
  /** As a text names it: `./scripts/check-device.js`. */
  readonly path: string;
  readonly layout: ScriptLayout;
}

/** The folder of scripts, beside the journeys. */
export const scriptFolder = "scripts";

const extensions: Readonly<Record<string, string>> = { GROOVY: "groovy" };

/** The file of a script; undefined where it has no text, which then stays in the layout. */
function scriptFile(
  id: string,
  record: JsonObject,
  files: SharedFiles,
  earlier: ReadonlyMap<string, string>,
): ScriptFile | undefined {
  const decoded = decodeScript(own(record, "script") ?? null);
  if (decoded === undefined || !decoded.text.isWellFormed()) return undefined;
  const name = textAt(record, "name") ?? id;
  const extension = extensions[textAt(record, "language") ?? ""] ?? "js";
  const content = {
    folder: scriptFolder,
    id,
    stem: fileStem(name, "script"),
    extension,
    text: decoded.text,
  };
  const path = files.put(content, earlier.get(keyOf(scriptFolder, id)));
  return { path, layout: { id, name, encoding: decoded.encoding } };
}

/**
 * The scripts of a journey's document by their ids.
 * @param earlier the files that the same journey had at an earlier import, by `keyOf`
 */
export function scriptFilesOf(
  document: JsonObject,
  files: SharedFiles,
  earlier: ReadonlyMap<string, string>,
): ReadonlyMap<string, ScriptFile> {
  const scripts = own(document, "scripts");
  const found = Object.entries(isObject(scripts) ? scripts : {}).flatMap(([id, record]) => {
    const file = isObject(record) ? scriptFile(id, record, files, earlier) : undefined;
    return file === undefined ? [] : [[id, file] as const];
  });
  return new Map(found);
}
