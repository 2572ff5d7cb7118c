import type { ConnectorManifest } from "../../manifest.ts";
import { clouds } from "./clouds.ts";

/** What `connector Name: Entra { … }` may say. */
export const manifest: ConnectorManifest = {
  kind: "Entra",
  displayName: "Microsoft Entra ID",
  summary:
    "Verifies a user name and a password with a Microsoft Entra ID tenant (the OAuth 2.0 password grant).",
  objectTypes: ["User"],
  packages: ["@azure/msal-node", "jose"],
  settings: {
    type: "object",
    additionalProperties: false,
    required: ["tenantId", "clientId"],
    properties: {
      tenantId: {
        type: "string",
        description:
          "The tenant's id, a GUID. Domain names, `common`, `organizations` and `consumers` are refused.",
      },
      clientId: {
        type: "string",
        description: "The application (client) id of the app registration, a GUID.",
      },
      clientSecret: {
        type: "string",
        kind: "secret",
        description:
          "The value of a client secret. Leave it out for a public client, or where a certificate is given.",
      },
      certificate: {
        type: "object",
        description: "A client certificate in place of a client secret.",
        additionalProperties: false,
        required: ["certificate", "privateKey"],
        properties: {
          certificate: {
            type: "string",
            description: "The certificate in PEM, followed by its chain if there is one.",
          },
          privateKey: {
            type: "string",
            kind: "secret",
            description: "Its private key in PEM, not encrypted.",
          },
        },
      },
      cloud: {
        type: "string",
        enum: clouds,
        default: "public",
        description: "The Microsoft cloud that the tenant lives in.",
      },
      timeoutMs: {
        type: "integer",
        kind: "duration",
        unit: "milliseconds",
        default: 10_000,
        minimum: 100,
        maximum: 120_000,
        description: "How long one verification may take, from the connection to the last byte.",
      },
      caFile: {
        type: "string",
        description:
          "A PEM file with certificate authorities to trust besides the public ones (a TLS-inspecting proxy).",
      },
      maxInFlight: {
        type: "integer",
        default: 50,
        minimum: 1,
        maximum: 10_000,
        description: "How many verifications may be under way at once; as many again may wait.",
      },
    },
  },
};
