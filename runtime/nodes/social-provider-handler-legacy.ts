import type { NodeManifest } from "../manifest.ts";
import type { NodeType } from "../machine/node-type.ts";
import { profileScript, socialEffects, type SocialSettings } from "./social/manifest.ts";
import { signOnElsewhere } from "./social/sign-on-elsewhere.ts";

type Outcome = "accountExists" | "noAccount";

const manifest: NodeManifest = {
  type: "SocialProviderHandlerLegacy",
  amType: "SocialProviderHandlerNode",
  displayName: "Social Provider Handler (legacy)",
  summary: "Signs the user on with the chosen identity provider, and fetches the profile.",
  documentation:
    "Sends the user to the provider in `selectedIdp`, and fetches his profile there; `script` turns the profile into " +
    "collected attributes, or the usual claims are taken as they are: names, and a mail address that the provider has " +
    "verified. `accountExists`: the provider has proved who the user is, and a stored object is linked to " +
    "that account; it becomes `username`. `noAccount`: nobody here is linked to it. `username` is then the name that " +
    "was collected before, else the one from the profile, and nothing is proved about a stored user of that " +
    "name; Create Object links the account to the new object, Patch Object to a user who has shown a credential of his " +
    "own in this run.\n\n" +
    "A stored object carries its links in `aliasList`, as `PROVIDER-SUBJECT`; no mail address links anything.\n\n" +
    "The run ends in an error when there is no `selectedIdp`, when the provider cannot be used, or when the account " +
    "belongs to another user than the one who was collected before.",
  settings: {
    type: "object",
    properties: {
      script: profileScript,
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
        description: "A stored object is linked to the account.",
      },
      {
        name: "noAccount",
        id: "NO_ACCOUNT",
        displayName: "No account exists",
        description: "No stored object is linked to the account.",
      },
    ],
  },
  interactive: true,
  pageMember: false,
  effects: socialEffects,
};

/** Signs the user on with the provider that was chosen. */
export const socialProviderHandlerLegacy: NodeType<SocialSettings, Outcome> = {
  manifest,
  needs: ["identityProviders"],
  run: (context) => signOnElsewhere<Outcome>(manifest, context, undefined),
};
