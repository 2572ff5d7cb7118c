import { metadataCallback } from "../callbacks/metadata-callback.ts";
import { defineNode } from "../machine/define-node.ts";
import { ask, take } from "../machine/node-type.ts";
import { singleOutcome } from "./settings/common.ts";

/** Sends values of the state to the client's program. */
export const stateMetadata = defineNode(
  {
    type: "StateMetadata",
    amType: "MetadataNode",
    displayName: "State Metadata",
    summary: "Sends values of the state to the client.",
    documentation:
      "Sends the values of `attributes`, as far as they are in shared state, along with a page, for the client's own " +
      "use: whoever signs on can read them. What stands in transient or secure state, as passwords do, is never sent.\n\n" +
      "Use it on a page that asks something. By itself it goes on when the client answers, while in AM it never does.",
    settings: {
      type: "object",
      properties: {
        attributes: {
          type: "array",
          items: { type: "string", description: "A key of the state." },
          default: [],
          description: "The keys of the state whose values are sent.",
        },
      },
      required: [],
      additionalProperties: false,
    },
    outcomes: singleOutcome,
    interactive: true,
    pageMember: true,
    effects: {
      reads: [{ key: "${attributes}", required: false, to: "page", scope: "shared" }],
      writes: [],
      identity: [],
    },
  },
  {
    run(context, settings) {
      const attributes = settings.texts("attributes");
      if (context.answers !== undefined) return take("outcome");
      const values = attributes.flatMap((key) => {
        const value = context.state.getShared(key);
        return value === undefined ? [] : [[key, value] as const];
      });
      return ask([metadataCallback(Object.fromEntries(values))]);
    },
  },
);
