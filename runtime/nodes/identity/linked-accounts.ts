import type { ManagedObject } from "../../directory/directory.ts";
import { isObject, type Json, type JsonObject } from "../../json.ts";
import type { NodeContext } from "../../machine/node-type.ts";

/** The attribute in which stored objects carry the accounts elsewhere that sign on as them. */
export const aliasList = "aliasList";

/** An account at a provider, as AM writes it. The app sees to it that no two providers can mean the same. */
export function accountAt(provider: string, subject: string): string {
  return `${provider}-${subject}`;
}

export function isAccountAt(provider: string, account: string): boolean {
  return account.startsWith(`${provider}-`);
}

/** The accounts that a stored object is linked to. */
export function accountsOf({ attributes }: ManagedObject): readonly string[] {
  return texts(Object.hasOwn(attributes, aliasList) ? attributes[aliasList] : undefined);
}

/** Whether stored objects can carry links. */
export function canBeLinked(schema: JsonObject): boolean {
  const { properties } = schema;
  return isObject(properties) && Object.hasOwn(properties, aliasList);
}

/**
 * The links to store, where the run has new ones: those that the object has, and of the collected ones those that this
 * run has seen proved. What somebody typed, or a script made up, links nothing.
 */
export function newLinks(
  { identity, state }: Pick<NodeContext<never>, "identity" | "state">,
  schema: JsonObject,
  object?: ManagedObject,
): readonly string[] | undefined {
  if (!canBeLinked(schema)) return undefined;
  const proved = identity.provedAccounts();
  const linked = object ? accountsOf(object) : [];
  const fresh = texts(state.attributes()[aliasList]).filter(
    (account) => proved.includes(account) && !linked.includes(account),
  );
  return fresh.length === 0 ? undefined : [...linked, ...new Set(fresh)];
}

function texts(value: Json | undefined): readonly string[] {
  return Array.isArray(value)
    ? value.filter((item): item is string => typeof item === "string")
    : [];
}
