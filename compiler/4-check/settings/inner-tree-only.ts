import type { Journey } from "../../2-bind/model.ts";
import type { Fix } from "../../diagnostics/diagnostic.ts";
import type { CheckContext } from "../context.ts";
import { insertSettings } from "./insert-settings.ts";

/** The repair of a journey that is made to be run by others, and does not say so. */
export function letOnlyOthersRun(context: CheckContext, journey: Journey): readonly Fix[] {
  const owner = context.owners.find(
    ({ type, name }) => type === "journey" && name === journey.declaration.name,
  );
  if (owner === undefined || owner.settings.has("innerTreeOnly")) return [];
  const edit = insertSettings(owner, [{ name: "innerTreeOnly", value: "true" }]);
  if (edit === undefined) return [];
  return [{ title: "Let only other journeys run it", edits: [edit], preferred: false }];
}
