import { JourneyError } from "../../errors.ts";
import type { Json } from "../../json.ts";
import type { NodeState } from "../../machine/node-state.ts";
import { attributesKey } from "../../machine/scopes.ts";

/**
 * Sets the shared state key that a setting names: `theme`, `objectAttributes.mail`.
 * @throws JourneyError `node-setting-unusable` for the object of all attributes itself
 */
export function setSharedKey(type: string, state: NodeState, key: string, value: Json): void {
  if (key === attributesKey || key === `${attributesKey}.`) throw unusable(type);
  if (key.startsWith(`${attributesKey}.`)) {
    state.setAttribute("shared", key.slice(attributesKey.length + 1), value);
    return;
  }
  // What another scope has would hide it.
  state.remove(key);
  state.setShared(key, value);
}

function unusable(type: string): JourneyError {
  return new JourneyError(
    "node-setting-unusable",
    `A ${type} node would replace every collected attribute.`,
    `Name one attribute in the journey: \`${attributesKey}.mail\`.`,
  );
}
