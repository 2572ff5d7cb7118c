import { isObject } from "../../../json.ts";
import type { Callback } from "../../../machine/callbacks.ts";
import type { Control } from "../control.ts";
import { outputOf } from "../field.ts";
import { html } from "../html.ts";

/** Only a program can answer it; the page says so once, for all of them. */
export const scripted: Control = { part: "scripted", show: () => html`` };

/** Nothing that a person could see. */
export const metadata: Control = { part: "shown", show: () => html`` };

/** Whether these callbacks are for a program, although each by itself could be shown: WebAuthn, and AM's scripts. */
export function needScript(callbacks: readonly Callback[]): boolean {
  const hides = callbacks.some(({ type }) => type === "HiddenValueCallback");
  return callbacks.some((callback) => isWebAuthn(callback) || (hides && isScript(callback)));
}

function isWebAuthn(callback: Callback): boolean {
  const data = outputOf(callback, "data");
  const action = isObject(data) ? data["_action"] : undefined;
  return callback.type === "MetadataCallback" && String(action).startsWith("webauthn");
}

function isScript(callback: Callback): boolean {
  return (
    callback.type === "TextOutputCallback" && String(outputOf(callback, "messageType")) === "4"
  );
}
