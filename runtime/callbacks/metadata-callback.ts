import type { JsonObject } from "../json.ts";
import type { Callback } from "../machine/callbacks.ts";
import { callbackOf } from "./callback-of.ts";

/** `MetadataCallback`: data for the client's program. Output `data`, no input. */
export function metadataCallback(data: JsonObject): Callback {
  return callbackOf("MetadataCallback", { data });
}
