import type { JsonObject } from "../json.ts";
import { defineNode } from "../machine/define-node.ts";
import { take, type NodeContext, type NodeResult } from "../machine/node-type.ts";
import { aliasList, newLinks } from "./identity/linked-accounts.ts";
import { patchable } from "./identity/patchable.ts";
import { isRefusal, refusalReasons } from "./identity/refusal.ts";
import { agreedResource } from "./identity/resource.ts";
import { identityResource } from "./settings/common.ts";

/** Stores what was collected as a new object. */
export const createObject = defineNode(
  {
    type: "CreateObject",
    amType: "CreateObjectNode",
    displayName: "Create Object",
    summary: "Creates a stored object from the collected attributes.",
    documentation:
      "Takes every collected attribute: the password is hashed, policy and uniqueness are enforced. Where terms were " +
      "accepted in this run, the acceptance is stored as the attribute `termsAccepted`, which the resource's schema must " +
      "declare. The run is about the new user from here on, who needs no other proof: nobody had the account before.\n\n" +
      "Like Patch Object it never writes attributes that the schema does not declare or marks `readOnly`, nor what " +
      "decides about the account (`_id`, `accountStatus`, `externalId`, roles and assignments). Of `aliasList` it writes " +
      "the accounts that an identity provider has proved in this run, so that they sign on as the new user.\n\n" +
      "`failure` when no `userName` was collected, when an attribute that the schema requires is missing, and when the " +
      "directory refuses the object: a value that breaks a policy, a user name that is taken. Why stands in the log " +
      "alone; but that a name is taken can be found out wherever accounts are made. The id of the new object is not kept " +
      "in the state.\n\n" +
      "The run ends in an error when `identityResource` is not the journey's resource, or when the directory cannot be " +
      "used.",
    settings: {
      type: "object",
      properties: { identityResource },
      required: ["identityResource"],
      additionalProperties: false,
    },
    outcomes: {
      from: "fixed",
      list: [
        {
          name: "created",
          id: "CREATED",
          displayName: "Created",
          description: "The object is stored.",
        },
        {
          name: "failure",
          id: "FAILURE",
          displayName: "Failed",
          description:
            "Nothing was stored: a required attribute is missing, or the object was refused.",
        },
      ],
    },
    interactive: false,
    pageMember: false,
    effects: {
      reads: [
        { key: "objectAttributes.*", required: false, secret: true, to: "attribute" },
        { key: "objectAttributes.userName", required: false, orElse: ["username"] },
        { key: "termsAccepted", required: false },
      ],
      writes: [],
      identity: [{ outcome: "created", effect: "establishes", key: "objectAttributes.userName" }],
    },
  },
  {
    async run(context, settings) {
      const resource = agreedResource(context, settings.text("identityResource"));
      // Nobody could sign on as an object without a name.
      const userName = context.state.getAttribute("userName");
      if (typeof userName !== "string" || userName === "")
        return refuse(context, "identity-missing");
      const collected = patchable(context.state.attributes(), resource.schema, { asUser: false });
      const links = newLinks(context, resource.schema);
      return create(context, resource.name, {
        ...collected,
        ...(links ? { [aliasList]: links } : {}),
        ...acceptedTerms(context),
      });
    },
  },
);

/** The directory refuses it where no attribute is there for it: an acceptance that is not kept is none. */
function acceptedTerms({ state }: NodeContext<unknown>): JsonObject {
  const termsAccepted = state.get("termsAccepted");
  return termsAccepted === undefined ? {} : { termsAccepted };
}

async function create(
  context: NodeContext<unknown>,
  resource: string,
  attributes: JsonObject,
): Promise<NodeResult<"created" | "failure">> {
  try {
    context.identity.prove(await context.directory.create(resource, attributes));
    return take("created");
  } catch (error) {
    if (!isRefusal(error)) throw error;
    return refuse(context, error.code, refusalReasons(error));
  }
}

function refuse(
  context: NodeContext<unknown>,
  reason: string,
  failures: readonly string[] = [],
): NodeResult<"created" | "failure"> {
  context.log.warn({ reason, failures }, "No object was created.");
  return take("failure");
}
