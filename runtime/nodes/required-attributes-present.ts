import type { ManagedObject } from "../directory/directory.ts";
import { defineNode } from "../machine/define-node.ts";
import { take, type NodeContext } from "../machine/node-type.ts";
import { agreedResource } from "./identity/resource.ts";
import { isPassword, requiredAttributes } from "./input/resource-schema.ts";
import { decision, identityResource } from "./settings/common.ts";

/** Looks for each required attribute in the state and in the identified object. */
export const requiredAttributesPresent = defineNode(
  {
    type: "RequiredAttributesPresent",
    amType: "RequiredAttributesDecisionNode",
    displayName: "Required Attributes Present",
    summary: "Checks that every attribute which the resource's schema requires has a value.",
    documentation:
      "An attribute is present when it was collected, or, once Identify Existing User has found the user, when the " +
      "stored object has it. `null` is not a value; an empty text is. A schema that requires nothing gives `true`.\n\n" +
      "The run ends in an error when `identityResource` is not the journey's resource, or when the directory cannot " +
      "be used.",
    settings: {
      type: "object",
      properties: { identityResource },
      required: ["identityResource"],
      additionalProperties: false,
    },
    outcomes: decision("Every required attribute has a value.", "At least one has none."),
    interactive: false,
    pageMember: false,
    effects: {
      reads: [
        { key: "objectAttributes.*", required: false, secret: true },
        { key: "_id", required: false },
      ],
      writes: [],
      identity: [],
    },
  },
  {
    async run(context, settings) {
      const resource = agreedResource(context, settings.text("identityResource"));
      const collected = context.state.attributes();
      const absent = requiredAttributes(resource.schema).filter((name) => !has(collected, name));
      if (absent.length === 0) return take("true");
      const stored = await identifiedObject(context, resource.name);
      if (!stored) return take("false");
      const present = (name: string): boolean =>
        isPassword(resource.schema, name) ? stored.hasPassword : has(stored.attributes, name);
      return take(absent.every(present) ? "true" : "false");
    },
  },
);

function has(attributes: Readonly<Record<string, unknown>>, name: string): boolean {
  return (
    Object.hasOwn(attributes, name) && attributes[name] !== null && attributes[name] !== undefined
  );
}

async function identifiedObject(
  context: NodeContext<unknown>,
  resource: string,
): Promise<ManagedObject | undefined> {
  const id = context.state.get("_id");
  return typeof id === "string" ? context.directory.read(resource, id) : undefined;
}
