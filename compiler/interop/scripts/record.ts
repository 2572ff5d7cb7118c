import type { JsonObject } from "../json.ts";
import type { ScriptLayout } from "../sidecar/layout.ts";
import { patched } from "../sidecar/patch.ts";
import { encodeScript } from "./encoding.ts";

/** A script as AM has it, without what only its source knows. */
function scriptRecord({ id, name, encoding }: ScriptLayout, text: string): JsonObject {
  return {
    _id: id,
    name,
    description: null,
    script: encodeScript(text, encoding),
    default: false,
    language: "JAVASCRIPT",
    context: "AUTHENTICATION_TREE_DECISION_NODE",
    evaluatorVersion: "2.0",
  };
}

/** A script as its source has it. */
export function scriptOf(layout: ScriptLayout, text: string): JsonObject {
  return patched(scriptRecord(layout, text), layout.record);
}
