import type { Callback } from "../machine/callbacks.ts";
import { callbackOf } from "./callback-of.ts";

/** `HiddenValueCallback`: a value that a script finds by its id. Output `value`, `id`, input the id, to be overwritten. */
export function hiddenValueCallback(id: string, value = ""): Callback {
  return callbackOf("HiddenValueCallback", { value, id }, { "": id });
}
