import { isActive } from "../../../../runtime/directory/account-status.ts";
import type { ManagedObject } from "../../../../runtime/directory/directory.ts";
import type { UserReference } from "../../../../runtime/machine/identity.ts";
import type { IdentityPort } from "../../../../runtime/machine/node-type.ts";

/** The identity of a run, which writes down what one node says about it. */
export class TracedIdentity implements IdentityPort {
  readonly said: ("identify" | "identifyInactive" | "prove" | "proveRemotely")[] = [];
  readonly #identity: IdentityPort;

  constructor(identity: IdentityPort) {
    this.#identity = identity;
  }

  identify(object: ManagedObject): void {
    const active = isActive(object.attributes["accountStatus"] ?? undefined);
    this.said.push(active ? "identify" : "identifyInactive");
    this.#identity.identify(object);
  }

  prove(object: ManagedObject): void {
    this.said.push("prove");
    this.#identity.prove(object);
  }

  proveRemotely(remote: { connector: string; name: string; id: string }): void {
    this.said.push("proveRemotely");
    this.#identity.proveRemotely(remote);
  }

  provedRemotely(object?: ManagedObject): boolean {
    return this.#identity.provedRemotely(object);
  }

  proveAccount(account: string): void {
    this.#identity.proveAccount(account);
  }

  provedAccounts(): readonly string[] {
    return this.#identity.provedAccounts();
  }

  authenticated(): UserReference | undefined {
    return this.#identity.authenticated();
  }
}
