import type { JsonObject } from "../../json.ts";
import { attribute, fixed, hidden, references } from "./attributes.ts";

/** A device, service or gateway of the Internet of Things solution. */
export const thing: JsonObject = {
  title: "Thing",
  type: "object",
  required: ["thingType"],
  properties: {
    authzRoles: references("Authorization Roles", "internal/role", "authzMembers"),
    thingType: attribute("string", "Type", {
      ...fixed,
      policies: [
        {
          policyId: "regexpMatches",
          params: { regexp: "^(device|service|gateway)$", flags: "i" },
        },
      ],
    }),
    thingKeys: attribute("string", "Keys", fixed),
    thingConfig: attribute("string", "Configuration", fixed),
    thingProperties: attribute("string", "Properties", fixed),
    sunserviceID: attribute("string", "Agent Type", { ...hidden, default: "OAuth2Client" }),
    users: references("Users", "managed/user", "things"),
    uid: attribute("string", "Name in the identity store", {
      ...hidden,
      description: "AM's name for the thing's `_id`; journeys find things by it.",
    }),
  },
};
