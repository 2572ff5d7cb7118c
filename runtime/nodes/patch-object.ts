import type { ManagedObject } from "../directory/directory.ts";
import type { JsonObject } from "../json.ts";
import { writePath } from "../machine/attribute-path.ts";
import type { ResourceDefinition } from "../machine/journey.ts";
import type { NodeState } from "../machine/node-state.ts";
import { defineNode } from "../machine/define-node.ts";
import { take, type NodeContext, type NodeResult } from "../machine/node-type.ts";
import { isActingUser } from "./identity/acting-user.ts";
import { aliasList, newLinks } from "./identity/linked-accounts.ts";
import { patchable } from "./identity/patchable.ts";
import { isRefusal, refusalReasons } from "./identity/refusal.ts";
import { agreedResource } from "./identity/resource.ts";
import { identityValue, objectNotFound } from "./identity/stored-object.ts";
import { isSecret } from "./input/resource-schema.ts";
import { identityAttribute, identityRead, identityResource } from "./settings/common.ts";

/** Stores what was collected. */
export const patchObject = defineNode(
  {
    type: "PatchObject",
    amType: "PatchObjectNode",
    displayName: "Patch Object",
    summary: "Writes the collected attributes to the user's stored object.",
    documentation:
      "Finds the object by `identityAttribute` and writes every collected attribute, all or nothing: passwords hashed, " +
      "policy and uniqueness enforced. With nothing to write it is `patched` at once.\n\n" +
      "These are never written: attributes that the resource's schema does not declare or marks `readOnly`, what " +
      "decides about the account (`_id`, `accountStatus`, `externalId`, roles and assignments), `ignoredFields`, and " +
      "the identity attribute, since the object was found by that value. An acceptance of terms in this run " +
      "(`termsAccepted`) is written with them. With `patchAsObject` the user himself acts: " +
      "attributes with `userEditable: false` stay as they are too.\n\n" +
      "Of `aliasList` it adds the accounts that an identity provider has proved in this run. Such a link, a password, and " +
      "anything with `patchAsObject`, is written only for the user who has shown a credential in this " +
      "run; for others the outcome is `failure`.\n\n" +
      "The run ends in an error when `identityResource` is not the journey's resource, when no stored object has the " +
      "identity, or when the directory cannot be used.",
    settings: {
      type: "object",
      properties: {
        patchAsObject: {
          type: "boolean",
          default: false,
          description:
            "Write as the user himself, who must have signed on in this run, not as the system.",
        },
        ignoredFields: {
          type: "array",
          items: {
            type: "string",
            description: "An attribute, or a path into one, e.g. `preferences/updates`.",
          },
          default: [],
          description:
            "What was collected and is not written. It need not be an attribute of the resource: a name that only the " +
            "journey uses, say.",
        },
        identityResource,
        identityAttribute,
      },
      required: ["identityResource"],
      additionalProperties: false,
    },
    outcomes: {
      from: "fixed",
      list: [
        {
          name: "patched",
          id: "PATCHED",
          displayName: "Patched",
          description: "The attributes are stored, or there was nothing to store.",
        },
        {
          name: "failure",
          id: "FAILURE",
          displayName: "Failed",
          description: "Nothing was stored: no identity was collected, or the write was refused.",
        },
      ],
    },
    interactive: false,
    pageMember: false,
    effects: {
      reads: [
        { ...identityRead, missing: "failure" },
        {
          key: "objectAttributes.*",
          required: false,
          secret: true,
          to: "attribute",
          except: ["objectAttributes.${identityAttribute}", "objectAttributes.${ignoredFields}"],
        },
        { key: "termsAccepted", required: false, scope: "shared" },
      ],
      writes: [],
      identity: [],
      changes: true,
    },
  },
  {
    async run(context, settings) {
      const resource = agreedResource(context, settings.text("identityResource"));
      const attribute = settings.text("identityAttribute");
      const asUser = settings.flag("patchAsObject");
      const ignored = [attribute, ...settings.texts("ignoredFields")];
      const value = identityValue(context.state, attribute);
      if (value === undefined) return refuse(context, "identity-missing");
      const object = await context.directory.find(resource.name, attribute, value);
      if (!object) throw objectNotFound(resource.name, attribute);
      const links = ignored.includes(aliasList)
        ? undefined
        : newLinks(context, resource.schema, object);
      const body = {
        ...patchable(without(collected(context.state), ignored), resource.schema, { asUser }),
        ...(links ? { [aliasList]: links } : {}),
      };
      if (Object.keys(body).length === 0) return take("patched");
      // Who could link an account of his own to somebody else's object would be that user from then on.
      const own = asUser || links !== undefined || holdsSecret(body, resource);
      if (own && !isActingUser(context, object)) {
        return refuse(context, "not-authenticated");
      }
      return patch(context, object, body);
    },
  },
);

/** What the run has collected, with the terms that it saw accepted. */
function collected(state: NodeState): JsonObject {
  const termsAccepted = state.getShared("termsAccepted");
  return { ...state.attributes(), ...(termsAccepted === undefined ? {} : { termsAccepted }) };
}

function without(attributes: JsonObject, paths: readonly string[]): JsonObject {
  return paths
    .map((path) => path.replace(/^\//, ""))
    .reduce((rest, path) => writePath(rest, path, undefined), attributes);
}

function holdsSecret(body: JsonObject, resource: ResourceDefinition): boolean {
  return Object.keys(body).some((name) => isSecret(resource.schema, name));
}

async function patch(
  context: NodeContext<unknown>,
  object: ManagedObject,
  body: JsonObject,
): Promise<NodeResult<"patched" | "failure">> {
  try {
    const confirmed = isActingUser(context, object) && context.identity.provedRemotely();
    await context.directory.patch(object.resource, object.id, body, { confirmed });
    return take("patched");
  } catch (error) {
    if (!isRefusal(error)) throw error;
    return refuse(context, error.code, refusalReasons(error));
  }
}

function refuse(
  context: NodeContext<unknown>,
  reason: string,
  failures: readonly string[] = [],
): NodeResult<"patched" | "failure"> {
  context.log.warn({ reason, failures }, "The object was not patched.");
  return take("failure");
}
