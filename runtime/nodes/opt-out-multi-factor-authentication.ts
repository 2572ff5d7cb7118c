import { PolicyViolation } from "../directory/directory.ts";
import { defineNode } from "../machine/define-node.ts";
import { take } from "../machine/node-type.ts";
import { actingUser } from "./identity/acting-user.ts";
import { journeyResource } from "./identity/resource.ts";
import { attributeSchema } from "./input/resource-schema.ts";
import { methodOf, type Method } from "./mfa/method.ts";
import { singleOutcome } from "./settings/common.ts";

const attributes: Readonly<Record<Method, string>> = {
  oath: "oath2faEnabled",
  push: "push2faEnabled",
};

/** AM's word for "may be skipped"; 2 would be "must not", 0 "never asked". */
const skippable = 1;

/** Notes that the user wants no second factor of this kind. */
export const optOutMultiFactorAuthentication = defineNode(
  {
    type: "OptOutMultiFactorAuthentication",
    amType: "OptOutMultiFactorAuthenticationNode",
    displayName: "Opt-out Multi-Factor Authentication",
    summary: "Notes that the user does not want a second factor.",
    documentation:
      "Notes with the user `username` that the factor in `mfaMethod` is to be skipped from now on: it sets the attribute " +
      "`oath2faEnabled` or `push2faEnabled` to `1`, as AM does, which the resource's schema must have, as a text or as a " +
      "number. A Push Sender node then takes `skipped`; before an OATH Token Verifier node let an Attribute Value " +
      "Decision node ask for the attribute, behind the password. A device that the user has stays.\n\n" +
      "It is for the user alone who has shown a credential in this run: for others the run ends in an error, while AM " +
      "switches the factor off for whoever is named.\n\n" +
      "The run ends in an error, too, when there is no user name, when `mfaMethod` is missing or unknown, and when the " +
      "schema has no place for the attribute.",
    settings: { type: "object", properties: {}, required: [], additionalProperties: false },
    outcomes: singleOutcome,
    interactive: false,
    pageMember: false,
    effects: {
      reads: [
        { key: "username", required: true },
        { key: "mfaMethod", required: true },
      ],
      writes: [],
      identity: [],
      changes: true,
      credential: true,
    },
  },
  {
    async run(context) {
      const attribute = attributes[methodOf(context.state)];
      const { name, schema } = journeyResource(context);
      const deed = "An Opt-out Multi-Factor Authentication node was to switch a second factor off";
      const user = await actingUser(context, deed);
      const { type } = attributeSchema(schema, attribute) ?? {};
      const value = type === "integer" || type === "number" ? skippable : String(skippable);
      const failures = await context.directory.check(name, { [attribute]: value });
      if (failures.length > 0) throw new PolicyViolation(failures);
      await context.directory.patch(user.resource, user.id, { [attribute]: value });
      return take("outcome");
    },
  },
);
