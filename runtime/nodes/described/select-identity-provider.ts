import type { NodeManifest } from "../../manifest.ts";
import { identityAttribute } from "../settings/common.ts";

export const manifest: NodeManifest = {
  type: "SelectIdentityProvider",
  amType: "SelectIdPNode",
  displayName: "Select Identity Provider",
  summary: "Lets the user choose how to sign on: with an identity provider, or locally.",
  documentation:
    "Keeps the chosen provider as `selectedIdp`, for Social Provider Handler. A single way is taken without asking. " +
    "With `offerOnlyExisting`, only the providers that are linked to the stored object which `identityAttribute` " +
    "finds are offered, and local sign-on only where the object has a password: the list then tells what an account " +
    "uses.\n\n" +
    "The run ends in an error when there is nothing to offer, and with `offerOnlyExisting` when no identity was " +
    "collected.",
  settings: {
    type: "object",
    properties: {
      includeLocalAuthentication: {
        type: "boolean",
        default: true,
        description: "Offer local sign-on too: adds the outcome `localAuthentication`.",
      },
      offerOnlyExisting: {
        type: "boolean",
        default: false,
        description: "Offer only what the user's stored object has.",
      },
      passwordAttribute: {
        type: "string",
        kind: "attribute",
        minLength: 1,
        default: "password",
        description: "The attribute that shows whether the user has a local password.",
      },
      identityAttribute: {
        ...identityAttribute,
        default: "mail",
        description:
          "The collected attribute that the user's object is found by, for `offerOnlyExisting`.",
      },
      filteredProviders: {
        type: "array",
        items: { type: "string", description: "The name of a provider." },
        default: [],
        description: "The providers to offer; none named: all.",
      },
    },
    required: [],
    additionalProperties: false,
  },
  outcomes: {
    from: "fixed",
    list: [
      {
        name: "socialAuthentication",
        id: "socialAuthentication",
        displayName: "Social Authentication",
        description: "The user has chosen a provider.",
      },
      {
        name: "localAuthentication",
        id: "localAuthentication",
        displayName: "Local Authentication",
        description: "The user has chosen local sign-on.",
        when: { setting: "includeLocalAuthentication", equals: true },
      },
    ],
  },
  interactive: true,
  pageMember: true,
  effects: {
    reads: [
      {
        key: "objectAttributes.${identityAttribute}",
        required: true,
        when: { setting: "offerOnlyExisting", equals: true },
      },
    ],
    writes: [
      { key: "selectedIdp", scope: "shared", outcomes: ["socialAuthentication"], input: true },
      // Only where local sign-on is all that there is to offer.
      { key: "selectedIdp", scope: "shared", outcomes: ["localAuthentication"], maybe: true },
    ],
    identity: [],
  },
};
