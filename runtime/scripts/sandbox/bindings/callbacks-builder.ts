import { attributeInputCallback } from "../../../callbacks/attribute-input-callback.ts";
import { choiceCallback } from "../../../callbacks/choice-callback.ts";
import { confirmationCallback } from "../../../callbacks/confirmation-callback.ts";
import { consentMappingCallback } from "../../../callbacks/consent-mapping-callback.ts";
import { deviceProfileCallback } from "../../../callbacks/device-profile-callback.ts";
import { hiddenValueCallback } from "../../../callbacks/hidden-value-callback.ts";
import { kbaCreateCallback } from "../../../callbacks/kba-create-callback.ts";
import { metadataCallback } from "../../../callbacks/metadata-callback.ts";
import { nameCallback } from "../../../callbacks/name-callback.ts";
import { passwordCallback } from "../../../callbacks/password-callback.ts";
import { pollingWaitCallback } from "../../../callbacks/polling-wait-callback.ts";
import { selectIdPCallback } from "../../../callbacks/select-idp-callback.ts";
import { suspendedTextOutputCallback } from "../../../callbacks/suspended-text-output-callback.ts";
import { termsAndConditionsCallback } from "../../../callbacks/terms-and-conditions-callback.ts";
import { textInputCallback } from "../../../callbacks/text-input-callback.ts";
import { textOutputCallback } from "../../../callbacks/text-output-callback.ts";
import { validatedPasswordCallback } from "../../../callbacks/validated-password-callback.ts";
import { validatedUsernameCallback } from "../../../callbacks/validated-username-callback.ts";
import { refusedBindings } from "../../../catalogue/refused-bindings.ts";
import type { Callback } from "../../../machine/callbacks.ts";
import type { Binding } from "../binding.ts";
import { unsupported } from "../errors.ts";
import { Given, messageKind, textKind } from "../given.ts";

/** How AM's methods make callbacks; what may be left out has the value that AM gives it. */
const builders: Readonly<Record<string, (given: Given) => Callback>> = {
  nameCallback: (given) => nameCallback({ prompt: given.text(0), value: given.text(1, "") }),
  passwordCallback: (given) => passwordCallback(given.text(0)),
  textInputCallback: (given) => textInputCallback(given.text(0), given.text(1, "")),
  textOutputCallback: (given) => textOutputCallback(given.text(1), textKind(given.text(0))),
  suspendedTextOutputCallback: (given) => suspendedTextOutputCallback(given.text(1)),
  scriptTextOutputCallback: (given) => textOutputCallback(given.text(0), "script"),
  hiddenValueCallback: (given) => hiddenValueCallback(given.text(0), given.text(1, "")),
  metadataCallback: (given) => metadataCallback(given.object(0)),
  pollingWaitCallback: (given) => pollingWaitCallback(given.number(0), given.text(1, "")),
  choiceCallback(given) {
    if (given.yes(3)) throw given.wrong("only one choice can be made at a time");
    return choiceCallback(given.text(0), given.texts(1), given.number(2, 0));
  },
  confirmationCallback(given) {
    // With a prompt in front, or without one.
    const first = given.isNumber(0) ? 0 : 1;
    const callback = confirmationCallback({
      kind: messageKind(given.number(first)),
      options: given.texts(first + 1),
      defaultOption: given.number(first + 2, 0) === 1 ? 1 : 0,
    });
    return first === 0 ? callback : withPrompt(callback, given.text(0));
  },
  stringAttributeInputCallback: (given) => attributeInputCallback(given.attribute("string")),
  numberAttributeInputCallback: (given) => attributeInputCallback(given.attribute("number")),
  booleanAttributeInputCallback: (given) => attributeInputCallback(given.attribute("boolean")),
  validatedUsernameCallback: (given) =>
    validatedUsernameCallback({ prompt: given.text(0), policies: given.object(1, {}) }),
  validatedPasswordCallback: (given) =>
    validatedPasswordCallback({ prompt: given.text(0), policies: given.object(2, {}) }),
  kbaCreateCallback: (given) =>
    kbaCreateCallback({
      prompt: given.text(0),
      predefinedQuestions: given.texts(1),
      allowUserDefinedQuestions: given.yes(2),
    }),
  termsAndConditionsCallback: (given) =>
    termsAndConditionsCallback({
      version: given.text(0),
      terms: given.text(1),
      createDate: given.text(2),
    }),
  consentMappingCallback: (given) =>
    consentMappingCallback({
      name: given.text(0),
      displayName: given.text(1),
      icon: given.text(2),
      accessLevel: given.text(3),
      fields: given.texts(4),
      message: given.text(5),
      isRequired: given.yes(6),
    }),
  deviceProfileCallback: (given) =>
    deviceProfileCallback({
      metadata: given.yes(0),
      location: given.yes(1),
      message: given.text(2, ""),
    }),
  selectIdPCallback: (given) =>
    selectIdPCallback(given.objects(0).map(({ provider }) => ({ provider: String(provider) }))),
};

/** `callbacksBuilder`: questions, which are asked when the script has ended. */
export const binding: Binding = {
  inside: `
const callbacksBuilder = {};
for (const name of ${JSON.stringify([...Object.keys(builders), ...refusedBindings.callbacksBuilder])})
  callbacksBuilder[name] = (...given) => { call("callbacksBuilder", name, ...given); };
define("callbacksBuilder", freeze(callbacksBuilder));
`,
  calls: {
    callbacksBuilder(visit, [name, ...values]) {
      const method = visit.text(name, "callbacksBuilder");
      const binding = `callbacksBuilder.${method.slice(0, 64)}`;
      const build = Object.hasOwn(builders, method) ? builders[method] : undefined;
      if (!build)
        throw unsupported(visit.name, binding, "Use the node type that asks this question.");
      visit.ask(build(new Given(visit, binding, values)));
      return undefined;
    },
  },
};

function withPrompt(callback: Callback, prompt: string): Callback {
  const output = callback.output.map((entry) =>
    entry.name === "prompt" ? { name: "prompt", value: prompt } : entry,
  );
  return { ...callback, output };
}
