import { confirmationCallback } from "../../callbacks/confirmation-callback.ts";
import { hiddenValueCallback } from "../../callbacks/hidden-value-callback.ts";
import { metadataCallback } from "../../callbacks/metadata-callback.ts";
import { textOutputCallback } from "../../callbacks/text-output-callback.ts";
import type { JsonObject } from "../../json.ts";
import type { Callback } from "../../machine/callbacks.ts";
import { outcomeId } from "./client-answer.ts";
import { scriptWith } from "./client-script.ts";

/** What a client gets: data or a script, the hidden value to answer with, and perhaps a button. */
export function webAuthnQuestion(
  data: JsonObject,
  asScript: boolean,
  button?: string,
): readonly Callback[] {
  return [
    asScript ? textOutputCallback(scriptWith(data), "script") : metadataCallback(data),
    hiddenValueCallback(outcomeId, "false"),
    ...(button === undefined ? [] : [confirmationCallback({ options: [button] })]),
  ];
}
