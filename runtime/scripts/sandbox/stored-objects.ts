import {
  DirectoryConflict,
  type ManagedObject,
  PolicyViolation,
} from "../../directory/directory.ts";
import { JourneyError } from "../../errors.ts";
import type { Json, JsonObject } from "../../json.ts";
import { isControl } from "../../nodes/identity/patchable.ts";
import { ScriptFault, writeRefused } from "./errors.ts";
import type { Visit } from "./visit.ts";

/** What scripts read: the directory hands out no secrets, and what is kept of security questions is left out, too. */
export function contentOf({ id, revision, attributes }: ManagedObject): JsonObject {
  const { kbaInfo: _, ...shown } = attributes;
  return { ...shown, _id: id, _rev: String(revision) };
}

/** What proves who somebody is, or decides as whom he signs on: nodes change it, which the checker can follow. */
const proofs: ReadonlySet<string> = new Set(["password", "kbaInfo", "userName"]);

/** @throws JourneyError `script-write-refused` */
export function checkWritable(visit: Visit, binding: string, changes: JsonObject): void {
  const schema = visit.occasion.context.resource?.schema["properties"];
  for (const name of Object.keys(changes)) {
    const declared = (schema as Readonly<Record<string, JsonObject>> | undefined)?.[name];
    if (proofs.has(name) || isControl(name) || declared?.["writeOnly"] === true)
      throw writeRefused(visit.name, binding, name);
  }
}

/** What a write was refused for the script may catch; a directory that is gone it may not. */
export async function catchable<Value>(work: Promise<Value>): Promise<Value> {
  try {
    return await work;
  } catch (error) {
    const isTheirs =
      error instanceof PolicyViolation ||
      error instanceof DirectoryConflict ||
      (error instanceof JourneyError && error.code === "directory-object-not-found");
    throw isTheirs ? new ScriptFault(error.message) : error;
  }
}

/** The object whose attributes are these, among those of the journey's resource. */
export async function findUser(visit: Visit, idOrName: string): Promise<ManagedObject | undefined> {
  const { directory, resource } = visit.occasion.context;
  if (!resource || idOrName === "") return undefined;
  return (
    (await directory.read(resource.name, idOrName)) ??
    (await directory.find(resource.name, "userName", idOrName))
  );
}

/** Changes attributes; `null` takes one away. */
export async function change(
  visit: Visit,
  binding: string,
  object: { readonly resource: string; readonly id: string },
  changes: Readonly<Record<string, Json>>,
  revision?: number,
): Promise<ManagedObject> {
  checkWritable(visit, binding, changes);
  const { directory } = visit.occasion.context;
  return catchable(
    directory.patch(
      object.resource,
      object.id,
      changes,
      revision === undefined ? {} : { revision },
    ),
  );
}
