import type { NodeManifest } from "../../manifest.ts";
import { singleOutcome } from "../settings/common.ts";

export const manifest: NodeManifest = {
  type: "RecoveryCodeDisplayNode",
  amType: "RecoveryCodeDisplayNode",
  displayName: "Recovery Code Display Node",
  summary: "Shows the recovery codes of a device that was just registered.",
  documentation:
    "Shows the codes that a registration node has left in `recoveryCodes`, once, and removes them from the state. " +
    "Without codes it goes on at once.",
  settings: { type: "object", properties: {}, required: [], additionalProperties: false },
  outcomes: singleOutcome,
  interactive: true,
  pageMember: false,
  effects: {
    reads: [
      // No sink: to be seen by their owner, once, is what these codes are for.
      { key: "recoveryCodes", required: false, secret: true },
      { key: "recoveryCodeDeviceName", required: false, to: "page" },
    ],
    writes: [],
    identity: [],
  },
};
