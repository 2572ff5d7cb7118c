import type { NodeManifest } from "../../manifest.ts";
import { singleOutcome } from "../settings/common.ts";

export const manifest: NodeManifest = {
  type: "PasswordCollector",
  amType: "PasswordCollectorNode",
  displayName: "Password Collector",
  summary: "Asks for a password.",
  documentation:
    "Keeps the answer as `password`, for this step only unless a later node reads it, and asks again until there is " +
    "one. Nothing is kept as a collected attribute: where a password is to be stored, use Platform Password.",
  settings: { type: "object", properties: {}, required: [], additionalProperties: false },
  outcomes: singleOutcome,
  interactive: true,
  pageMember: true,
  effects: {
    reads: [],
    writes: [{ key: "password", scope: "transient", secret: true, input: true }],
    identity: [],
  },
};
