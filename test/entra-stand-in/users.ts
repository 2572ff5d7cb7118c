import { createHash, randomUUID } from "node:crypto";

/** A user of the stand-in's tenant. */
export interface StandInUser {
  /** The user principal name. */
  readonly userName: string;
  readonly password: string;
  /** The account is disabled: the right password does not help. */
  readonly disabled?: boolean;
  /** The object id; made from the user name when left out, so that it stays the same over restarts. */
  readonly oid?: string;
  readonly givenName?: string;
  readonly surname?: string;
  readonly displayName?: string;
}

/** The users of a tenant, by name in any case, as Entra compares them. */
export class Users {
  readonly #byName: Map<string, StandInUser>;

  constructor(users: readonly StandInUser[]) {
    this.#byName = new Map(users.map((user) => [user.userName.toLowerCase(), user]));
  }

  /** Adds a user, or changes the one of this name. */
  put(user: StandInUser): void {
    this.#byName.set(user.userName.toLowerCase(), user);
  }

  find(userName: string): StandInUser | undefined {
    return this.#byName.get(userName.toLowerCase());
  }
}

export function objectIdOf(user: Pick<StandInUser, "userName" | "oid">): string {
  if (user.oid) return user.oid;
  const hash = createHash("sha256").update(user.userName.toLowerCase()).digest("hex");
  return hash.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*$/, "$1-$2-$3-$4-$5");
}

/** An id of a request, as Entra gives them. */
export const newTraceId = randomUUID;
