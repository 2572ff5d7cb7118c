import { confirmationCallback } from "../callbacks/confirmation-callback.ts";
import { nameCallback } from "../callbacks/name-callback.ts";
import type { Answer } from "../machine/callbacks.ts";
import { defineNode } from "../machine/define-node.ts";
import { ask, take, type NodeContext, type NodeResult } from "../machine/node-type.ts";
import { isActingUser } from "./identity/acting-user.ts";
import { devicesOf } from "./identity/device-owner.ts";
import { namedUser } from "./identity/named-user.ts";
import { expectAnswers, textAnswer } from "./input/answers.ts";
import type { CodeWindow } from "./oath/codes.ts";
import { methodKey, pendingDevice, profileKey } from "./oath/state.ts";
import { manifest } from "./oath/verifier-manifest.ts";
import { verifyCode } from "./oath/verify-code.ts";
import { codePrompt, submitLabel, useRecoveryCodeLabel } from "./oath/wording.ts";
import type { SettingsReader } from "../machine/read-settings.ts";

/** Lets the user show that the registered authenticator app is at hand. */
export const oathTokenVerifier = defineNode(manifest, {
  async run(context, settings) {
    const user = await namedUser(context);
    const acting = user !== undefined && isActingUser(context, user);
    const pending = acting ? pendingDevice(context.state.get(profileKey)) : undefined;
    const devices = await devicesOf(context, user, "oath");
    if (!context.answers) {
      if (!acting || pending || devices.length > 0) return question(context, settings);
      context.state.setShared(methodKey, "oath");
      return take("notRegistered");
    }
    const [code, pressed] = expectAnswers(context.answers, 2);
    if (wantsRecovery(pressed, settings)) return take("recoveryCode");
    const typed = code && textAnswer(code);
    if (typed === undefined || typed.trim() === "") return question(context, settings);
    const window = windowOf(context, settings);
    const right = await verifyCode(context, { user, pending, devices, typed, window });
    return take(right ? "success" : "failure");
  },
});

function question(
  context: NodeContext<unknown>,
  settings: SettingsReader,
): NodeResult<"success" | "failure" | "notRegistered"> {
  const labels = settings.flag("isRecoveryCodeAllowed")
    ? [submitLabel, useRecoveryCodeLabel]
    : [submitLabel];
  return ask([
    nameCallback({
      prompt: context.localize(codePrompt) ?? "",
      autocomplete: ["one-time-code"],
    }),
    confirmationCallback({ options: labels.map((label) => context.localize(label) ?? "") }),
  ]);
}

function wantsRecovery(pressed: Answer | undefined, settings: SettingsReader): boolean {
  return pressed?.get("") === 1 && settings.flag("isRecoveryCodeAllowed");
}

function windowOf(context: NodeContext<unknown>, settings: SettingsReader): CodeWindow {
  return {
    ahead: settings.integer("hotpWindowSize"),
    around: settings.integer("totpTimeSteps"),
    mostDrift: settings.integer("maximumAllowedClockDrift"),
    now: context.now(),
  };
}
