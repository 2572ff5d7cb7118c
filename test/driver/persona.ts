import type { Directory, JsonObject } from "@journeyc/runtime";
import { isObject } from "../../runtime/json.ts";
import type { ResourceDefinition } from "../../runtime/machine/journey.ts";
import type { Chance } from "./chance.ts";

/** Somebody who walks: what they know, and what the directory knows of them. */
export interface Persona {
  /** The user name, and the address that mails reach. */
  readonly name: string;
  readonly password: string;
  readonly kind: Kind;
  /** Undefined for somebody who has no account yet. */
  readonly id: string | undefined;
}

export const kinds = [
  "rich",
  "bare",
  "inactive",
  "passwordless",
  "newcomer",
  /** Has signed on often. */
  "regular",
  /** Has an account at every provider, too. */
  "linked",
] as const;
type Kind = (typeof kinds)[number];

/** Whose password nobody knows, and whose mails nobody gets. */
export const victim = "victim@example.com";
const password = "Correct-Horse-1!";
const required = { givenName: "Ada", sn: "Lovelace" };

let made = 0;

/** Where somebody has an account, and what its journeys ask about. */
export interface Surroundings {
  readonly directory: Directory;
  readonly resource: ResourceDefinition;
  readonly now: number;
  /** How often somebody must have signed on for a journey to notice. */
  readonly loginCounts: readonly number[];
  /** The names of providers where somebody may have an account. */
  readonly providers: readonly string[];
}

/** Stores somebody new, with an account as this kind has it. */
export async function newPersona(
  kind: Kind,
  { directory, resource, now, loginCounts, providers }: Surroundings,
  chance: Chance,
): Promise<Persona> {
  const name = `walker${made++}@example.com`;
  if (kind === "newcomer") return { name, password, kind, id: undefined };
  const own = { ...required, userName: name, mail: name };
  const isRich = kind === "rich" || (kind === "regular" && chance.happens(0.4));
  const aliasList = providers.map((provider) => `${provider}-${name}`);
  const attributes = {
    ...own,
    ...(kind === "linked" ? known(resource.schema, { aliasList }) : {}),
    ...(kind === "passwordless" ? {} : { password }),
    ...(kind === "inactive" ? { accountStatus: "inactive" } : {}),
    ...(isRich ? known(resource.schema, optional(now)) : {}),
  };
  const stored = await directory.create(resource.name, attributes);
  // The journey itself may count once more.
  const most = (chance.pick(loginCounts) ?? 1) - chance.below(2);
  for (let count = kind === "regular" ? most : 0; count > 0; count--)
    await directory.incrementLoginCount(resource.name, stored.id);
  return { name, password, kind, id: stored.id };
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

export function anyKind(chance: Chance): Kind {
  return chance.pick([...kinds, "rich", "rich", "bare"]) ?? "rich";
}
