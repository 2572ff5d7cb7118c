import type { Control } from "../control.ts";
import { mainInput } from "../control.ts";
import { lineOf, outputOf, valueOf } from "../field.ts";
import { html } from "../html.ts";
import { deviceRegistration, isDeviceUri } from "./qr-code.ts";

/** A value for programs, or for an app that registers as a device: that one is shown, and not sent back. Its input begins with the callback's id on the wire: the value stands in the output. */
export const hidden: Control = {
  part: "shown",
  show({ callback, id, words }) {
    const value = outputOf(callback, "value") ?? valueOf(callback);
    if (typeof value === "string" && isDeviceUri(value)) return deviceRegistration(value, words);
    return html`<input type="hidden" name="${id}" value="${lineOf(value)}" />`;
  },
  read: mainInput((entry) => entry.text("") ?? entry.value),
};
