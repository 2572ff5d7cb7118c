import type { NodeManifest } from "../../manifest.ts";

export const manifest: NodeManifest = {
  type: "SocialGoogle",
  amType: "SocialGoogleNode",
  displayName: "Social Google",
  summary:
    "Lets the user sign on with Google; Select Identity Provider and Social Provider Handler take its place.",
  documentation:
    "Sends the browser to Google, and fetches the user's profile there. `accountExists` means that the profile " +
    "belongs to a user here, whose name is `username` from then on. `noAccount` means that it belongs to nobody " +
    "here: the profile is left in `userInfo` and the mail address in `emailAddress`, and nothing is proved about " +
    "any user.\n\n" +
    "The run ends in an error when the provider refuses, cannot be asked, or answers to a request that this run " +
    "did not make.",
  settings: {
    type: "object",
    properties: {
      clientId: {
        type: "string",
        minLength: 1,
        description: "The id of this application at Google.",
      },
      clientSecret: {
        type: "string",
        kind: "secret",
        description: "The secret of this application at Google.",
      },
      authorizeEndpoint: {
        type: "string",
        default: "https://accounts.google.com/o/oauth2/v2/auth",
        description: "The address that the browser is sent to.",
      },
      tokenEndpoint: {
        type: "string",
        default: "https://www.googleapis.com/oauth2/v4/token",
        description: "The address at which the code is exchanged for a token.",
      },
      userInfoEndpoint: {
        type: "string",
        default: "https://www.googleapis.com/oauth2/v3/userinfo",
        description: "The address at which the profile is fetched.",
      },
      scopeString: {
        type: "string",
        default: "profile email",
        description: "The scopes that are asked for.",
      },
      redirectURI: {
        type: "string",
        default: "http://am:80/am",
        description: "The address that the browser comes back to.",
      },
      provider: {
        type: "string",
        default: "google",
        description: "The name of the provider in IDM.",
      },
      authenticationIdKey: {
        type: "string",
        default: "sub",
        description: "The field of the profile that holds the user's id at the provider.",
      },
      basicAuth: {
        type: "boolean",
        default: true,
        description: "Send the secret in the header, not in the body.",
      },
      cfgAccountProviderClass: {
        type: "string",
        default:
          "org.forgerock.openam.authentication.modules.common.mapping.DefaultAccountProvider",
        description: "The Java class that finds accounts.",
      },
      cfgAccountMapperClass: {
        type: "string",
        default:
          "org.forgerock.openam.authentication.modules.common.mapping.JsonAttributeMapper|*|google-",
        description: "The Java class that makes of the profile what accounts are found by.",
      },
      cfgAttributeMappingClasses: {
        type: "array",
        items: { type: "string", description: "A Java class with its arguments." },
        default: [
          "org.forgerock.openam.authentication.modules.common.mapping.JsonAttributeMapper|iplanet-am-user-alias-list|google-",
        ],
        description: "The Java classes that make attributes of the profile.",
      },
      cfgAccountMapperConfiguration: {
        type: "object",
        additionalProperties: {
          type: "string",
          description: "The attribute that must have the value of the field.",
        },
        default: { sub: "iplanet-am-user-alias-list" },
        description: "The fields of the profile by which the account is found.",
      },
      cfgAttributeMappingConfiguration: {
        type: "object",
        additionalProperties: {
          type: "string",
          description: "The attribute that gets the value of the field.",
        },
        default: {
          given_name: "givenName",
          family_name: "sn",
          sub: "iplanet-am-user-alias-list",
          email: "mail",
          name: "cn",
        },
        description: "The fields of the profile that become attributes.",
      },
      saveUserAttributesToSession: {
        type: "boolean",
        default: true,
        description:
          "Set the attributes as properties of the session too, where clients can read them.",
      },
      cfgMixUpMitigation: {
        type: "boolean",
        default: false,
        description: "Check the issuer and the client id that the provider sends back.",
      },
      issuer: {
        type: "string",
        default: "",
        description: "The issuer to expect where `cfgMixUpMitigation` is on.",
      },
    },
    required: ["clientId", "clientSecret"],
    additionalProperties: false,
  },
  outcomes: {
    from: "fixed",
    list: [
      {
        name: "accountExists",
        id: "ACCOUNT_EXISTS",
        displayName: "Account exists",
        description: "The profile belongs to a user here.",
      },
      {
        name: "noAccount",
        id: "NO_ACCOUNT",
        displayName: "No account exists",
        description: "The profile belongs to no user here.",
      },
    ],
  },
  interactive: true,
  pageMember: false,
  effects: {
    reads: [],
    writes: [
      { key: "username", scope: "shared", outcomes: ["accountExists"] },
      { key: "userInfo", scope: "shared", outcomes: ["noAccount"] },
      { key: "emailAddress", scope: "shared", outcomes: ["noAccount"], maybe: true },
    ],
    identity: [{ outcome: "accountExists", effect: "proves", key: "username" }],
  },
};
