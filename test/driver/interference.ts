import type { Decisions } from "./decisions.ts";
import { newName, type Persona } from "./persona.ts";
import type { World } from "./world.ts";

/** What others do, or what breaks, while somebody walks. */
const kinds = [
  /** The same person does the same in another browser, to its end. */
  "twin",
  /** An operator gives the account another name. */
  "renamed",
  "deactivated",
  /** An operator removes the password. */
  "passwordless",
  /** Somebody else gets the user name, and an account of their own with it. */
  "rivalName",
  /** Somebody else gets the address. */
  "rivalMail",
  /** The directory takes no write: others keep changing the object. */
  "busy",
  "down",
] as const;

export interface Interference {
  readonly kind: (typeof kinds)[number];
  /** How many calls of the directory the request has made before it happens. */
  readonly after: number;
}

const usual = 0.03;
const atFocus = 0.5;

/** What happens at this request: mostly nothing. */
export function interferenceOf(decisions: Decisions): Interference | undefined {
  if (!decisions.happens("interference", decisions.isAtFocus ? atFocus : usual)) return undefined;
  const kind = decisions.pick("interference kind", kinds);
  const after = decisions.pick("interference after", [0, 0, 1, 2, 3]);
  return { kind, after };
}

/** Lets an operator or a rival do it, now. */
export async function interfere(
  kind: Interference["kind"],
  { directory, resources, owners }: World,
  { name, accounts }: Persona,
): Promise<void> {
  const changeAll = async (changes: Readonly<Record<string, string | null>>): Promise<void> => {
    for (const { resource, id } of accounts) await directory.patch(resource, id, changes);
  };
  const rival = async (given: Readonly<Record<string, string>>): Promise<void> => {
    for (const resource of resources) {
      // In the middle of a request the app may have made the account meanwhile.
      if (await directory.find(resource.name, "userName", name)) continue;
      const own = { givenName: "Ri", sn: "Val", password: "Nobody-knows-this-2!", ...given };
      const userName = given["userName"] ?? newName("rival");
      const stored = await directory.create(resource.name, { ...own, userName });
      owners.set(stored.id, "a rival");
    }
  };
  switch (kind) {
    case "renamed":
      return changeAll({ userName: newName("renamed"), mail: newName("renamed") });
    case "deactivated":
      return changeAll({ accountStatus: "inactive" });
    case "passwordless":
      return changeAll({ password: null });
    case "rivalName":
      await changeAll({ userName: newName("renamed"), mail: newName("renamed") });
      return rival({ userName: name, mail: newName("rival") });
    case "rivalMail":
      await changeAll({ userName: newName("renamed"), mail: newName("renamed") });
      return rival({ mail: name });
    default:
  }
}
