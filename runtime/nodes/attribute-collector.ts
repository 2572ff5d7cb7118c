import { defineNode } from "../machine/define-node.ts";
import { ask, take, type NodeContext } from "../machine/node-type.ts";
import {
  collectableAttributes,
  type CollectableAttribute,
} from "./attribute-collector/attribute.ts";
import { readEntry, unanswered, type Entry } from "./attribute-collector/entry.ts";
import { attributeCallback } from "./attribute-collector/callback.ts";
import { storedValues } from "./attribute-collector/stored-values.ts";
import { journeyResource } from "./identity/resource.ts";
import { expectAnswers } from "./input/answers.ts";
import { identityAttribute, identityRead, singleOutcome } from "./settings/common.ts";

/** Asks for attributes. */
export const attributeCollector = defineNode(
  {
    type: "AttributeCollector",
    amType: "AttributeCollectorNode",
    displayName: "Attribute Collector",
    summary: "Asks for attributes of the user.",
    documentation:
      "Asks for each attribute, by its `title` in the resource's schema, as a text, a number or a yes and no, as its " +
      "type says. The stored values stand in the form when the user has signed on in this run: somebody who has only " +
      "typed a name sees nothing of that account. An empty answer is not kept.\n\n" +
      "A value of the wrong type, a missing one with `required`, and one that breaks the schema with `validateInputs` " +
      "are asked for again, with the reasons.\n\n" +
      "The run ends in an error for an attribute that the schema does not declare, that it hides (`viewable: false`, " +
      "with `validateInputs` also `userEditable: false` and `readOnly`), that is a password, or of another type.",
    settings: {
      type: "object",
      properties: {
        attributesToCollect: {
          type: "array",
          items: {
            type: "string",
            kind: "attributePath",
            description: "An attribute, e.g. `preferences/updates`.",
          },
          minItems: 1,
          description: "The attributes to ask for, in this order.",
        },
        required: {
          type: "boolean",
          default: false,
          description: "Ask again until every attribute has a value.",
        },
        validateInputs: {
          type: "boolean",
          default: false,
          description:
            "Check the values against the resource's schema, and ask again until they pass.",
        },
        identityAttribute: {
          ...identityAttribute,
          description:
            "The attribute by which the stored values are found, to show them in the form.",
        },
      },
      required: ["attributesToCollect"],
      additionalProperties: false,
    },
    outcomes: singleOutcome,
    interactive: true,
    pageMember: true,
    effects: {
      reads: [{ ...identityRead, required: false }],
      // An empty answer is not kept.
      writes: [
        {
          key: "objectAttributes.${attributesToCollect}",
          scope: "shared",
          input: true,
          maybe: true,
        },
      ],
      identity: [],
    },
  },
  {
    async run(context, settings) {
      const resource = journeyResource(context);
      const rules = {
        required: settings.flag("required"),
        validate: settings.flag("validateInputs"),
      };
      const attributes = collectableAttributes(
        resource,
        settings.texts("attributesToCollect"),
        rules,
      );
      const stored = await storedValues(context, settings.text("identityAttribute"), attributes);
      if (context.answers === undefined) return ask(callbacks(attributes, stored.map(unanswered)));
      const answers = expectAnswers(context.answers, attributes.length);
      const entries: Entry[] = [];
      for (const [index, attribute] of attributes.entries()) {
        entries.push(await readEntry(context, resource, attribute, answers[index], stored[index]));
      }
      if (entries.some((entry) => !entry.accepted)) return ask(callbacks(attributes, entries));
      keep(context, attributes, entries);
      return take("outcome");
    },
  },
);

function callbacks(attributes: readonly CollectableAttribute[], entries: readonly Entry[]) {
  return attributes.map((attribute, index) => attributeCallback(attribute, entries[index]));
}

function keep(
  context: NodeContext<unknown>,
  attributes: readonly CollectableAttribute[],
  entries: readonly Entry[],
): void {
  for (const [index, { path }] of attributes.entries()) {
    const value = entries[index]?.value;
    if (value !== undefined) context.state.setAttribute("shared", path, value);
  }
}
