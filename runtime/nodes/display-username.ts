import { textOutputCallback } from "../callbacks/text-output-callback.ts";
import { JourneyError } from "../errors.ts";
import type { Json } from "../json.ts";
import { defineNode } from "../machine/define-node.ts";
import { ask, take, type NodeContext } from "../machine/node-type.ts";
import { isActingUser } from "./identity/acting-user.ts";
import { journeyResource } from "./identity/resource.ts";
import { storedAttribute } from "./identity/stored-attribute.ts";
import { identityValue } from "./identity/stored-object.ts";
import { onlyAnswer } from "./input/answers.ts";
import { attributeSchema, isSecret } from "./input/resource-schema.ts";
import { identityAttribute, identityRead, singleOutcome } from "./settings/common.ts";

/** Shows the user name. */
export const displayUsername = defineNode(
  {
    type: "DisplayUsername",
    amType: "DisplayUserNameNode",
    displayName: "Display Username",
    summary: "Shows the user name.",
    documentation:
      "Shows the collected attribute `userName`; where it was not collected, that attribute of the stored object which " +
      "`identityAttribute` finds.\n\n" +
      "Other than in AM, what the directory knows is shown to the user alone who has shown a credential in this run, " +
      "with a mailed link, say: whoever only types an address must not see the name that belongs to it, nor learn " +
      "whether there is one. That holds for a stored object, and for a name that was collected where Identify Existing " +
      "User has found somebody, as it may have put it there. Before that, what the user has typed is shown.\n\n" +
      "The run ends in an error when the name is not for whoever asks, when there is no name to show, and for an " +
      "attribute that is a password, or that the resource's schema hides (`viewable: false`).",
    settings: {
      type: "object",
      properties: {
        userName: {
          type: "string",
          kind: "attribute",
          minLength: 1,
          default: "userName",
          description: "The attribute to show.",
        },
        identityAttribute: {
          ...identityAttribute,
          default: "mail",
          description:
            "The attribute that the user's object is found by, where the name was not collected.",
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
          key: "objectAttributes.${userName}",
          required: false,
          orElse: ["${userName}"],
          to: "page",
        },
        { ...identityRead, required: false },
        { key: "_id", required: false },
      ],
      writes: [],
      identity: [],
    },
  },
  {
    async run(context, settings) {
      if (context.answers !== undefined) {
        onlyAnswer(context.answers);
        return take("outcome");
      }
      const attribute = settings.text("userName");
      expectVisible(context, attribute);
      const collected = collectedName(context, attribute);
      const name =
        collected ?? (await storedName(context, attribute, settings.text("identityAttribute")));
      return ask([textOutputCallback(name)]);
    },
  },
);

/** What was collected. Once somebody has been found, it may come from the stored object: for that user alone. */
function collectedName(context: NodeContext<unknown>, attribute: string): string | undefined {
  const { identity, state } = context;
  const name = asName(state.getAttribute(attribute)) ?? asName(state.get(attribute));
  const found = state.get("_id");
  if (name !== undefined && found !== undefined && identity.authenticated()?.id !== found)
    throw notAuthenticated();
  return name;
}

/** An unknown user and a user who has shown nothing end alike. */
async function storedName(
  context: NodeContext<unknown>,
  attribute: string,
  identity: string,
): Promise<string> {
  const resource = journeyResource(context);
  const value = identityValue(context.state, identity);
  const object =
    value === undefined ? undefined : await context.directory.find(resource.name, identity, value);
  if (!object || !isActingUser(context, object)) throw notAuthenticated();
  const name = asName(storedAttribute(object, attribute));
  if (name === undefined) throw nameMissing(attribute);
  return name;
}

function asName(value: Json | undefined): string | undefined {
  return typeof value === "string" && value !== "" ? value : undefined;
}

function expectVisible({ resource }: NodeContext<unknown>, attribute: string): void {
  const schema = resource?.schema ?? {};
  const hidden = attributeSchema(schema, attribute)?.["viewable"] === false;
  if (!hidden && !isSecret(schema, attribute)) return;
  throw new JourneyError(
    "node-setting-unusable",
    `A Display Username node must not show \`${attribute}\`: it is a password, or its schema hides it from the user.`,
    "Set `userName` to an attribute that the user may see.",
  );
}

function notAuthenticated(): JourneyError {
  return new JourneyError(
    "node-not-authenticated",
    "A Display Username node was to show a stored name to somebody who has shown no credential in this run.",
    "Let it come before Identify Existing User, or after the user has shown a credential, with Email Suspend, say.",
  );
}

function nameMissing(attribute: string): JourneyError {
  return new JourneyError(
    "node-name-missing",
    `The user has no \`${attribute}\` that a Display Username node could show.`,
    "Set `userName` to an attribute that every user has.",
  );
}
