import { canonicalIdentifier } from "../directory/canonical.ts";
import type { ManagedObject } from "../directory/directory.ts";
import type { IdentityPort } from "./node-type.ts";

/** A stored user. */
export interface UserReference {
  readonly resource: string;
  readonly id: string;
}

/** What a run knows about its user, as it travels between steps. */
export interface IdentityState {
  readonly user?: UserReference & {
    /** The name that a remote proof must carry to be this user's. */
    readonly userName?: string;
    readonly externalId?: string;
  };
  /** With the name by which people know the user, for the audit trail. */
  readonly proved?: UserReference & { readonly userName?: string };
  /** The last thing that each remote system verified. */
  readonly remote: readonly {
    readonly connector: string;
    readonly name: string;
    readonly id: string;
  }[];
  /** Accounts at identity providers that were proved, as `aliasList` has them; absent: none. */
  readonly accounts?: readonly string[];
  /** The nodes that verified a credential in this run; kept where there is an audit trail. */
  readonly verifiedBy?: readonly VerifiedBy[];
}

/** A node that verified a credential, and what the credential rests on. */
export interface VerifiedBy {
  readonly journey: string;
  readonly node: string;
  readonly factor: string;
}

export const nobody: IdentityState = { remote: [] };

/** Names are equal as the directory finds them equal; what it refuses as a name equals nothing. */
function sameName(one: string, other: string): boolean {
  const [first, second] = [canonicalIdentifier(one), canonicalIdentifier(other)];
  return first.ok && second.ok && first.text === second.text;
}

function sameUser(one: UserReference, other: UserReference): boolean {
  return one.id === other.id && one.resource === other.resource;
}

/**
 * A user that carries a remote id is bound to that account: names are given to others, ids are not. Only a user
 * without one is matched, by user name; never by another attribute that the user was found by, such as `mail`.
 */
function isProofOf(
  proof: { readonly name: string; readonly id: string },
  user: NonNullable<IdentityState["user"]>,
): boolean {
  if (user.externalId !== undefined) return user.externalId === proof.id;
  return user.userName !== undefined && sameName(proof.name, user.userName);
}

/** A found user, with what remote proofs are compared with. */
function knownUser(object: ManagedObject): NonNullable<IdentityState["user"]> {
  const { externalId, userName } = object.attributes;
  return {
    resource: object.resource,
    id: object.id,
    ...(typeof userName === "string" ? { userName } : {}),
    ...(typeof externalId === "string" ? { externalId } : {}),
  };
}

/** Who the run is about, and whether that very user has shown a credential. */
export class RunIdentity implements IdentityPort {
  #state: IdentityState;

  constructor(state: IdentityState) {
    this.#state = state;
  }

  get state(): IdentityState {
    return this.#state;
  }

  /** What was known before a node that failed: what it found out is worth nothing. */
  restore(state: IdentityState): void {
    this.#state = state;
  }

  identify(object: ManagedObject): void {
    this.#state = { ...this.#state, user: knownUser(object) };
    this.#matchRemoteProofs();
  }

  prove(object: ManagedObject): void {
    const user = { resource: object.resource, id: object.id };
    const { userName } = object.attributes;
    const known = this.#state.user;
    this.#state = {
      ...this.#state,
      user: known && sameUser(known, user) ? known : user,
      proved: { ...user, ...(typeof userName === "string" ? { userName } : {}) },
    };
  }

  proveRemotely(remote: {
    readonly connector: string;
    readonly name: string;
    readonly id: string;
  }): void {
    const { connector, name, id } = remote;
    const others = this.#state.remote.filter((proof) => proof.connector !== connector);
    this.#state = { ...this.#state, remote: [...others, { connector, name, id }] };
    this.#matchRemoteProofs();
  }

  proveAccount(account: string): void {
    const { accounts = [] } = this.#state;
    if (!accounts.includes(account))
      this.#state = { ...this.#state, accounts: [...accounts, account] };
  }

  provedAccounts(): readonly string[] {
    return this.#state.accounts ?? [];
  }

  /** For the audit trail. A loop that verifies again adds nothing. */
  noteVerified(by: VerifiedBy): void {
    const { verifiedBy = [] } = this.#state;
    const known = verifiedBy.some(
      ({ journey, node }) => journey === by.journey && node === by.node,
    );
    if (!known) this.#state = { ...this.#state, verifiedBy: [...verifiedBy, by] };
  }

  /** The run's user, if that user proved it. A proof by somebody else counts for nothing. */
  authenticated(): IdentityState["proved"] {
    const { user, proved } = this.#state;
    return user && proved && sameUser(user, proved) ? proved : undefined;
  }

  provedRemotely(object?: ManagedObject): boolean {
    const { remote } = this.#state;
    const user = object ? knownUser(object) : this.#state.user;
    return user !== undefined && remote.some((proof) => isProofOf(proof, user));
  }

  #matchRemoteProofs(): void {
    const user = this.#state.user;
    if (user && this.provedRemotely())
      this.#state = { ...this.#state, proved: { resource: user.resource, id: user.id } };
  }
}
