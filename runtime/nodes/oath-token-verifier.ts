import { confirmationCallback } from "../callbacks/confirmation-callback.ts";
import { nameCallback } from "../callbacks/name-callback.ts";
import type { Answer } from "../machine/callbacks.ts";
import {
  ask,
  take,
  type NodeContext,
  type NodeResult,
  type NodeType,
} from "../machine/node-type.ts";
import { isActingUser } from "./identity/acting-user.ts";
import { devicesOf } from "./identity/device-owner.ts";
import { namedUser } from "./identity/named-user.ts";
import { expectAnswers, textAnswer } from "./input/answers.ts";
import type { CodeWindow } from "./oath/codes.ts";
import { methodKey, pendingDevice, profileKey } from "./oath/state.ts";
import { manifest } from "./oath/verifier-manifest.ts";
import { verifyCode } from "./oath/verify-code.ts";
import { codePrompt, submitLabel, useRecoveryCodeLabel } from "./oath/wording.ts";
import { readSettings } from "./settings/read-settings.ts";

interface Settings {
  readonly algorithm?: string;
  readonly hotpWindowSize?: number;
  /** Seconds. */
  readonly totpTimeInterval?: number;
  readonly totpTimeSteps?: number;
  readonly totpHashAlgorithm?: string;
  readonly maximumAllowedClockDrift?: number;
  readonly isRecoveryCodeAllowed?: boolean;
}
type Outcome = "success" | "failure" | "notRegistered";
type Optional = "recoveryCode";

/** Lets the user show that the registered authenticator app is at hand. */
export const oathTokenVerifier: NodeType<Settings, Outcome, Optional> = {
  manifest,
  async run(context) {
    const user = await namedUser(context);
    const acting = user !== undefined && isActingUser(context, user);
    const pending = acting ? pendingDevice(context.state.get(profileKey)) : undefined;
    const devices = await devicesOf(context, user, "oath");
    if (!context.answers) {
      if (!acting || pending || devices.length > 0) return question(context);
      context.state.setShared(methodKey, "oath");
      return take("notRegistered");
    }
    const [code, pressed] = expectAnswers(context.answers, 2);
    if (wantsRecovery(context, pressed)) return take("recoveryCode");
    const typed = code && textAnswer(code);
    if (typed === undefined || typed.trim() === "") return question(context);
    const window = windowOf(context);
    const right = await verifyCode(context, { user, pending, devices, typed, window });
    return take(right ? "success" : "failure");
  },
};

function question(context: NodeContext<Settings>): NodeResult<Outcome> {
  const labels = recoveryAllowed(context) ? [submitLabel, useRecoveryCodeLabel] : [submitLabel];
  return ask([
    nameCallback({
      prompt: context.localize(codePrompt) ?? "",
      autocomplete: ["one-time-code"],
    }),
    confirmationCallback({ options: labels.map((label) => context.localize(label) ?? "") }),
  ]);
}

function recoveryAllowed(context: NodeContext<Settings>): boolean {
  return readSettings(manifest, context.settings).flag("isRecoveryCodeAllowed");
}

function wantsRecovery(context: NodeContext<Settings>, pressed: Answer | undefined): boolean {
  return pressed?.get("") === 1 && recoveryAllowed(context);
}

function windowOf(context: NodeContext<Settings>): CodeWindow {
  const settings = readSettings(manifest, context.settings);
  return {
    ahead: settings.integer("hotpWindowSize"),
    around: settings.integer("totpTimeSteps"),
    mostDrift: settings.integer("maximumAllowedClockDrift"),
    now: context.now(),
  };
}
