import { nameCallback } from "../callbacks/name-callback.ts";
import type { DeviceKind } from "../directory/devices.ts";
import { defineNode } from "../machine/define-node.ts";
import { ask, take, type NodeContext, type NodeResult } from "../machine/node-type.ts";
import { attemptName } from "./identity/device-owner.ts";
import { namedUser } from "./identity/named-user.ts";
import { onlyAnswer, textAnswer } from "./input/answers.ts";
import { recoveryPrompt } from "./oath/wording.ts";
import { decision } from "./settings/common.ts";

/** Devices for push messages are not kept: nobody has their codes. */
const kinds: ReadonlyMap<string, DeviceKind> = new Map([
  ["OATH", "oath"],
  ["WEB_AUTHN", "webauthn"],
]);
/** Lets the user show who it is without the device. */
export const recoveryCodeCollectorDecision = defineNode(
  {
    type: "RecoveryCodeCollectorDecision",
    amType: "RecoveryCodeCollectorDecisionNode",
    displayName: "Recovery Code Collector Decision",
    summary: "Asks for a recovery code and checks it.",
    documentation:
      "Compares the entry with the recovery codes of the devices of this type that the user `username` has; in AM with " +
      "those of the first one. A code works once, also when it is sent twice at the same time; case, blanks and dashes do " +
      "not count. An unknown user and one without codes take `false` after the same work.\n\n" +
      "Attempts count towards the limits of the app, beyond which a right code takes `false` as well, and is not used up. " +
      "An empty answer is asked for again. Codes of push devices are not kept: they are all wrong.\n\n" +
      "The run ends in an error when there is no user name, and when a stored device cannot be read.",
    settings: {
      type: "object",
      properties: {
        recoveryCodeType: {
          type: "string",
          enum: ["OATH", "PUSH", "WEB_AUTHN"],
          default: "OATH",
          description: "Of which type of device the codes are.",
        },
      },
      required: [],
      additionalProperties: false,
    },
    outcomes: decision(
      "The code is one of the device, and is used up now.",
      "The code is wrong, or the user has no such device.",
    ),
    interactive: true,
    pageMember: true,
    effects: {
      reads: [{ key: "username", required: true }],
      writes: [],
      identity: [{ outcome: "true", effect: "proves", key: "username", factor: "knowledge" }],
      guess: { wrong: ["false"] },
    },
  },
  {
    async run(context, settings) {
      const typed = context.answers && textAnswer(onlyAnswer(context.answers));
      if (typed === undefined || typed.trim() === "") return question(context);
      const user = await namedUser(context);
      const attempt = await context.attempts.count(attemptName(context, user));
      const kind = kinds.get(settings.text("recoveryCodeType"));
      const allowed = attempt.refusedBy === undefined && kind !== undefined;
      // Where the attempt is refused, nobody's codes are compared, at the same cost.
      const owner = allowed ? user : undefined;
      const right = await context.devices.useRecoveryCode(owner, kind ?? "oath", typed);
      if (!right || !user) return take("false");
      await attempt.succeeded();
      context.identity.prove(user);
      return take("true");
    },
  },
);

function question(context: NodeContext<unknown>): NodeResult<"true" | "false"> {
  const prompt = context.localize(recoveryPrompt) ?? "";
  return ask([nameCallback({ prompt, autocomplete: ["off"] })]);
}
