import { isObject, type JsonObject, own, textAt } from "../json.ts";
import { fileStem } from "../naming/identifiers.ts";
import { decodeScript } from "../scripts/encoding.ts";
import type { ScriptLayout } from "../sidecar/layout.ts";
import type { SharedFiles } from "./shared-files.ts";

export interface ScriptFile {
  /** As a text names it: `./scripts/check-device.js`. */
  readonly path: string;
  readonly layout: ScriptLayout;
}

/** The folder of scripts, beside the journeys. */
export const scriptFolder = "scripts";

const extensions: Readonly<Record<string, string>> = { GROOVY: "groovy" };

/** The file of a script; undefined where it has no text, which then stays in the layout. */
function scriptFile(id: string, record: JsonObject, files: SharedFiles): ScriptFile | undefined {
  const decoded = decodeScript(own(record, "script") ?? null);
  if (decoded === undefined || !decoded.text.isWellFormed()) return undefined;
  const name = textAt(record, "name") ?? id;
  const extension = extensions[textAt(record, "language") ?? ""] ?? "js";
  const stem = fileStem(name, "script");
  const path = files.put({ folder: scriptFolder, id, stem, extension, text: decoded.text });
  return { path, layout: { id, name, encoding: decoded.encoding } };
}

/** The scripts of a journey's document by their ids. */
export function scriptFilesOf(
  document: JsonObject,
  files: SharedFiles,
): ReadonlyMap<string, ScriptFile> {
  const scripts = own(document, "scripts");
  const found = Object.entries(isObject(scripts) ? scripts : {}).flatMap(([id, record]) => {
    const file = isObject(record) ? scriptFile(id, record, files) : undefined;
    return file === undefined ? [] : [[id, file] as const];
  });
  return new Map(found);
}
