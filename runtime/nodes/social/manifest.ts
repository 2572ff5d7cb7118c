import type { EffectsManifest, SettingSchema } from "../../manifest.ts";
import type { ProfileTransformation } from "../../identity-providers/profile-transformation.ts";

/** A script of AM's: it is there, and nothing runs it yet. */
export interface ScriptText {
  readonly name: string;
  readonly text: string;
}

export interface SocialSettings {
  readonly script?: string | ScriptText | ProfileTransformation;
  readonly usernameAttribute?: string;
  readonly clientType?: "BROWSER" | "NATIVE";
  readonly storeTokens?: boolean;
  readonly subjectAttribute?: string;
}

export const profileScript: SettingSchema = {
  type: "string",
  kind: "script",
  transforms: true,
  minLength: 1,
  description:
    "The function in TypeScript, `./scripts/profile.ts`, that turns the profile into collected attributes; absent, or the id of a script of AM's: the usual claims are taken.",
};

/** What comes from the profile is kept as what users type is: a page may come between here and Create Object. */
export const socialEffects: EffectsManifest = {
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
  identity: [{ outcome: "accountExists", effect: "proves", key: "username" }],
};
