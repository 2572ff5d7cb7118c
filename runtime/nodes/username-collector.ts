import { nameCallback } from "../callbacks/name-callback.ts";
import { canonicalIdentifier } from "../directory/canonical.ts";
import { defineNode } from "../machine/define-node.ts";
import { ask, take } from "../machine/node-type.ts";
import { onlyAnswer, textAnswer } from "./input/answers.ts";
import { userNamePrompt } from "./input/prompts.ts";
import { singleOutcome } from "./settings/common.ts";

/** Asks for the user name until there is one. */
export const usernameCollector = defineNode(
  {
    type: "UsernameCollector",
    amType: "UsernameCollectorNode",
    displayName: "Username Collector",
    summary: "Asks for the user name.",
    documentation:
      "Keeps the answer as `username`, and asks again until there is one. A name with control, invisible or " +
      "bidirectional characters, with space around it, or of more than 1024 bytes is asked for again too. Nothing is " +
      "kept as a collected attribute: where a stored object is to be made, use Platform Username.",
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
    effects: {
      reads: [],
      writes: [{ key: "username", scope: "shared", input: true }],
      identity: [],
    },
  },
  {
    run(context, settings) {
      const autocomplete = settings.texts("autocompleteValues");
      const prompt = context.localize(userNamePrompt) ?? "User Name";
      const question = ask([nameCallback({ prompt, autocomplete })]);
      if (context.answers === undefined) return question;
      const name = textAnswer(onlyAnswer(context.answers));
      // What the directory takes for no identifier, the empty text among it, could never be found.
      if (name === undefined || !canonicalIdentifier(name).ok) return question;
      context.state.setShared("username", name);
      return take("outcome");
    },
  },
);
