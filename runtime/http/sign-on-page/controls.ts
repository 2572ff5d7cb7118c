import type { Control } from "./control.ts";
import { attribute, number } from "./controls/attribute.ts";
import { checkBox } from "./controls/check-box.ts";
import { choice } from "./controls/choice.ts";
import { confirmation } from "./controls/confirmation.ts";
import { hidden } from "./controls/hidden.ts";
import { identityProviders } from "./controls/identity-providers.ts";
import { message, suspended } from "./controls/message.ts";
import { name, text } from "./controls/name.ts";
import { newPassword, password } from "./controls/password.ts";
import { pollingWait } from "./controls/polling-wait.ts";
import { redirect } from "./controls/redirect.ts";
import { metadata, scripted } from "./controls/scripted.ts";
import { securityQuestion } from "./controls/security-question.ts";
import { consent, termsAndConditions } from "./controls/terms.ts";

/** How each callback looks and is answered. */
const controls: ReadonlyMap<string, Control> = new Map<string, Control>([
  ["NameCallback", name],
  ["ValidatedCreateUsernameCallback", name],
  ["PasswordCallback", password],
  ["ValidatedCreatePasswordCallback", newPassword],
  ["TextInputCallback", text],
  ["StringAttributeInputCallback", attribute],
  ["NumberAttributeInputCallback", number],
  ["BooleanAttributeInputCallback", checkBox],
  ["TermsAndConditionsCallback", termsAndConditions],
  ["ConsentMappingCallback", consent],
  ["ChoiceCallback", choice],
  ["ConfirmationCallback", confirmation],
  ["KbaCreateCallback", securityQuestion],
  ["SelectIdPCallback", identityProviders],
  ["TextOutputCallback", message],
  ["SuspendedTextOutputCallback", suspended],
  ["HiddenValueCallback", hidden],
  ["MetadataCallback", metadata],
  ["PollingWaitCallback", pollingWait],
  ["RedirectCallback", redirect],
]);

/** One that is not here is for programs, if it asks for anything: device profiles, captchas, risk signals. */
export function controlOf(type: string, asks: boolean): Control {
  return controls.get(type) ?? (asks ? scripted : metadata);
}
