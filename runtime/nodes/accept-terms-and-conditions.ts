import { termsAndConditionsCallback } from "../callbacks/terms-and-conditions-callback.ts";
import { JourneyError } from "../errors.ts";
import { isObject } from "../json.ts";
import type { Terms } from "../machine/app-content.ts";
import { defineNode } from "../machine/define-node.ts";
import { ask, take } from "../machine/node-type.ts";
import { onlyAnswer } from "./input/answers.ts";
import { wording } from "./input/wording.ts";
import { singleOutcome } from "./settings/common.ts";

/** Lets the user accept the terms. */
export const acceptTermsAndConditions = defineNode(
  {
    type: "AcceptTermsAndConditions",
    amType: "AcceptTermsAndConditionsNode",
    displayName: "Accept Terms and Conditions",
    summary: "Shows the active terms, and waits until the user accepts them.",
    documentation:
      "Keeps the version and the time of the acceptance as `termsAccepted`; Create Object or Patch Object stores them. " +
      "A user who does not accept sees the terms again, and so does one who has seen another version than the app has by " +
      "now.\n\n" +
      "The terms are the app's option `terms`: an app without them does not start.",
    settings: { type: "object", properties: {}, required: [], additionalProperties: false },
    outcomes: singleOutcome,
    interactive: true,
    pageMember: true,
    effects: {
      reads: [],
      writes: [{ key: "termsAccepted", scope: "shared" }],
      identity: [],
    },
  },
  {
    needs: ["terms"],
    run(context) {
      const { terms } = context.app;
      if (!terms) throw termsMissing();
      const { version, createDate } = terms;
      const accepted =
        context.answers !== undefined && onlyAnswer(context.answers).get("") === true;
      if (accepted && isShown(context.memory, terms)) {
        const acceptDate = new Date(context.now()).toISOString();
        context.state.setShared("termsAccepted", { acceptDate, termsVersion: version });
        return take("outcome");
      }
      return ask(
        [termsAndConditionsCallback({ version, terms: wording(context, terms.text), createDate })],
        { memory: { version } },
      );
    },
  },
);

/** Whether the user has seen this version: there may be a new one since. */
function isShown(memory: unknown, { version }: Terms): boolean {
  return isObject(memory) && memory["version"] === version;
}

function termsMissing(): JourneyError {
  return new JourneyError(
    "terms-missing",
    "A node asks to accept the terms and conditions, and the app has none.",
    "Pass `terms` to `createJourneys`.",
  );
}
