import type { NodeManifest } from "../../manifest.ts";

export const manifest: NodeManifest = {
  type: "SAML2Authentication",
  amType: "product-Saml2Node",
  displayName: "SAML2 Authentication",
  summary: "Lets the user sign on at a SAML 2.0 identity provider.",
  documentation:
    "Sends the browser to the identity provider, and checks what it brings back. `accountExists` means that the " +
    "assertion belongs to a user here, whose name is `username` from then on. `noAccount` means that it is linked " +
    "to nobody; whatever name it carries proves nothing here. The attributes of the assertion are left in " +
    "`userInfo`, the mail address in `emailAddress`.\n\n" +
    "The run ends in an error when the identity or service provider is not known, or when the response cannot be " +
    "used; where `error` is wired, newer versions of AM take that instead.",
  settings: {
    type: "object",
    properties: {
      idpEntityId: {
        type: "string",
        default: "https://",
        description: "The entity id of the identity provider.",
      },
      validateIdpEntityId: {
        type: "boolean",
        default: true,
        description: "Check that `idpEntityId` names a known identity provider.",
      },
      metaAlias: {
        type: "string",
        default: "/sp",
        description: "The service provider's meta alias, as `/realm/name`.",
      },
      allowCreate: {
        type: "boolean",
        default: true,
        description: "Let the identity provider make a new identifier for the user.",
      },
      authComparison: {
        type: "string",
        enum: ["EXACT", "MINIMUM", "MAXIMUM", "BETTER"],
        default: "MINIMUM",
        description:
          "How the identity provider compares its way of authentication with the wanted one.",
      },
      authnContextClassRef: {
        type: "array",
        items: { type: "string", description: "A reference to an authentication context class." },
        default: [],
        description: "The wanted authentication contexts, by class.",
      },
      authnContextDeclRef: {
        type: "array",
        items: {
          type: "string",
          description: "A reference to an authentication context declaration.",
        },
        default: [],
        description: "The wanted authentication contexts, by declaration.",
      },
      requestBinding: {
        type: "string",
        enum: ["HTTP_REDIRECT", "HTTP_POST"],
        default: "HTTP_REDIRECT",
        description: "How the request goes to the identity provider.",
      },
      binding: {
        type: "string",
        enum: ["HTTP_ARTIFACT", "HTTP_POST"],
        default: "HTTP_ARTIFACT",
        description: "How the response comes back.",
      },
      forceAuthn: {
        type: "boolean",
        default: false,
        description:
          "Let the identity provider authenticate the user again, whatever session there is.",
      },
      isPassive: {
        type: "boolean",
        default: false,
        description: "Let the identity provider not ask the user anything.",
      },
      nameIdFormat: {
        type: "string",
        default: "urn:oasis:names:tc:SAML:2.0:nameid-format:persistent",
        description: "The format of the identifier in the assertion.",
      },
    },
    required: [],
    additionalProperties: false,
  },
  outcomes: {
    from: "fixed",
    list: [
      {
        name: "accountExists",
        id: "ACCOUNT_EXISTS",
        displayName: "Account exists",
        description: "The assertion is valid and belongs to a user here.",
      },
      {
        name: "noAccount",
        id: "NO_ACCOUNT",
        displayName: "No account exists",
        description: "The assertion is valid and belongs to no user here.",
      },
      {
        name: "error",
        id: "ERROR",
        displayName: "Error",
        description:
          "The sign-on at the identity provider failed; only newer versions of AM have this outcome.",
        optional: { foldsInto: "error" },
      },
    ],
  },
  interactive: true,
  pageMember: false,
  effects: {
    reads: [],
    writes: [
      { key: "username", scope: "shared", outcomes: ["accountExists"] },
      { key: "username", scope: "shared", outcomes: ["noAccount"], maybe: true },
      { key: "userInfo", scope: "shared", outcomes: ["accountExists", "noAccount"] },
      {
        key: "emailAddress",
        scope: "shared",
        outcomes: ["accountExists", "noAccount"],
        maybe: true,
      },
      { key: "successUrl", scope: "shared", outcomes: ["accountExists", "noAccount"], maybe: true },
    ],
    identity: [{ outcome: "accountExists", effect: "proves", key: "username" }],
  },
};
