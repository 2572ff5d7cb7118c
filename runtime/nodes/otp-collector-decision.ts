import { createHash, timingSafeEqual } from "node:crypto";
import { passwordCallback } from "../callbacks/password-callback.ts";
import { defineNode } from "../machine/define-node.ts";
import { ask, take, type NodeContext, type NodeResult } from "../machine/node-type.ts";
import { onlyAnswer, textAnswer } from "./input/answers.ts";
import { oneTimePasswordPrompt } from "./input/prompts.ts";
import { passwordKey, passwordRead, recipientKey, timestampKey } from "./one-time-password/keys.ts";
import { provedRecipient } from "./one-time-password/recipient.ts";
import { decision } from "./settings/common.ts";

/** Asks for the one-time password. */
export const otpCollectorDecision = defineNode(
  {
    type: "OTPCollectorDecision",
    amType: "OneTimePasswordCollectorDecisionNode",
    displayName: "OTP Collector Decision",
    summary: "Asks for the one-time password, and checks it.",
    documentation:
      "`true` when the user types the password that HOTP Generator has made, within `passwordExpiryTime`; it is then " +
      "used up. It proves that the user has what the password was sent to, which is worth as much as the address is: " +
      "it must be the stored one. One that a script has sent proves nobody.\n\n" +
      "`false` for a wrong or expired password, and when none was made. A wrong one may be tried again: put a Retry " +
      "Limit Decision into the loop. Attempts count towards the limits of the app, beyond which the right password takes " +
      "`false` as well. An empty answer is asked for again.",
    settings: {
      type: "object",
      properties: {
        passwordExpiryTime: {
          type: "integer",
          kind: "duration",
          unit: "minutes",
          default: 5,
          description: "How long the one-time password is valid.",
        },
      },
      required: [],
      additionalProperties: false,
    },
    outcomes: decision("The password is right.", "It is wrong or has expired, or none was made."),
    interactive: true,
    pageMember: true,
    effects: {
      reads: [
        { ...passwordRead, missing: "false" },
        { key: timestampKey, required: true, missing: "false", scope: "secure" },
        { key: recipientKey, required: false, scope: "secure" },
        { key: "username", required: false },
      ],
      writes: [],
      // It proves whoever the password was sent to: see what the senders deliver.
      identity: [{ outcome: "true", effect: "proves", key: passwordKey, factor: "possession" }],
      guess: { wrong: ["false"] },
    },
  },
  {
    async run(context, settings) {
      const minutes = settings.integer("passwordExpiryTime");
      if (context.answers === undefined) return question(context);
      const typed = textAnswer(onlyAnswer(context.answers));
      if (typed === undefined || typed === "") return question(context);
      const username = context.state.get("username");
      const attempt = await context.attempts.count(typeof username === "string" ? username : "");
      const expected = validPassword(context, minutes);
      const isRight = expected !== undefined && isSame(typed.trim(), expected);
      if (!isRight || attempt.refusedBy !== undefined) return take("false");
      await attempt.succeeded();
      const user = await provedRecipient(context, context.state.get(recipientKey));
      for (const key of [passwordKey, timestampKey, recipientKey]) context.state.remove(key);
      if (user) context.identity.prove(user);
      return take("true");
    },
  },
);

function question(context: NodeContext<unknown>): NodeResult<"true" | "false"> {
  const prompt = context.localize(oneTimePasswordPrompt) ?? "One Time Password";
  return ask([passwordCallback(prompt)]);
}

/** The password that was made, unless it has expired. One of the future is of a clock that was ahead, and counts as long. */
function validPassword(context: NodeContext<unknown>, minutes: number): string | undefined {
  const password = context.state.get(passwordKey);
  const madeAt = context.state.get(timestampKey);
  if (typeof password !== "string" || password === "" || typeof madeAt !== "number") {
    return undefined;
  }
  const age = Math.abs(context.now() / 1_000 - madeAt);
  return age < minutes * 60 ? password : undefined;
}

/** Takes as long for every text of a length. */
function isSame(typed: string, expected: string): boolean {
  const digest = (text: string): Buffer => createHash("sha256").update(text).digest();
  return timingSafeEqual(digest(typed), digest(expected));
}
