import type { NodeManifest } from "../manifest.ts";
import { confirmationCallback } from "../callbacks/confirmation-callback.ts";
import { hiddenValueCallback } from "../callbacks/hidden-value-callback.ts";
import { textOutputCallback } from "../callbacks/text-output-callback.ts";
import type { ManagedObject } from "../directory/directory.ts";
import { JourneyError } from "../errors.ts";
import {
  ask,
  take,
  type NodeContext,
  type NodeResult,
  type NodeType,
} from "../machine/node-type.ts";
import { isActingUser } from "./identity/acting-user.ts";
import { namedUser } from "./identity/named-user.ts";
import { journeyResource } from "./identity/resource.ts";
import { objectNotFound } from "./identity/stored-object.ts";
import { otpAuth } from "./oath/codes.ts";
import { newProfile } from "./oath/new-profile.ts";
import { newRecoveryCodes } from "./oath/recovery-codes.ts";
import { accountName, registrationUri } from "./oath/registration-uri.ts";
import {
  pendingData,
  pendingDevice,
  profileKey,
  recoveryCodesKey,
  recoveryDeviceKey,
  recoveryEnabledKey,
  type PendingDevice,
} from "./oath/state.ts";
import { deviceName, storeDevice } from "./oath/store-device.ts";
import { nextLabel, scanMessage } from "./oath/wording.ts";
import { readSettings } from "./settings/read-settings.ts";

interface Settings {
  readonly issuer?: string;
  readonly accountName?: string;
  readonly bgColor?: string;
  readonly imgUrl?: string;
  readonly generateRecoveryCodes?: boolean;
  readonly passwordLength?: string;
  readonly minSharedSecretLength?: number;
  readonly algorithm?: string;
  /** Seconds. */
  readonly totpTimeInterval?: number;
  readonly totpHashAlgorithm?: string;
  readonly addChecksum?: boolean;
  readonly truncationOffset?: number;
  readonly postponeDeviceProfileStorage?: boolean;
  readonly scanQRCodeMessage?: Readonly<Record<string, string>>;
}
type Outcome = "success" | "failure";

const unknownToApps = "no authenticator app knows such codes";

const manifest: NodeManifest = {
  type: "OATHRegistration",
  amType: "OathRegistrationNode",
  displayName: "OATH Registration",
  summary: "Registers an authenticator app that shows one-time codes.",
  documentation:
    "Shows a QR code with a new secret, and the secret to be typed; when the user goes on, the device is stored with " +
    "the user `username`, in the place of the one that the user had. With `postponeDeviceProfileStorage` it is left in " +
    "`oathDeviceProfile`, and an OATH Token Verifier node stores it once a first code was right (in AM an OATH Device " +
    "Storage node does). With `generateRecoveryCodes` the recovery codes are left in `recoveryCodes`, for a Recovery " +
    "Code Display node.\n\n" +
    "Registering proves nothing. Whoever has shown no credential of the user in this run gets no device: the run ends " +
    "in an error, while AM registers one. Who knows a password alone must not replace the second factor either: let " +
    "this node follow `notRegistered` of a verifier.\n\n" +
    "`failure`: another device was registered meanwhile. The run ends in an error when there is no user name or no such " +
    "user.",
  settings: {
    type: "object",
    properties: {
      issuer: {
        type: "string",
        default: "ForgeRock",
        description: "The name of the service that the app shows.",
      },
      accountName: {
        type: "string",
        enum: [
          "COMMON_NAME",
          "EMAIL_ADDRESS",
          "EMPLOYEE_NUMBER",
          "GIVEN_NAME",
          "LAST_NAME",
          "USERNAME",
        ],
        default: "USERNAME",
        description: "The profile attribute that the app shows as the name of the account.",
      },
      bgColor: {
        type: "string",
        default: "032b75",
        description: "The background colour of the account in the app, in hexadecimal.",
      },
      imgUrl: {
        type: "string",
        default: "",
        description: "The address of an image that the app shows.",
      },
      generateRecoveryCodes: {
        type: "boolean",
        default: true,
        description: "Make recovery codes for the device.",
      },
      scanQRCodeMessage: {
        type: "object",
        kind: "localized",
        additionalProperties: { type: "string", description: "The text in this locale." },
        default: {},
        description: "What stands beside the QR code.",
      },
      passwordLength: {
        type: "string",
        enum: ["SIX_DIGITS", "EIGHT_DIGITS"],
        default: "SIX_DIGITS",
        description: "How many digits a code has.",
      },
      minSharedSecretLength: {
        type: "integer",
        maximum: 256,
        default: 32,
        description: "The least length of the secret, in hexadecimal digits.",
      },
      algorithm: {
        type: "string",
        enum: ["HOTP", "TOTP"],
        default: "TOTP",
        description: "Whether codes come from a counter or from the time.",
      },
      totpTimeInterval: {
        type: "integer",
        kind: "duration",
        unit: "seconds",
        minimum: 1,
        default: 30,
        description: "How long a code from the time holds.",
      },
      totpHashAlgorithm: {
        type: "string",
        enum: ["HMAC_SHA1", "HMAC_SHA256", "HMAC_SHA512"],
        default: "HMAC_SHA1",
        description: "The hash function behind codes from the time.",
      },
      addChecksum: {
        type: "boolean",
        default: false,
        description: "Add a checksum digit to codes.",
      },
      truncationOffset: {
        type: "integer",
        default: -1,
        description:
          "The offset at which codes are cut from the hash; -1 leaves it to the algorithm.",
      },
      postponeDeviceProfileStorage: {
        type: "boolean",
        default: false,
        description: "Leave the device in the state instead of storing it.",
      },
    },
    required: [],
    additionalProperties: false,
  },
  refuses: [
    {
      setting: "addChecksum",
      values: { are: [true] },
      reason: unknownToApps,
      fix: "Take it out.",
    },
    {
      setting: "truncationOffset",
      values: { areNot: [-1] },
      reason: unknownToApps,
      fix: "Take it out.",
    },
  ],
  outcomes: {
    from: "fixed",
    list: [
      {
        name: "success",
        id: "successOutcome",
        displayName: "Success",
        description: "The device is registered.",
      },
      {
        name: "failure",
        id: "failureOutcome",
        displayName: "Failure",
        description: "The device could not be registered.",
      },
    ],
  },
  interactive: true,
  pageMember: false,
  effects: {
    reads: [{ key: "username", required: true }],
    writes: [
      {
        key: "oathDeviceProfile",
        scope: "secure",
        outcomes: ["success"],
        secret: true,
        when: { setting: "postponeDeviceProfileStorage", equals: true },
      },
      {
        key: "oathEnableRecoveryCode",
        scope: "shared",
        outcomes: ["success"],
        when: { setting: "postponeDeviceProfileStorage", equals: true },
      },
      {
        key: "recoveryCodes",
        scope: "transient",
        outcomes: ["success"],
        secret: true,
        when: { setting: "generateRecoveryCodes", equals: true },
        maybe: true,
      },
      {
        key: "recoveryCodeDeviceName",
        scope: "transient",
        outcomes: ["success"],
        when: { setting: "generateRecoveryCodes", equals: true },
        maybe: true,
      },
    ],
    identity: [],
    changes: true,
    credential: true,
  },
};

/** Registers an authenticator app for the user who signs on. */
export const oathRegistration: NodeType<Settings, Outcome> = {
  manifest,
  async run(context) {
    const user = await actingUser(context);
    const pending = context.answers && pendingDevice(context.memory);
    if (!pending) return show(context, user);
    const settings = readSettings(manifest, context.settings);
    if (settings.flag("postponeDeviceProfileStorage")) {
      context.state.setSecure(profileKey, pendingData(pending));
      context.state.setShared(recoveryEnabledKey, pending.recoveryCodes.length > 0);
    } else if (!(await storeDevice(context, user, pending))) return take("failure");
    if (pending.recoveryCodes.length > 0) {
      context.state.setTransient(recoveryCodesKey, pending.recoveryCodes);
      context.state.setTransient(recoveryDeviceKey, deviceName);
    }
    return take("success");
  },
};

async function actingUser(context: NodeContext<Settings>): Promise<ManagedObject> {
  const user = await namedUser(context);
  if (!user) throw objectNotFound(journeyResource(context).name, "userName");
  if (!isActingUser(context, user)) throw notAuthenticated();
  return user;
}

async function show(
  context: NodeContext<Settings>,
  user: ManagedObject,
): Promise<NodeResult<Outcome>> {
  const settings = readSettings(manifest, context.settings);
  const library = await otpAuth();
  const profile = newProfile(library, settings);
  const present = await context.devices.list(user, "oath");
  const pending: PendingDevice = {
    profile,
    recoveryCodes: settings.flag("generateRecoveryCodes") ? newRecoveryCodes() : [],
    replaces: present.map(({ id }) => id),
  };
  const uri = registrationUri(library, profile, {
    issuer: settings.text("issuer"),
    accountName: accountName(user, settings.text("accountName")),
    bgColor: settings.text("bgColor"),
    imgUrl: settings.text("imgUrl"),
  });
  const { scanQRCodeMessage } = context.settings;
  const message = context.localize(scanQRCodeMessage) ?? context.localize(scanMessage) ?? "";
  return ask(
    [
      textOutputCallback(message),
      hiddenValueCallback("mfaDeviceRegistration", uri),
      confirmationCallback({ options: [context.localize(nextLabel) ?? "Next"] }),
    ],
    { memory: pendingData(pending) },
  );
}

function notAuthenticated(): JourneyError {
  return new JourneyError(
    "node-not-authenticated",
    "An OATH Registration node was to register a device for somebody who has shown no credential in this run.",
    "Let it come after a Data Store Decision, say, or after Create Object.",
  );
}
