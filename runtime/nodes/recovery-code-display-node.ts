import { confirmationCallback } from "../callbacks/confirmation-callback.ts";
import { textOutputCallback } from "../callbacks/text-output-callback.ts";
import { defineNode } from "../machine/define-node.ts";
import { ask, take } from "../machine/node-type.ts";
import { textAsHtml } from "./input/text-as-html.ts";
import { codesToShow, recoveryCodesKey, recoveryDeviceKey } from "./oath/state.ts";
import { nextLabel, recoveryMessage } from "./oath/wording.ts";
import { singleOutcome } from "./settings/common.ts";

/** Shows recovery codes to the user whose they are, once. */
export const recoveryCodeDisplayNode = defineNode(
  {
    type: "RecoveryCodeDisplayNode",
    amType: "RecoveryCodeDisplayNode",
    displayName: "Recovery Code Display Node",
    summary: "Shows the recovery codes of a device that was just registered.",
    documentation:
      "Shows the codes that a registration node has left in `recoveryCodes`, once, and removes them from the state. " +
      "Without codes it goes on at once.\n\n" +
      "They are shown as text with a button to go on; AM sends a script that shows them.",
    settings: { type: "object", properties: {}, required: [], additionalProperties: false },
    outcomes: singleOutcome,
    interactive: true,
    pageMember: false,
    effects: {
      reads: [
        // No sink: to be seen by their owner, once, is what these codes are for.
        { key: "recoveryCodes", required: false, secret: true },
        { key: "recoveryCodeDeviceName", required: false, to: "page" },
      ],
      writes: [],
      identity: [],
    },
  },
  {
    run(context) {
      const codes = codesToShow(context.state);
      const device = context.state.get(recoveryDeviceKey);
      if (context.answers || codes.length === 0) return take("outcome");
      // Only letters, digits and dashes: there is nothing to escape.
      const list = codes
        .map((code) => `<li><code>${code.replace(/[^\w-]/g, "")}</code></li>`)
        .join("");
      const message = context.localize(recoveryMessage) ?? "";
      const name =
        typeof device === "string" ? `<p><strong>${textAsHtml(device)}</strong></p>` : "";
      for (const key of [recoveryCodesKey, recoveryDeviceKey]) context.state.remove(key);
      return ask([
        textOutputCallback(`${name}<p>${message}</p><ul>${list}</ul>`),
        confirmationCallback({ options: [context.localize(nextLabel) ?? "Next"] }),
      ]);
    },
  },
);
