import { posix } from "node:path";
import type { ImportFiles } from "../import-files.ts";
import type { JourneyBundle, JourneyDocument } from "../journey-document.ts";
import {
  fromEntries,
  isObject,
  type Json,
  type JsonObject,
  objectAt,
  own,
  textAt,
  without,
} from "../json.ts";
import { documentFaults, objectFaults } from "../shape-faults.ts";
import { attach, type Dependencies } from "./attach.ts";
import type { FormatReader } from "./format.ts";
import { isDocument } from "./frodo.ts";
import { isMulti, journeysOf } from "./frodo-multi.ts";
import { byName, isManagedObject, managedObjectsOf } from "./managed-objects.ts";
import { linesOf } from "./script-text.ts";
import { journeyName } from "./single-file.ts";

/** `<root>/realm/root-alpha/journey/Login.journey.json` */
const layout = /(?:^|\/)realm\/[^/]+\/journey\/[^/]+$/;

/** The journeys of a file of the layout; `meta` and whatever else stands beside them goes to each. */
function documentsOf(
  path: string,
  value: JsonObject,
  files: ImportFiles,
): readonly JourneyDocument[] {
  const trees = own(value, "trees");
  if (isObject(trees)) {
    const beside = without(value, "trees");
    return journeysOf(trees, path, ["trees"], files).flatMap(({ name, document }) => {
      const whole = { ...beside, ...document };
      return files.sound(path, documentFaults(whole, [])) ? [{ name, document: whole }] : [];
    });
  }
  const faults = trees === undefined ? documentFaults(value, []) : objectFaults(trees, ["trees"]);
  if (!files.sound(path, faults)) return [];
  return [{ name: journeyName(value, path), document: value }];
}

/** The entries of a kind (`script`, `emailTemplate`, …) in the files below a folder, which are taken. */
function entriesOf(kind: string, folder: string, files: ImportFiles): JsonObject {
  const found: (readonly [string, Json])[] = [];
  for (const [path, value] of files.left) {
    const content = own(value, kind);
    if (!isObject(content) || !path.startsWith(`${folder}/`)) continue;
    files.take(path);
    for (const [key, entry] of Object.entries(content)) {
      found.push([key, isObject(entry) ? withText(path, entry, files) : entry]);
    }
  }
  return fromEntries(found);
}

/** A script whose text stands in a file beside its own: `"script": "file://debug.script.js"`. */
function withText(path: string, script: JsonObject, files: ImportFiles): JsonObject {
  const named = textAt(script, "script");
  if (named === undefined || !named.startsWith("file://")) return script;
  const folder = posix.dirname(path);
  const target = posix.join(folder, named.slice("file://".length));
  const text = target.startsWith(`${folder}/`) ? files.text(target) : undefined;
  if (text !== undefined) return { ...script, script: linesOf(text) };
  files.missing(path, named);
  return script;
}

function managedObjects(folder: string, files: ImportFiles): ReadonlyMap<string, JsonObject> {
  const found: Json[] = [];
  for (const [path, value] of files.left) {
    if (!path.startsWith(`${folder}/`)) continue;
    const types = isManagedObject(value)
      ? [value]
      : managedObjectsOf(objectAt(objectAt(value, "idm"), "managed"));
    if (types.length === 0) continue;
    files.take(path);
    // In a tree of separate files, `objects` may have names of files in the place of types.
    found.push(...types.filter(isManagedObject));
  }
  return byName(found);
}

/** What the realms of a configuration share. */
interface Shared {
  readonly scripts: JsonObject;
  readonly emailTemplates: JsonObject;
  readonly managedObjects: ReadonlyMap<string, JsonObject>;
}

function sharedOf(root: string, files: ImportFiles): Shared {
  const folder = posix.join(root, "global");
  return {
    scripts: entriesOf("script", folder, files),
    emailTemplates: entriesOf("emailTemplate", folder, files),
    managedObjects: managedObjects(folder, files),
  };
}

function poolOf(folder: string, shared: Shared, files: ImportFiles): Dependencies {
  return {
    scripts: { ...shared.scripts, ...entriesOf("script", folder, files) },
    emailTemplates: { ...shared.emailTemplates, ...entriesOf("emailTemplate", folder, files) },
    socialIdentityProviders: entriesOf("idp", folder, files),
    themes: entriesOf("theme", folder, files),
  };
}

/** `frodo config export --all-separate`: a folder for each realm, one for what they share. */
export const frodoFolder: FormatReader = {
  folder: (files) => {
    const found = [...files.left].filter(([, value]) => isMulti(value) || isDocument(value));
    const realms = Map.groupBy(
      found.filter(([path]) => layout.test(path)),
      ([path]) => posix.join(posix.dirname(path), ".."),
    );
    const shared = new Map<string, Shared>();
    return [...realms].flatMap(([folder, members]): JourneyBundle[] => {
      const root = posix.join(folder, "../..");
      const journeys = members.flatMap(([path, value]) => {
        files.take(path);
        return documentsOf(path, value, files);
      });
      const common = shared.get(root) ?? sharedOf(root, files);
      shared.set(root, common);
      const pool = poolOf(folder, common, files);
      if (journeys.length === 0) return [];
      return [
        {
          format: "frodo",
          path: folder,
          realm: posix.basename(folder).replace(/^root-(?=.)/, ""),
          journeys: journeys.map(({ name, document }) => ({
            name,
            document: attach(document, pool),
          })),
          envelope: {},
          managedObjects: common.managedObjects,
        },
      ];
    });
  },
};
