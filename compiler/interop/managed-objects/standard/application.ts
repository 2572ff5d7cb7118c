import type { JsonObject } from "../../json.ts";
import { attribute, fixed, hidden, listOf, references } from "./attributes.ts";

/** @param prefix of the realm's types: `alpha_`, `bravo_`, or none where there is one realm of users */
export function application(title: string, prefix: string): JsonObject {
  const text = { type: "string" };
  return {
    title,
    type: "object",
    required: ["name"],
    properties: {
      name: attribute("string", "Name", { policies: [{ policyId: "unique" }] }),
      description: attribute("string", "Description"),
      url: attribute("string", "Url"),
      icon: attribute("string", "Icon"),
      mappingNames: listOf(text, "Sync Mapping Names"),
      owners: references("Owners", `managed/${prefix}user`, "ownerOfApp"),
      roles: references("Roles", `managed/${prefix}role`, "applications"),
      members: references("Members", `managed/${prefix}user`, "applications", fixed),
      authoritative: attribute("boolean", "Authoritative", { viewable: false }),
      connectorId: attribute("string", "Connector ID", hidden),
      ssoEntities: attribute("object", "SSO Entity Id", {
        ...hidden,
        properties: { idpLocation: text, idpPrivateId: text, spLocation: text, spPrivate: text },
      }),
      templateName: attribute("string", "Template Name", hidden),
      templateVersion: attribute("string", "Template Version", hidden),
      uiConfig: { type: "object", title: "UI Config", viewable: false },
    },
  };
}
