import { defineNode } from "../machine/define-node.ts";
import { take } from "../machine/node-type.ts";
import { singleOutcome } from "./settings/common.ts";
import { setSharedKey } from "./settings/state-key.ts";
import { textEntries } from "./settings/text-map.ts";

const type = "SetState";

/** Writes constant texts into the state. */
export const setState = defineNode(
  {
    type,
    amType: "SetStateNode",
    displayName: "Set State",
    summary: "Writes constant texts into the state.",
    documentation:
      "Sets each key of `attributes` to its text, in the shared state. A value that the key had before, shared, " +
      "transient or secure, is gone. `objectAttributes.mail` sets one collected attribute; one of that name which is kept " +
      "for a step alone, as passwords are, is read first.\n\n" +
      "A text here is never the user's: a user name that is set by this node proves nothing.",
    settings: {
      type: "object",
      properties: {
        attributes: {
          type: "object",
          additionalProperties: { type: "string", description: "The text that the key gets." },
          default: {},
          description: "The keys to set, and their texts.",
        },
      },
      required: [],
      additionalProperties: false,
    },
    outcomes: singleOutcome,
    interactive: false,
    pageMember: false,
    effects: { reads: [], writes: [{ key: "${attributes}", scope: "shared" }], identity: [] },
  },
  {
    run({ settings, state }) {
      const entries = textEntries(type, "attributes", settings.attributes ?? {});
      for (const [key, text] of entries) if (key !== "") setSharedKey(type, state, key, text);
      return take("outcome");
    },
  },
);
