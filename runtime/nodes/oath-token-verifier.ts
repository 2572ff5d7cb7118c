import type { NodeManifest } from "../manifest.ts";
import { confirmationCallback } from "../callbacks/confirmation-callback.ts";
import { nameCallback } from "../callbacks/name-callback.ts";
import type { Device } from "../directory/devices.ts";
import type { ManagedObject } from "../directory/directory.ts";
import type { Answer } from "../machine/callbacks.ts";
import {
  ask,
  take,
  type NodeContext,
  type NodeResult,
  type NodeType,
} from "../machine/node-type.ts";
import { isActingUser } from "./identity/acting-user.ts";
import { attemptName, devicesOf } from "./identity/device-owner.ts";
import { namedUser } from "./identity/named-user.ts";
import { expectAnswers, textAnswer } from "./input/answers.ts";
import { otpAuth, useCode, type CodeWindow } from "./oath/codes.ts";
import { oathProfile, profileData, type OathProfile } from "./oath/profile.ts";
import { methodKey, pendingDevice, profileKey, type PendingDevice } from "./oath/state.ts";
import { storeDevice } from "./oath/store-device.ts";
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

const manifest: NodeManifest = {
  type: "OATHTokenVerifier",
  amType: "OathTokenVerifierNode",
  displayName: "OATH Token Verifier",
  summary: "Asks for a one-time code of an authenticator app and checks it.",
  documentation:
    "Checks the code against the device of the user `username`. A code works once, and so does none from before it. " +
    "Where an OATH Registration node has left a device in `oathDeviceProfile`, that one counts, and is stored when the " +
    "code is right: such a code only shows that the new device works, not who the user is. How codes are made (digits, " +
    "hash, interval, counter or time) is what was registered, whatever the settings here say.\n\n" +
    "`notRegistered` is for users who have shown another credential in this run. Whoever has only typed a name is asked " +
    "for a code, whether or not there are such a user and such a device, and takes `failure`; in AM strangers learn who " +
    "has a device.\n\n" +
    "`recoveryCode` means that the user pressed a button, and proves nothing; a Recovery Code Collector Decision " +
    "node must ask for the code. Attempts count towards the limits of the app, beyond which the right code takes " +
    "`failure` as well. An empty answer is asked for again.\n\n" +
    "The run ends in an error when there is no user name, and when a stored device cannot be read.",
  settings: {
    type: "object",
    properties: {
      algorithm: {
        type: "string",
        enum: ["HOTP", "TOTP"],
        default: "TOTP",
        description: "Whether codes come from a counter or from the time; as it was registered.",
      },
      hotpWindowSize: {
        type: "integer",
        minimum: 1,
        default: 100,
        description: "How many codes ahead of the counter are tried.",
      },
      totpTimeInterval: {
        type: "integer",
        kind: "duration",
        unit: "seconds",
        minimum: 1,
        default: 30,
        description: "How long a code from the time holds; as it was registered.",
      },
      totpTimeSteps: {
        type: "integer",
        minimum: 1,
        default: 2,
        description: "How many intervals before and after now are tried.",
      },
      totpHashAlgorithm: {
        type: "string",
        enum: ["HMAC_SHA1", "HMAC_SHA256", "HMAC_SHA512"],
        default: "HMAC_SHA1",
        description: "The hash function behind codes from the time; as it was registered.",
      },
      maximumAllowedClockDrift: {
        type: "integer",
        minimum: 1,
        default: 5,
        description: "How many intervals the device's clock may be off.",
      },
      isRecoveryCodeAllowed: {
        type: "boolean",
        default: false,
        description: "Show a button that takes `recoveryCode`.",
      },
    },
    required: [],
    additionalProperties: false,
  },
  outcomes: {
    from: "fixed",
    list: [
      {
        name: "success",
        id: "successOutcome",
        displayName: "Success",
        description: "The code is right.",
      },
      {
        name: "failure",
        id: "failureOutcome",
        displayName: "Failure",
        description: "The code is wrong.",
      },
      {
        name: "notRegistered",
        id: "notRegisteredOutcome",
        displayName: "Not registered",
        description: "The user has no registered device.",
      },
      {
        name: "recoveryCode",
        id: "recoveryCodeOutcome",
        displayName: "Recovery Code",
        description: "The user wants to use a recovery code; nothing was verified.",
        when: { setting: "isRecoveryCodeAllowed", equals: true },
      },
    ],
  },
  interactive: true,
  pageMember: true,
  effects: {
    reads: [
      { key: "username", required: true },
      { key: "oathDeviceProfile", required: false, secret: true },
    ],
    writes: [{ key: "mfaMethod", scope: "shared", outcomes: ["notRegistered"] }],
    identity: [{ outcome: "success", effect: "proves", key: "username", factor: "possession" }],
    tells: ["notRegistered"],
    guess: { wrong: ["failure"] },
  },
};

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
    return take((await verify(context, { user, pending, devices, typed })) ? "success" : "failure");
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

interface Verification {
  readonly user: ManagedObject | undefined;
  readonly pending: PendingDevice | undefined;
  readonly devices: readonly Device[];
  readonly typed: string;
}

async function verify(
  context: NodeContext<Settings>,
  { user, pending, devices, typed }: Verification,
): Promise<boolean> {
  const attempt = await context.attempts.count(attemptName(context, user));
  const refused = attempt.refusedBy !== undefined;
  const library = await otpAuth();
  const window = windowOf(context);
  const use = (profile: OathProfile | undefined): OathProfile | undefined =>
    // Where there is nothing to compare with, or nobody may compare, the same is done with a secret of nobody.
    useCode(library, profile ?? nobodys(library), refused || !profile ? "" : typed, window);
  if (!user || (!pending && devices.length === 0)) {
    use(undefined);
    return false;
  }
  const right = pending
    ? await storeUsed(context, user, pending, use(pending.profile))
    : await updateUsed(context, devices, use);
  if (!right) return false;
  await attempt.succeeded();
  context.identity.prove(user);
  return true;
}

async function storeUsed(
  context: NodeContext<Settings>,
  user: ManagedObject,
  pending: PendingDevice,
  used: OathProfile | undefined,
): Promise<boolean> {
  if (!used || !(await storeDevice(context, user, { ...pending, profile: used }))) return false;
  context.state.remove(profileKey);
  return true;
}

/** Of two who send one code, the one whose change is made goes on. */
async function updateUsed(
  context: NodeContext<Settings>,
  devices: readonly Device[],
  use: (profile: OathProfile | undefined) => OathProfile | undefined,
): Promise<boolean> {
  for (const device of devices) {
    const used = use(oathProfile(device.data));
    if (!used) continue;
    const change = { data: profileData(used), used: true };
    if (await context.devices.update(device, change)) return true;
  }
  return false;
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

function nobodys({ Secret }: Awaited<ReturnType<typeof otpAuth>>): OathProfile {
  const secret = new Secret({ size: 20 }).base32;
  return {
    algorithm: "TOTP",
    hash: "SHA1",
    digits: 6,
    interval: 30,
    secret,
    next: 0,
    drift: 0,
  };
}
