import { defineNode } from "../machine/define-node.ts";
import { take } from "../machine/node-type.ts";
import { journeyResource } from "./identity/resource.ts";
import { attributePath, hasAttribute } from "./identity/stored-attribute.ts";
import { identityMissing, identityValue } from "./identity/stored-object.ts";
import { decision, identityAttribute, identityRead } from "./settings/common.ts";

/** Looks whether an attribute of the stored object has a value. */
export const attributePresentDecision = defineNode(
  {
    type: "AttributePresentDecision",
    amType: "AttributePresentDecisionNode",
    displayName: "Attribute Present Decision",
    summary: "Checks that the user's stored object has a value for an attribute.",
    documentation:
      "Finds the object by `identityAttribute`. Attributes that nobody may read count too: that a password is there is " +
      "told, its value is not. `null` is not a value; an empty text is. An unknown user takes `false`.\n\n" +
      "The run ends in an error when the journey names no resource, when no identity was collected, or when the " +
      "directory cannot be used.",
    settings: {
      type: "object",
      properties: {
        presentAttribute: {
          type: "string",
          kind: "attributePath",
          minLength: 1,
          default: "password",
          description: "The attribute that must have a value.",
        },
        identityAttribute,
      },
      required: [],
      additionalProperties: false,
    },
    outcomes: decision(
      "The stored object has a value for the attribute.",
      "It has none, or there is no such user.",
    ),
    interactive: false,
    pageMember: false,
    effects: { reads: [identityRead], writes: [], identity: [], tells: ["true"] },
  },
  {
    async run(context, settings) {
      const path = attributePath(settings.text("presentAttribute"));
      const attribute = settings.text("identityAttribute");
      const resource = journeyResource(context);
      const value = identityValue(context.state, attribute);
      if (value === undefined) throw identityMissing(attribute);
      const object = await context.directory.find(resource.name, attribute, value);
      return take(object && hasAttribute(object, resource.schema, path) ? "true" : "false");
    },
  },
);
