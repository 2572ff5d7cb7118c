import { nameCallback } from "../callbacks/name-callback.ts";
import { validatedUsernameCallback } from "../callbacks/validated-username-callback.ts";
import { canonicalIdentifier } from "../directory/canonical.ts";
import type { PolicyFailure } from "../directory/directory.ts";
import type { Callback } from "../machine/callbacks.ts";
import type { ResourceDefinition } from "../machine/journey.ts";
import { defineNode } from "../machine/define-node.ts";
import { ask, take, type NodeContext, type NodeResult } from "../machine/node-type.ts";
import { journeyResource } from "./identity/resource.ts";
import { isValidateOnly, onlyAnswer, textAnswer } from "./input/answers.ts";
import { checkAttribute, requiredFailure } from "./input/check-attribute.ts";
import { policiesOf } from "./input/policies.ts";
import { userNamePrompt } from "./input/prompts.ts";
import { attributeTitle, isRequired } from "./input/resource-schema.ts";
import { singleOutcome } from "./settings/common.ts";

/** Asks for the user name. */
export const platformUsername = defineNode(
  {
    type: "PlatformUsername",
    amType: "ValidatedUsernameNode",
    displayName: "Platform Username",
    summary: "Asks for the user name.",
    documentation:
      "Keeps the answer as `username` and as the collected attribute `usernameAttribute`. An empty answer is accepted, " +
      "and nothing is kept: the nodes that need a name decide what that means. A name with control, invisible or " +
      "bidirectional characters, with space around it, or of more than 1024 bytes is asked for again.\n\n" +
      "With `validateInput` the name is checked against the resource's schema, and asked for again with the reasons " +
      "until it passes. A name that is taken is one of the reasons: use it where accounts are made, not on a sign-on " +
      "page.",
    settings: {
      type: "object",
      properties: {
        validateInput: {
          type: "boolean",
          default: false,
          description:
            "Check the name against the resource's schema, and ask again until it passes.",
        },
        usernameAttribute: {
          type: "string",
          kind: "attribute",
          minLength: 1,
          default: "userName",
          description: "The attribute that holds the user name.",
        },
        autocompleteValues: {
          type: "array",
          items: {
            type: "string",
            description: "A value of HTML's `autocomplete`, e.g. `username`.",
          },
          default: [],
          description: "Hints for the browser's password manager, in HTML's words.",
        },
        prepopulate: {
          type: "boolean",
          default: false,
          description: "Begin with the name that was collected before.",
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
          key: "username",
          required: false,
          when: { setting: "prepopulate", equals: true },
          to: "page",
        },
      ],
      writes: [
        { key: "username", scope: "shared", input: true },
        { key: "objectAttributes.${usernameAttribute}", scope: "shared", input: true },
      ],
      identity: [],
    },
  },
  {
    harmless: true,
    run(context, settings) {
      const attribute = settings.text("usernameAttribute");
      const hints = settings.texts("autocompleteValues");
      const known = settings.flag("prepopulate") ? knownName(context) : "";
      if (settings.flag("validateInput")) return askValidated(context, attribute, hints, known);
      const question = ask([knownUsername(context, hints, known)]);
      if (context.answers === undefined) return question;
      const name = textAnswer(onlyAnswer(context.answers));
      if (name === undefined || !isUsable(name)) return question;
      return keep(context, attribute, name);
    },
  },
);

async function askValidated(
  context: NodeContext<unknown>,
  attribute: string,
  hints: readonly string[],
  known: string,
): Promise<NodeResult<"outcome">> {
  const resource = journeyResource(context);
  const again = (name: string, failures: readonly PolicyFailure[]): NodeResult<"outcome"> =>
    ask([newUsername(resource, attribute, name, failures, hints)]);
  if (context.answers === undefined) return again(known, []);
  const answer = onlyAnswer(context.answers);
  const name = textAnswer(answer);
  if (name === undefined) return again(known, []);
  const failures = await failuresOf(context, resource, attribute, name);
  if (failures.length > 0 || isValidateOnly(answer)) return again(name, failures);
  return keep(context, attribute, name);
}

async function failuresOf(
  context: NodeContext<unknown>,
  resource: ResourceDefinition,
  attribute: string,
  name: string,
): Promise<readonly PolicyFailure[]> {
  if (name === "" && isRequired(resource.schema, attribute)) return [requiredFailure(attribute)];
  const failures = await checkAttribute(context, resource, attribute, name);
  if (failures.length > 0 || isUsable(name)) return failures;
  return [{ attribute, policyRequirement: "CANNOT_CONTAIN_CHARACTERS" }];
}

/** Empty, or what the directory takes for an identifier. */
function isUsable(name: string): boolean {
  return name === "" || canonicalIdentifier(name).ok;
}

function keep(
  context: NodeContext<unknown>,
  attribute: string,
  name: string,
): NodeResult<"outcome"> {
  if (name !== "") {
    context.state.setShared("username", name);
    context.state.setAttribute("shared", attribute, name);
  }
  return take("outcome");
}

/** The name that the run has collected so far. */
function knownName(context: NodeContext<unknown>): string {
  const name = context.state.get("username");
  return typeof name === "string" ? name : "";
}

function knownUsername(
  context: NodeContext<unknown>,
  autocomplete: readonly string[],
  value: string,
): Callback {
  const prompt = context.localize(userNamePrompt) ?? "User Name";
  return nameCallback({ prompt, value, autocomplete });
}

function newUsername(
  resource: ResourceDefinition,
  attribute: string,
  value: string,
  failures: readonly PolicyFailure[],
  autocomplete: readonly string[],
): Callback {
  return validatedUsernameCallback({
    prompt: attributeTitle(resource.schema, attribute),
    policies: policiesOf(resource.schema, attribute),
    failures,
    value,
    autocomplete,
  });
}
