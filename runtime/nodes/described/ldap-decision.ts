import type { NodeManifest } from "../../manifest.ts";

export const manifest: NodeManifest = {
  type: "LDAPDecision",
  amType: "LdapDecisionNode",
  displayName: "LDAP Decision",
  summary: "Checks the user name and password against an LDAP directory.",
  documentation:
    "Searches the directory for `username` and binds with `password`. With `true` the user name becomes the one " +
    "that the directory gave. Blank credentials take `false`.\n\n" +
    "Where the directory says that the password is about to expire or must be changed, the node asks for the old " +
    "and the new password itself; the new one is then `password`. Cancelling takes `true` while the old password " +
    "still counts, and `cancelled` where it had been reset.\n\n" +
    "The run ends in an error when `password` is not in the state at all, when no directory server can be " +
    "reached, or when the settings are unusable.",
  settings: {
    type: "object",
    properties: {
      primaryServers: {
        type: "array",
        items: { type: "string", description: "A server, as `host:port`." },
        default: [],
        description: "The directory servers to ask first.",
      },
      secondaryServers: {
        type: "array",
        items: { type: "string", description: "A server, as `host:port`." },
        default: [],
        description: "The directory servers to ask when no primary one answers.",
      },
      accountSearchBaseDn: {
        type: "array",
        items: { type: "string", description: "A distinguished name." },
        default: [],
        description: "Where the search for users begins.",
      },
      adminDn: {
        type: "string",
        description:
          "The distinguished name that the node binds with to search; needed without `mtlsEnabled`.",
      },
      adminPassword: {
        type: "string",
        kind: "secret",
        description: "The password of `adminDn`; needed without `mtlsEnabled`.",
      },
      userProfileAttribute: {
        type: "string",
        minLength: 1,
        description: "The directory's attribute by which the user's profile is found, e.g. `uid`.",
      },
      searchFilterAttributes: {
        type: "array",
        items: { type: "string", description: "An attribute, e.g. `uid`." },
        default: [],
        description: "The directory's attributes that are searched for the user name.",
      },
      userSearchFilter: {
        type: "string",
        description: "A filter that is added to the search for the user.",
      },
      searchScope: {
        type: "string",
        enum: ["OBJECT", "ONE_LEVEL", "SUBTREE"],
        default: "SUBTREE",
        description: "How deep below the base the search goes.",
      },
      ldapConnectionMode: {
        type: "string",
        enum: ["LDAP", "LDAPS", "START_TLS"],
        default: "LDAP",
        description: "How the connection is secured; with `LDAP` passwords travel in plain text.",
      },
      mtlsEnabled: {
        type: "boolean",
        default: false,
        description: "Authenticate to the directory with a client certificate; needs `LDAPS`.",
      },
      mtlsSecretLabel: {
        type: "string",
        description: "The part of AM's secret label that leads to the client certificate.",
      },
      returnUserDn: {
        type: "boolean",
        default: true,
        description: "Take the user's distinguished name as the principal, not the user name.",
      },
      userCreationAttrs: {
        type: "array",
        items: {
          type: "string",
          description: "A local attribute and the one of the directory that it comes from.",
        },
        default: [],
        description: "The attributes that a profile which is created from the directory gets.",
      },
      minimumPasswordLength: {
        type: "integer",
        default: 8,
        description: "The least length of a new password.",
      },
      beheraEnabled: {
        type: "boolean",
        default: true,
        description: "Understand the directory's password policy controls.",
      },
      trustAllServerCertificates: {
        type: "boolean",
        default: false,
        description: "Accept any certificate of the server, which gives away what TLS protects.",
      },
      heartbeatInterval: {
        type: "integer",
        default: 10,
        description: "How often connections are tested, in `heartbeatTimeUnit`.",
      },
      heartbeatTimeUnit: {
        type: "string",
        enum: ["SECONDS", "MINUTES", "HOURS"],
        default: "SECONDS",
        description: "The unit of `heartbeatInterval`.",
      },
      ldapOperationsTimeout: {
        type: "integer",
        kind: "duration",
        unit: "seconds",
        minimum: 0,
        default: 0,
        description: "How long to wait for the directory; 0 is without limit.",
      },
      mixedCaseForPasswordChangeMessages: {
        type: "boolean",
        default: false,
        description: "Show messages of the password change in mixed case, not in capitals.",
      },
      affinityLevel: {
        type: "string",
        enum: ["NONE", "BIND", "ALL"],
        default: "NONE",
        description: "Which requests about one user go to the same server.",
      },
    },
    required: ["userProfileAttribute"],
    additionalProperties: false,
  },
  outcomes: {
    from: "fixed",
    list: [
      {
        name: "true",
        id: "TRUE",
        displayName: "True",
        description: "The directory accepted the password.",
      },
      {
        name: "false",
        id: "FALSE",
        displayName: "False",
        description: "The password is wrong or blank, or there is no such user.",
      },
      {
        name: "locked",
        id: "LOCKED",
        displayName: "Locked",
        description: "The account is locked or inactive.",
      },
      {
        name: "cancelled",
        id: "CANCELLED",
        displayName: "Cancelled",
        description: "The password was right but must be changed, and the user did not change it.",
      },
      {
        name: "expired",
        id: "EXPIRED",
        displayName: "Expired",
        description: "The password has expired, and cannot be changed here.",
      },
    ],
  },
  interactive: true,
  pageMember: false,
  effects: {
    reads: [
      { key: "username", required: true, missing: "false" },
      { key: "password", required: true, secret: true },
    ],
    writes: [
      { key: "username", scope: "shared", outcomes: ["true"] },
      {
        key: "password",
        scope: "transient",
        outcomes: ["true"],
        secret: true,
        input: true,
        maybe: true,
      },
    ],
    identity: [
      { outcome: "true", effect: "proves", key: "username", factor: "knowledge" },
      { outcome: "cancelled", effect: "partial", key: "username", factor: "knowledge" },
      { outcome: "expired", effect: "partial", key: "username", factor: "knowledge" },
    ],
    guess: { wrong: ["false"] },
  },
};
