import type { EffectsManifest, OutcomeManifest, SettingSchema } from "../../manifest.ts";
import type { SettingsOf } from "../../machine/manifest-types.ts";

/** The settings of both handlers. */
export const handlerSettings = {
  script: {
    type: "string",
    kind: "script",
    transforms: true,
    minLength: 1,
    description:
      "The function in TypeScript, `./scripts/profile.ts`, that turns the profile into collected attributes; absent, or the id of a script of AM's: the usual claims are taken.",
  },
  usernameAttribute: {
    type: "string",
    kind: "attribute",
    minLength: 1,
    default: "userName",
    description: "The attribute that holds the user name.",
  },
  clientType: {
    type: "string",
    enum: ["BROWSER", "NATIVE"],
    default: "BROWSER",
    description: "`BROWSER`: redirect the browser. `NATIVE`: let an app talk to the provider.",
  },
  storeTokens: {
    type: "boolean",
    default: false,
    description: "Keep the provider's tokens in the state.",
  },
  subjectAttribute: {
    type: "string",
    minLength: 1,
    default: "iplanet-am-user-alias-list",
    description:
      "The profile attribute that holds the ids of linked accounts, where there are no managed objects.",
  },
} as const satisfies Readonly<Record<string, SettingSchema>>;

export type SocialSettings = SettingsOf<{
  readonly type: "object";
  readonly properties: typeof handlerSettings;
  readonly required: readonly [];
  readonly additionalProperties: false;
}>;

/** The outcomes of both handlers. */
export const handlerOutcomes = [
  {
    name: "accountExists",
    id: "ACCOUNT_EXISTS",
    displayName: "Account exists",
    description: "A stored object is linked to the account.",
  },
  {
    name: "noAccount",
    id: "NO_ACCOUNT",
    displayName: "No account exists",
    description: "No stored object is linked to the account.",
  },
] as const satisfies readonly OutcomeManifest[];

/** What both handlers do. */
export const handlerDocumentation =
  "Sends the user to the provider in `selectedIdp`, and fetches his profile there; `script` turns the profile into " +
  "collected attributes, or the usual claims are taken as they are: names, and a mail address that the provider has " +
  "verified. `accountExists`: the provider has proved who the user is, and a stored object is linked to " +
  "that account; it becomes `username`. An object that is not active takes `accountExists` as well, and is not " +
  "proved: Account Active Decision tells it, `success` comes to a failure, and nodes that change or show something for " +
  "its user alone end the run in an error. `noAccount`: nobody here is linked to it. `username` is then the name that " +
  "was collected before, else the one from the profile, and nothing is proved about a stored user of that " +
  "name; Create Object links the account to the new object, Patch Object to a user who has shown a credential of his " +
  "own in this run.\n\n" +
  "The proof is of no kind that `require mfa` counts: whether the provider has asked for a password, a passkey or " +
  "nothing is not known here.\n\n" +
  "A stored object carries its links in `aliasList`, as `PROVIDER-SUBJECT`; no mail address links anything.\n\n";

export const handlerErrors =
  "The run ends in an error when there is no `selectedIdp`, when the provider cannot be used, or when the account " +
  "belongs to another user than the one who was collected before.";

/** What comes from the profile is kept as what users type is: a page may come between here and Create Object. */
export const socialEffects = {
  reads: [
    { key: "selectedIdp", required: true },
    { key: "objectAttributes.${usernameAttribute}", required: false },
    { key: "objectAttributes.aliasList", required: false },
  ],
  writes: [
    { key: "username", scope: "shared", outcomes: ["accountExists"] },
    {
      key: "objectAttributes.${usernameAttribute}",
      scope: "shared",
      outcomes: ["accountExists"],
    },
    // A profile need not give a name.
    { key: "username", scope: "shared", outcomes: ["noAccount"], maybe: true },
    {
      key: "objectAttributes.${usernameAttribute}",
      scope: "shared",
      outcomes: ["noAccount"],
      maybe: true,
    },
    {
      key: "objectAttributes.*",
      scope: "shared",
      outcomes: ["accountExists", "noAccount"],
      maybe: true,
    },
    {
      key: "objectAttributes.aliasList",
      scope: "shared",
      outcomes: ["accountExists", "noAccount"],
    },
    {
      key: "socialOAuthData",
      scope: "transient",
      outcomes: ["accountExists", "noAccount"],
      secret: true,
      when: { setting: "storeTokens", equals: true },
    },
    {
      key: "access_token",
      scope: "transient",
      outcomes: ["accountExists", "noAccount"],
      secret: true,
      when: { setting: "storeTokens", equals: true },
      maybe: true,
    },
    {
      key: "refresh_token",
      scope: "transient",
      outcomes: ["accountExists", "noAccount"],
      secret: true,
      when: { setting: "storeTokens", equals: true },
      maybe: true,
    },
  ],
  // No factor: what the provider has asked its user for is not known here.
  identity: [{ outcome: "accountExists", effect: "proves", key: "username" }],
} as const satisfies EffectsManifest;
