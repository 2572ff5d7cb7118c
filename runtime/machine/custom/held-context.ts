import type { NodeManifest } from "../../manifest.ts";
import type { IdentityPort, NodeContext } from "../node-type.ts";
import type { HeldState } from "./held-state.ts";
import { identityUndeclared } from "./undeclared.ts";

/** The context of a node with a manifest of its author's: state and identity allow what the manifest says. */
export function heldContext<Settings>(
  context: NodeContext<Settings>,
  { effects }: NodeManifest,
  state: HeldState,
): NodeContext<Settings> {
  const held: Readonly<Record<PropertyKey, unknown>> = {
    state,
    identity: heldIdentity(context.identity, effects.identity),
  };
  return new Proxy(context, {
    get(target, key) {
      if (Object.hasOwn(held, key)) return held[key];
      // The context has private parts: its own methods and getters must see it, and not the proxy.
      const value: unknown = Reflect.get(target, key, target);
      return typeof value === "function" ? value.bind(target) : value;
    },
  });
}

function heldIdentity(
  identity: IdentityPort,
  effects: NodeManifest["effects"]["identity"],
): IdentityPort {
  const proves = effects.some(({ effect }) => effect === "proves" || effect === "establishes");
  const expectProof = (): void => {
    if (!proves) throw identityUndeclared("proves");
  };
  return {
    identify(object) {
      if (effects.length === 0) throw identityUndeclared("identifies");
      identity.identify(object);
    },
    prove(object) {
      expectProof();
      identity.prove(object);
    },
    proveRemotely(remote) {
      expectProof();
      identity.proveRemotely(remote);
    },
    proveAccount(account) {
      expectProof();
      identity.proveAccount(account);
    },
    provedRemotely: (object) => identity.provedRemotely(object),
    provedAccounts: () => identity.provedAccounts(),
    authenticated: () => identity.authenticated(),
  };
}
