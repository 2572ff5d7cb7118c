import { randomInt } from "node:crypto";
import { defineNode } from "../machine/define-node.ts";
import { take } from "../machine/node-type.ts";
import { generated, passwordKey, recipientKey, timestampKey } from "./one-time-password/keys.ts";
import { singleOutcome } from "./settings/common.ts";
import { JourneyError } from "../errors.ts";

const shortest = 6;
/** Nobody types more. */
const longest = 64;
/** Creates a one-time password. */
export const hotpGenerator = defineNode(
  {
    type: "HOTPGenerator",
    amType: "OneTimePasswordGeneratorNode",
    displayName: "HOTP Generator",
    summary: "Creates a one-time password of digits.",
    documentation:
      "Leaves the password as `oneTimePassword` and the time at which it was made as `oneTimePasswordTimestamp`, in seconds: " +
      "for a node that sends it, and for OTP Collector Decision, which asks for it. A second one replaces the first. Both " +
      "are kept as passwords are: encrypted, and only as long as a node reads them.",
    settings: {
      type: "object",
      properties: {
        length: {
          type: "integer",
          minimum: shortest,
          default: 8,
          description: "How many digits the password has.",
        },
      },
      required: [],
      additionalProperties: false,
    },
    outcomes: singleOutcome,
    interactive: false,
    pageMember: false,
    effects: { reads: [], writes: generated, identity: [] },
  },
  {
    run(context, settings) {
      const length = settings.integer("length");
      if (length < shortest || length > longest) throw lengthUnusable();
      context.state.setTransient(passwordKey, digits(length));
      context.state.setSecure(timestampKey, Math.floor(context.now() / 1_000));
      // Nobody has got it yet.
      context.state.remove(recipientKey);
      return take("outcome");
    },
  },
);

/** Each digit is as likely as any other. */
function digits(length: number): string {
  return Array.from({ length }, () => randomInt(10)).join("");
}

function lengthUnusable(): JourneyError {
  return new JourneyError(
    "node-setting-unusable",
    `The \`length\` of an HOTP Generator node is not between ${shortest} and ${longest} digits.`,
    "Correct the journey, or the environment variable that the setting comes from.",
  );
}
