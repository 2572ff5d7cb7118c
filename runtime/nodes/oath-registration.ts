import { confirmationCallback } from "../callbacks/confirmation-callback.ts";
import { hiddenValueCallback } from "../callbacks/hidden-value-callback.ts";
import { textOutputCallback } from "../callbacks/text-output-callback.ts";
import type { ManagedObject } from "../directory/directory.ts";
import { defineNode } from "../machine/define-node.ts";
import { ask, take, type NodeContext, type NodeResult } from "../machine/node-type.ts";
import { actingUser } from "./identity/acting-user.ts";
import { otpAuth } from "./oath/codes.ts";
import { newProfile } from "./oath/new-profile.ts";
import { newRecoveryCodes } from "./oath/recovery-codes.ts";
import { manifest } from "./oath/registration-manifest.ts";
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
import type { SettingsReader } from "../machine/read-settings.ts";

/** Registers an authenticator app for the user who signs on. */
export const oathRegistration = defineNode(manifest, {
  async run(context, settings) {
    const user = await actingUser(context, "An OATH Registration node was to register a device");
    const pending = context.answers && pendingDevice(context.memory);
    if (!pending) return show(context, user, settings);
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
});

async function show(
  context: NodeContext<{ readonly scanQRCodeMessage?: Readonly<Record<string, string>> }>,
  user: ManagedObject,
  settings: SettingsReader,
): Promise<NodeResult<"success" | "failure">> {
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
