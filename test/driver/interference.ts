import { isRefusal } from "../../runtime/nodes/identity/refusal.ts";
import { type Decisions, keyAt, type Trail } from "./decisions.ts";
import { newName, type Persona } from "./persona.ts";
import type { World } from "./world.ts";

/** What others do, or what breaks, while somebody walks. */
const kinds = [
  /** Somebody else gets the user name, and an account of their own with it. */
  "rivalName",
  /** The directory takes no write: others keep changing the object. */
  "busy",
  /** An operator removes the password. */
  "passwordless",
  /** The same person does the same in another browser, to its end. */
  "twin",
  /** Somebody else gets the address. */
  "rivalMail",
  /** An operator gives the account another name. */
  "renamed",
  "deactivated",
  "down",
] as const;

export interface Interference {
  readonly kind: (typeof kinds)[number];
  /** How many calls of the directory the request has made before it happens. */
  readonly after: number;
}

const slots = ["interference", "another interference"] as const;
const kindOf = (slot: string): string => `${slot}: kind`;

/** What happens at this request: mostly nothing, rarely two things. */
export function interferencesOf(decisions: Decisions): readonly Interference[] {
  return slots.flatMap((slot, index) => {
    if (!decisions.happens(slot, index === 0 ? 0.05 : 0.01)) return [];
    const kind = decisions.pick(kindOf(slot), kinds);
    const after = decisions.pick(`${slot}: after`, [0, 0, 1, 2, 3]);
    return [{ kind, after }];
  });
}

/** These decisions, and that the n-th kind of interference happens at a request, besides another that does. */
export function withInterference(trail: Trail, request: number, nth: number): Trail {
  const [first, second] = slots;
  const slot = trail.get(keyAt(request, first))?.value === 1 ? second : first;
  return new Map(trail)
    .set(keyAt(request, slot), { value: 1, of: 2 })
    .set(keyAt(request, kindOf(slot)), { value: nth % kinds.length, of: kinds.length });
}

/** Lets an operator or a rival do it, now. */
export async function interfere(
  kind: Interference["kind"],
  { directory, resources, owners, guarded, hasConnectors }: World,
  { name, accounts }: Persona,
): Promise<void> {
  const changeAll = async (changes: Readonly<Record<string, string | null>>): Promise<void> => {
    for (const { resource, id } of accounts) await directory.patch(resource, id, changes);
  };
  const password = "Nobody-knows-this-2!";
  const rival = async (given: Readonly<Record<string, string>>): Promise<void> => {
    for (const resource of resources) {
      const own = { givenName: "Ri", sn: "Val", password, ...given };
      const userName = given["userName"] ?? newName("rival");
      try {
        const stored = await directory.create(resource.name, { ...own, userName });
        owners.set(stored.id, "a rival");
        // Whose name is looked after elsewhere, or whose mails a walker reads, may get a password of that walker's.
        if (!hasConnectors && given["mail"] !== name)
          guarded.push({ resource: resource.name, userName, owner: "a rival", password });
      } catch (error) {
        // The walker, or an earlier rival, was faster.
        if (!isRefusal(error)) throw error;
      }
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
