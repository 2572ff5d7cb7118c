import { defineNode } from "../machine/define-node.ts";
import { take, type NodeContext, type NodeResult } from "../machine/node-type.ts";
import { actingUser } from "./identity/acting-user.ts";
import { postponedKey, postponedPasskey } from "./webauthn/postponed-passkey.ts";
import { exceedDeviceLimit, recoveryCodeWrites, storageSettings } from "./webauthn/settings.ts";
import { hasRoom, storePasskey } from "./webauthn/store-passkey.ts";

/** Stores a device that was registered before. */
export const webauthnDeviceStorageNode = defineNode(
  {
    type: "WebAuthnDeviceStorageNode",
    amType: "WebAuthnDeviceStorageNode",
    displayName: "WebAuthn Device Storage Node",
    summary: "Stores the passkey or security key that a WebAuthn Registration node has left.",
    documentation:
      "Stores the device in `webauthnDeviceData`, which a WebAuthn Registration node with " +
      "`postponeDeviceProfileStorage` has left, with the user `username`. In between a journey may look at the " +
      "authenticator (`webauthnAttestationInfo`), and store only what it likes. What is left is transient: nothing may " +
      "ask the user something in between. With `generateRecoveryCodes` the recovery codes are left in `recoveryCodes`, " +
      "for a Recovery Code Display node.\n\n" +
      "`failure`: there is no user name, nothing was left for this user, or the credential is somebody's already. For a " +
      "user who has shown no credential in this run the run ends in an error.",
    settings: {
      type: "object",
      properties: storageSettings,
      required: [],
      additionalProperties: false,
    },
    outcomes: {
      from: "fixed",
      list: [
        {
          name: "success",
          id: "success",
          displayName: "Success",
          description: "The device is stored.",
        },
        {
          name: "failure",
          id: "failure",
          displayName: "Failure",
          description: "There is nothing to store, or nobody to store it with.",
        },
        exceedDeviceLimit,
      ],
    },
    interactive: false,
    pageMember: false,
    effects: {
      reads: [
        { key: "username", required: true, missing: "failure" },
        { key: postponedKey, required: true, missing: "failure" },
      ],
      writes: [...recoveryCodeWrites],
      identity: [],
      changes: true,
      credential: true,
    },
  },
  {
    async run(context, settings) {
      const name = context.state.get("username");
      if (typeof name !== "string" || name === "") return refuse(context, "identity-missing");
      const left = context.state.get(postponedKey);
      if (left === undefined) return refuse(context, "nothing-left");
      const user = await actingUser(
        context,
        "A WebAuthn Device Storage node was to store a device",
      );
      const passkey = postponedPasskey(left, user);
      if (!passkey) return refuse(context, "nothing-left");
      if (!(await hasRoom(context.devices, user, settings))) return take("exceedDeviceLimit");
      const stored = await storePasskey(context, user, settings, passkey);
      if (stored === "full") return take("exceedDeviceLimit");
      if (stored === "known") return refuse(context, "credential-known");
      context.state.remove(postponedKey);
      return take("success");
    },
  },
);

function refuse(context: NodeContext<unknown>, reason: string): NodeResult<"failure"> {
  context.log.warn({ reason }, "A WebAuthn credential was not stored.");
  return take("failure");
}
