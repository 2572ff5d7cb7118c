import { passwordCallback } from "../callbacks/password-callback.ts";
import { validatedPasswordCallback } from "../callbacks/validated-password-callback.ts";
import type { PolicyFailure } from "../directory/directory.ts";
import type { Callback } from "../machine/callbacks.ts";
import type { ResourceDefinition } from "../machine/journey.ts";
import { defineNode } from "../machine/define-node.ts";
import { ask, take, type NodeContext, type NodeResult } from "../machine/node-type.ts";
import { journeyResource } from "./identity/resource.ts";
import { isValidateOnly, onlyAnswer, textAnswer } from "./input/answers.ts";
import { checkAttribute, requiredFailure } from "./input/check-attribute.ts";
import { policiesOf } from "./input/policies.ts";
import { passwordPrompt } from "./input/prompts.ts";
import { attributeTitle, isRequired } from "./input/resource-schema.ts";
import { singleOutcome } from "./settings/common.ts";

/** Asks for a password. */
export const platformPassword = defineNode(
  {
    type: "PlatformPassword",
    amType: "ValidatedPasswordNode",
    displayName: "Platform Password",
    summary: "Asks for a password.",
    documentation:
      "Keeps the answer, exactly as typed, as `password` and as the collected attribute `passwordAttribute`: for this " +
      "step only, unless a later node reads it, then encrypted. An empty answer is kept too.\n\n" +
      "With `validateInput` the password is checked against the password policy of the resource's schema, and asked " +
      "for again with the reasons until it passes: for pages where a password is set, not for sign-on. It is never " +
      "sent back.",
    settings: {
      type: "object",
      properties: {
        validateInput: {
          type: "boolean",
          default: false,
          description:
            "Check the password against the resource's password policy, and ask again until it passes.",
        },
        passwordAttribute: {
          type: "string",
          kind: "attribute",
          minLength: 1,
          default: "password",
          description: "The attribute that holds the password.",
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
      writes: [
        { key: "password", scope: "transient", secret: true, input: true },
        {
          key: "objectAttributes.${passwordAttribute}",
          scope: "transient",
          secret: true,
          input: true,
        },
      ],
      identity: [],
    },
  },
  {
    harmless: true,
    run(context, settings) {
      const attribute = settings.text("passwordAttribute");
      if (settings.flag("validateInput")) return askValidated(context, attribute);
      const question = ask([currentPassword(context)]);
      if (context.answers === undefined) return question;
      const password = textAnswer(onlyAnswer(context.answers));
      return password === undefined ? question : keep(context, attribute, password);
    },
  },
);

async function askValidated(
  context: NodeContext<unknown>,
  attribute: string,
): Promise<NodeResult<"outcome">> {
  const resource = journeyResource(context);
  const again = (failures: readonly PolicyFailure[]): NodeResult<"outcome"> =>
    ask([newPassword(resource, attribute, failures)]);
  if (context.answers === undefined) return again([]);
  const answer = onlyAnswer(context.answers);
  const password = textAnswer(answer);
  if (password === undefined) return again([]);
  const missing = password === "" && isRequired(resource.schema, attribute);
  const failures = missing
    ? [requiredFailure(attribute)]
    : await checkAttribute(context, resource, attribute, password);
  if (failures.length > 0 || isValidateOnly(answer)) return again(failures);
  return keep(context, attribute, password);
}

function keep(
  context: NodeContext<unknown>,
  attribute: string,
  password: string,
): NodeResult<"outcome"> {
  context.state.setTransient("password", password);
  context.state.setAttribute("transient", attribute, password);
  return take("outcome");
}

function currentPassword(context: NodeContext<unknown>): Callback {
  return passwordCallback(context.localize(passwordPrompt) ?? "Password");
}

function newPassword(
  resource: ResourceDefinition,
  attribute: string,
  failures: readonly PolicyFailure[],
): Callback {
  return validatedPasswordCallback({
    prompt: attributeTitle(resource.schema, attribute),
    policies: policiesOf(resource.schema, attribute),
    failures,
  });
}
