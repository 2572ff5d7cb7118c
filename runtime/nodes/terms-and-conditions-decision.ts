import { JourneyError } from "../errors.ts";
import { isObject } from "../json.ts";
import { defineNode } from "../machine/define-node.ts";
import { take } from "../machine/node-type.ts";
import { journeyResource } from "./identity/resource.ts";
import { storedObject } from "./identity/stored-object.ts";
import { attributeSchema } from "./input/resource-schema.ts";
import { decision, identityAttribute, identityRead } from "./settings/common.ts";

/** Compares the stored acceptance with the app's terms. */
export const termsAndConditionsDecision = defineNode(
  {
    type: "TermsAndConditionsDecision",
    amType: "TermsAndConditionsDecisionNode",
    displayName: "Terms and Conditions Decision",
    summary: "Checks that the user has accepted the active version of the terms.",
    documentation:
      "Finds the object by `identityAttribute`, and looks at the acceptance that is stored with it, not at one that " +
      "was given in this run. `true` also when the app has no `terms`. A version is another one as soon as its text " +
      "differs: which of two is the newer does not matter.\n\n" +
      "The run ends in an error when no identity was collected, when no stored object has it, or when the resource's " +
      "schema does not declare `termsAccepted`: then no acceptance could be stored.",
    settings: {
      type: "object",
      properties: { identityAttribute },
      required: [],
      additionalProperties: false,
    },
    outcomes: decision(
      "The user has accepted the active terms, or there are none.",
      "The user has accepted another version, or none.",
    ),
    interactive: false,
    pageMember: false,
    effects: { reads: [identityRead], writes: [], identity: [], tells: ["true"] },
  },
  {
    async run(context, settings) {
      const { name, schema } = journeyResource(context);
      const { terms } = context.app;
      if (terms && !attributeSchema(schema, "termsAccepted")) throw undeclared(name);
      const object = await storedObject(context, settings.text("identityAttribute"));
      const accepted = object.attributes["termsAccepted"];
      const version = isObject(accepted) ? accepted["termsVersion"] : undefined;
      return take(!terms || version === terms.version ? "true" : "false");
    },
  },
);

function undeclared(resource: string): JourneyError {
  return new JourneyError(
    "node-attribute-unknown",
    `The schema of \`${resource}\` declares no attribute \`termsAccepted\`, where an acceptance of terms is stored.`,
    'Declare it in the schema: `"termsAccepted": { "type": "object" }`.',
  );
}
