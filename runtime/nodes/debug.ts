import { textOutputCallback } from "../callbacks/text-output-callback.ts";
import { isSecretName } from "../log/redacting-log.ts";
import type { Json } from "../json.ts";
import { defineNode } from "../machine/define-node.ts";
import { ask, take } from "../machine/node-type.ts";
import { singleOutcome } from "./settings/common.ts";

/** Shows shared state to whoever designs a journey. */
export const debug = defineNode(
  {
    type: "Debug",
    amType: "DebugNode",
    displayName: "Debug",
    summary: "Shows the state, for the designer of a journey.",
    documentation:
      "In AM it shows every value of the state in a window of its own, passwords included, and writes them to the debug " +
      "log even without the window: never leave it in a journey that users run there. The checker speaks of that.\n\n" +
      "Here it writes the names of what is in shared state to the debug log, never a value. It shows something only where " +
      "the app says `showState`, which production refuses: the values of shared state as a text, without those whose " +
      "names say that they are secrets, and never transient or secure state. Elsewhere it goes on without asking.",
    settings: {
      type: "object",
      properties: {
        popupEnabled: { type: "boolean", default: true, description: "Show the window." },
        transientState: {
          type: "boolean",
          description:
            "Show the transient state too; only older versions of AM ask. Never done here.",
        },
      },
      required: [],
      additionalProperties: false,
    },
    outcomes: singleOutcome,
    interactive: true,
    pageMember: true,
    effects: {
      reads: [
        {
          key: "*",
          required: false,
          when: { setting: "popupEnabled", equals: true },
          to: "page",
        },
        { key: "*", required: false, to: "log" },
      ],
      writes: [],
      identity: [],
    },
  },
  {
    run(context, settings) {
      const popup = settings.flag("popupEnabled");
      if (context.answers !== undefined) return take("outcome");
      const entries = context.state.sharedEntries();
      context.log.debug({ keys: entries.map(([key]) => key) }, "What is in shared state.");
      if (!popup || !context.app.showState) return take("outcome");
      return ask([textOutputCallback(shown(entries))]);
    },
  },
);

/** JSON of shared state. */
function shown(entries: readonly (readonly [string, Json])[]): string {
  return JSON.stringify(
    Object.fromEntries(entries),
    (key, value: unknown) => (isSecretName(key) ? "[not shown]" : value),
    2,
  );
}
