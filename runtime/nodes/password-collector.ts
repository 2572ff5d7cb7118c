import { passwordCallback } from "../callbacks/password-callback.ts";
import { defineNode } from "../machine/define-node.ts";
import { ask, take } from "../machine/node-type.ts";
import { onlyAnswer, textAnswer } from "./input/answers.ts";
import { passwordPrompt } from "./input/prompts.ts";
import { singleOutcome } from "./settings/common.ts";

/** Asks for a password until there is one. */
export const passwordCollector = defineNode(
  {
    type: "PasswordCollector",
    amType: "PasswordCollectorNode",
    displayName: "Password Collector",
    summary: "Asks for a password.",
    documentation:
      "Keeps the answer, exactly as typed, as `password`: for this step only, unless a later node reads it, then " +
      "encrypted. Asks again until there is one; it is never sent back. Nothing is kept as a collected attribute: where " +
      "a password is to be stored, use Platform Password.",
    settings: { type: "object", properties: {}, required: [], additionalProperties: false },
    outcomes: singleOutcome,
    interactive: true,
    pageMember: true,
    effects: {
      reads: [],
      writes: [{ key: "password", scope: "transient", secret: true, input: true }],
      identity: [],
    },
  },
  {
    run(context) {
      const question = ask([passwordCallback(context.localize(passwordPrompt) ?? "Password")]);
      if (context.answers === undefined) return question;
      const password = textAnswer(onlyAnswer(context.answers));
      if (password === undefined || password === "") return question;
      context.state.setTransient("password", password);
      return take("outcome");
    },
  },
);
