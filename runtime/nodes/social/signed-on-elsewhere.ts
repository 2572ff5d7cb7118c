import { isActive } from "../../directory/account-status.ts";
import { canonicalIdentifier } from "../../directory/canonical.ts";
import type { ManagedObject } from "../../directory/directory.ts";
import type { ProviderVerdict } from "../../identity-providers/identity-provider.ts";
import type { Json } from "../../json.ts";
import { take, type NodeContext, type NodeResult } from "../../machine/node-type.ts";
import { accountAt, aliasList, canBeLinked } from "../identity/linked-accounts.ts";
import { isControl } from "../identity/patchable.ts";
import { journeyResource } from "../identity/resource.ts";
import type { SettingsReader } from "../../machine/read-settings.ts";
import { linksNotKept, otherUser } from "./failures.ts";
import type { SocialSettings } from "./manifest.ts";
import { attributesOf } from "./profile.ts";

/** What the provider of this name has proved. */
export type Proved = ProviderVerdict & { readonly kind: "proved" } & { readonly name: string };

/** Finds the user who is linked to the account, and keeps what the provider says about him. */
export async function signedOnElsewhere(
  context: NodeContext<SocialSettings>,
  settings: SettingsReader,
  { name, profile, tokens }: Proved,
): Promise<NodeResult<"accountExists" | "noAccount">> {
  const resource = journeyResource(context);
  if (!canBeLinked(resource.schema)) throw linksNotKept(resource.name);
  const attribute = settings.text("usernameAttribute");
  const collected = text(context.state.getAttribute(attribute));
  const account = accountAt(name, profile.subject);
  const object = await context.directory.find(resource.name, aliasList, account);
  if (object && collected !== undefined && !isNamed(object, attribute, collected))
    throw otherUser();
  const attributes = await attributesOf({ ...profile, provider: name }, context.settings);
  for (const [key, value] of Object.entries(attributes))
    if (!isControl(key) && key !== attribute) context.state.setAttribute("shared", key, value);
  context.state.setAttribute("shared", aliasList, [account]);
  if (settings.flag("storeTokens")) keepTokens(context, name, tokens);
  context.identity.proveAccount(account);
  const username = object
    ? text(object.attributes[attribute])
    : (collected ?? text(attributes[attribute]));
  if (username !== undefined) {
    context.state.setShared("username", username);
    context.state.setAttribute("shared", attribute, username);
  }
  if (!object) return take("noAccount");
  // A node for active users alone must find nobody who has signed on: the journey decides what an inactive one is told.
  if (isActive(object.attributes["accountStatus"] ?? undefined)) context.identity.prove(object);
  else context.identity.identify(object);
  return take("accountExists");
}

/** Names are equal as the directory finds them equal. */
function isNamed(object: ManagedObject, attribute: string, collected: string): boolean {
  const stored = canonicalIdentifier(text(object.attributes[attribute]) ?? "");
  const typed = canonicalIdentifier(collected);
  return stored.ok && typed.ok && stored.text === typed.text;
}

function keepTokens(
  { state }: NodeContext<SocialSettings>,
  name: string,
  tokens: Readonly<Record<string, string>>,
): void {
  state.setTransient("socialOAuthData", { [name]: { ...tokens } });
  for (const key of ["access_token", "refresh_token"])
    if (tokens[key] !== undefined) state.setTransient(key, tokens[key]);
}

function text(value: Json | undefined): string | undefined {
  return typeof value === "string" && value !== "" ? value : undefined;
}
