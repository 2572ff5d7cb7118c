import { passwordCallback } from "../callbacks/password-callback.ts";
import { textOutputCallback } from "../callbacks/text-output-callback.ts";
import type { Answer, Callback } from "../machine/callbacks.ts";
import { defineNode } from "../machine/define-node.ts";
import { ask, take, type NodeContext, type NodeResult } from "../machine/node-type.ts";
import { expectAnswers, textAnswer } from "./input/answers.ts";
import {
  confirmPasswordPrompt,
  newPasswordPrompt,
  passwordsDiffer,
  passwordTooShort,
} from "./input/new-password.ts";
import { singleOutcome } from "./settings/common.ts";

type Context = NodeContext<unknown>;

/** Kept with a question that says what was wrong with the last answer: it has a callback more. */
const withFault = "fault";

/** Asks for a new password, twice. */
export const createPassword = defineNode(
  {
    type: "CreatePassword",
    amType: "CreatePasswordNode",
    displayName: "Create Password",
    summary: "Asks for a new password, twice.",
    documentation:
      "Asks until both entries are the same and long enough. The password is kept as `password`, for this step " +
      "only, unless a later node reads it. No other rule is checked here, and nothing is stored.",
    settings: {
      type: "object",
      properties: {
        minPasswordLength: {
          type: "integer",
          default: 8,
          description: "The least length of the password.",
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
      writes: [{ key: "password", scope: "transient", secret: true, input: true }],
      identity: [],
    },
  },
  {
    run(context, settings) {
      const least = settings.integer("minPasswordLength");
      if (context.answers === undefined) return question(context);
      const [password, again] = entries(context.answers, context.memory === withFault);
      if (password === undefined || again === undefined) return question(context);
      // No password is empty, whatever the setting says.
      if (password === "" && again === "") return question(context);
      if (password !== again) return question(context, context.localize(passwordsDiffer));
      if ([...password].length < least) return question(context, tooShort(context, least));
      context.state.setTransient("password", password);
      return take("outcome");
    },
  },
);

function question(context: Context, fault?: string): NodeResult<never> {
  const fields: readonly Callback[] = [
    passwordCallback(context.localize(newPasswordPrompt) ?? "New password"),
    passwordCallback(context.localize(confirmPasswordPrompt) ?? "Confirm password"),
  ];
  return fault === undefined
    ? ask(fields)
    : ask([textOutputCallback(fault, "error"), ...fields], { memory: withFault });
}

function tooShort(context: Context, least: number): string | undefined {
  return context.localize(passwordTooShort)?.replace("{{least}}", String(least));
}

/** What was typed in the two fields; undefined for one without a text in it. */
function entries(
  answers: readonly Answer[],
  hasFault: boolean,
): readonly [string | undefined, string | undefined] {
  const [first, second] = expectAnswers(answers, hasFault ? 3 : 2).slice(-2);
  return [first && textAnswer(first), second && textAnswer(second)];
}
