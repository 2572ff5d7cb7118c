import type { JourneyBundle } from "../journey-document.ts";
import { isObject, type JsonObject, objectAt, own } from "../json.ts";
import { objectFaults } from "../shape-faults.ts";
import { attach } from "./attach.ts";
import type { FormatReader } from "./format.ts";
import { journeysOf } from "./frodo-multi.ts";
import { byName, managedObjectsOf } from "./managed-objects.ts";

/** The key under which versions of frodo keep a realm's journeys. */
const journeyKeys = ["trees", "journey", "journeys"];

function journeyKeyOf(realm: JsonObject): string | undefined {
  return journeyKeys.find((key) => own(realm, key) !== undefined);
}

/** True: a whole configuration in one file, `{ meta, global, realm: { alpha: { trees, script, … } } }`. */
function isFullConfig(value: JsonObject): boolean {
  const realms = Object.values(objectAt(value, "realm")).filter(isObject);
  return realms.some((realm) => journeyKeyOf(realm) !== undefined);
}

/** `frodo config export --all`: a bundle for each realm. What is not about journeys is left alone. */
export const frodoFullConfig: FormatReader = {
  file: (path, value, files) => {
    if (!isFullConfig(value)) return undefined;
    const shared = objectAt(value, "global");
    const idm = objectAt(objectAt(shared, "idm"), "managed");
    const managedObjects = byName(managedObjectsOf(idm));
    const meta = own(value, "meta");
    return Object.entries(objectAt(value, "realm")).flatMap(([realm, content]): JourneyBundle[] => {
      if (!isObject(content)) return [];
      const key = journeyKeyOf(content);
      const trees = key === undefined ? undefined : own(content, key);
      if (key === undefined || trees === undefined) return [];
      const at = ["realm", realm, key];
      if (!files.sound(path, objectFaults(trees, at)) || !isObject(trees)) return [];
      const pool = {
        scripts: objectAt(content, "script"),
        emailTemplates: objectAt(shared, "emailTemplate"),
        socialIdentityProviders: objectAt(content, "idp"),
        themes: objectAt(content, "theme"),
      };
      const journeys = journeysOf(trees, path, at, files).map(({ name, document }) => ({
        name,
        document: attach(document, pool),
      }));
      if (journeys.length === 0) return [];
      const envelope = meta === undefined ? {} : { meta };
      return [{ format: "frodo-multi", path, realm, journeys, envelope, managedObjects }];
    });
  },
};
