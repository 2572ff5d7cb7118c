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

export const kinds = ["rich", "bare", "inactive", "passwordless", "newcomer"] as const;
type Kind = (typeof kinds)[number];

/** Whose password nobody knows, and whose mails nobody gets. */
export const victim = "victim@example.com";
const password = "Correct-Horse-1!";
const required = { givenName: "Ada", sn: "Lovelace" };

let made = 0;

/** Stores somebody new, with an account as this kind has it. */
export async function newPersona(
  kind: Kind,
  directory: Directory,
  resource: ResourceDefinition,
  now: number,
): Promise<Persona> {
  const name = `walker${made++}@example.com`;
  if (kind === "newcomer") return { name, password, kind, id: undefined };
  const own = { ...required, userName: name, mail: name };
  const attributes = {
    ...own,
    ...(kind === "passwordless" ? {} : { password }),
    ...(kind === "inactive" ? { accountStatus: "inactive" } : {}),
    ...(kind === "rich" ? known(resource.schema, optional(now)) : {}),
  };
  const stored = await directory.create(resource.name, attributes);
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
