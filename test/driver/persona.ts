import type { Directory, JsonObject } from "@journeyc/runtime";
import { isObject } from "../../runtime/json.ts";
import type { ResourceDefinition } from "../../runtime/machine/journey.ts";
import { Authenticators } from "./authenticators.ts";
import type { Decisions } from "./decisions.ts";
import type { Veterans } from "./veterans.ts";

export const origin = "https://id.example.com";

/** Somebody who walks: what they know and have, and their accounts. */
export interface Persona {
  /** The user name, and the address that mails reach. */
  readonly name: string;
  readonly password: string;
  /** The share of their answers that are as they should be. */
  readonly honesty: number;
  /** Their accounts, one of each resource; none for somebody who is new. */
  readonly accounts: readonly Account[];
  readonly authenticators: Authenticators;
}

export interface Account {
  readonly resource: string;
  readonly id: string;
}

/** Whose password nobody knows, and whose mails nobody gets. */
export const victim = "victim@example.com";
export const password = "Correct-Horse-1!";
const required = { givenName: "Ada", sn: "Lovelace" };

/** Where somebody has an account, and what its journeys ask about. */
export interface Surroundings {
  readonly directory: Directory;
  readonly resources: readonly ResourceDefinition[];
  readonly now: number;
  /** How often somebody must have signed on for a journey to notice. */
  readonly loginCounts: readonly number[];
  /** The names of providers where somebody may have an account. */
  readonly providers: readonly string[];
  readonly veterans: Veterans;
}

let made = 0;

/** A name that nobody has had. */
export function newName(who: string): string {
  return `${who}${made++}@example.com`;
}

/** Somebody new, with accounts as they decide. */
export async function newPersona(around: Surroundings, decisions: Decisions): Promise<Persona> {
  const honesty = decisions.pick("honesty", [1, 1, 0.9, 0.6, 0]);
  const persona = { password, honesty, authenticators: new Authenticators(origin) };
  const kind = decisions.pick("kind", ["user", "user", "user", "newcomer", "newcomer", "veteran"]);
  const [first, ...others] = around.resources;
  if (kind === "newcomer" || first === undefined)
    return { ...persona, name: newName("walker"), accounts: [] };
  const veteran =
    kind === "veteran"
      ? await around.veterans.next(first, decisions.happens("password", 0.5))
      : undefined;
  if (veteran !== undefined) {
    const { attributes } = (await around.directory.read(first.name, veteran)) ?? {};
    const account = { resource: first.name, id: veteran };
    await signOnOften(around, account, decisions);
    return { ...persona, name: String(attributes?.["userName"]), accounts: [account] };
  }
  const name = newName("walker");
  const accounts: Account[] = [];
  // Two resources that one journey uses hold the same people, as a rule.
  const has = [first, ...others.filter(({ name: other }) => decisions.happens(other, 0.7))];
  for (const resource of has) {
    const attributes = attributesOf(name, resource, around, decisions);
    const { id } = await around.directory.create(resource.name, attributes);
    const account = { resource: resource.name, id };
    accounts.push(account);
    await signOnOften(around, account, decisions);
  }
  return { ...persona, name, accounts };
}

function attributesOf(
  name: string,
  { name: resource, schema }: ResourceDefinition,
  { now, providers }: Surroundings,
  decisions: Decisions,
): JsonObject {
  const has = (what: string, share: number): boolean =>
    decisions.happens(`${resource}: ${what}`, share);
  const isLinked = providers.length > 0 && has("linked", 0.3);
  return {
    ...required,
    userName: name,
    mail: name,
    ...(isLinked
      ? known(schema, { aliasList: providers.map((provider) => `${provider}-${name}`) })
      : {}),
    ...(has("password", 0.8) ? { password } : {}),
    ...(has("active", 0.85) ? {} : { accountStatus: "inactive" }),
    ...(has("profile", 0.5) ? known(schema, optional(now)) : {}),
  };
}

/** So often that the next sign-on, or the one after it, is one that a journey waits for. */
async function signOnOften(
  { directory, loginCounts }: Surroundings,
  { resource, id }: Account,
  decisions: Decisions,
): Promise<void> {
  if (loginCounts.length === 0) return;
  const counts = [0, ...loginCounts.flatMap((count) => [count - 1, count])];
  let left = decisions.pick(`${resource}: sign-ons`, counts) ?? 0;
  for (; left > 0; left--) await directory.incrementLoginCount(resource, id);
}

/** What the accounts of people who have been here before hold. */
function optional(now: number): JsonObject {
  return {
    telephoneNumber: "+41 31 000 00 00",
    description: "Walks",
    city: "Bern",
    country: "CH",
    preferences: { updates: true, marketing: true },
    termsAccepted: {
      acceptDate: new Date(now).toISOString(),
      termsVersion: "1.0",
      iwfUserId: "walker",
    },
  };
}

function known(schema: JsonObject, attributes: JsonObject): JsonObject {
  const properties = isObject(schema["properties"]) ? schema["properties"] : {};
  return Object.fromEntries(
    Object.entries(attributes).filter(([name]) => Object.hasOwn(properties, name)),
  );
}
