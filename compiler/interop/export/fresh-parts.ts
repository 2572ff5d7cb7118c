import type { JsonObject } from "../json.ts";

/** What frodo's exports always have, also where a journey depends on nothing. */
export function withFreshParts(document: JsonObject): JsonObject {
  return {
    circlesOfTrust: {},
    emailTemplates: {},
    saml2Entities: {},
    socialIdentityProviders: {},
    themes: [],
    ...document,
  };
}
