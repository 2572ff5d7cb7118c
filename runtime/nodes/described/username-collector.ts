import type { NodeManifest } from "../../manifest.ts";
import { singleOutcome } from "../settings/common.ts";

export const manifest: NodeManifest = {
  type: "UsernameCollector",
  amType: "UsernameCollectorNode",
  displayName: "Username Collector",
  summary: "Asks for the user name.",
  documentation:
    "Keeps the answer as `username`, and asks again until there is one. Nothing is kept as a collected attribute: " +
    "where a stored object is to be made, use Platform Username.",
  settings: {
    type: "object",
    properties: {
      autocompleteValues: {
        type: "array",
        items: {
          type: "string",
          description: "A value of HTML's `autocomplete`, e.g. `username`.",
        },
        default: [],
        description: "Hints for the browser's password manager, in HTML's words.",
      },
    },
    required: [],
    additionalProperties: false,
  },
  outcomes: singleOutcome,
  interactive: true,
  pageMember: true,
  effects: { reads: [], writes: [{ key: "username", scope: "shared", input: true }], identity: [] },
};
