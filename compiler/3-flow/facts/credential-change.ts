import type { Journey, Node } from "../../2-bind/model.ts";
import { partEffects, type PartEffects } from "../effects/part-effects.ts";
import { covers } from "../effects/state-keys.ts";
import type { Domain } from "../solver/domain.ts";
import { subjectRead, type IdentityDomain, type IdentityFact } from "./identity.ts";
import { isSecretAttribute, noSecret, secretDomain, type SecretFact } from "./secrets.ts";

/** Who is proved on a path, and one secret that has been collected on it; or none of those that have. */
export interface CollectedFact {
  readonly identity: IdentityFact;
  readonly secret: SecretFact;
  /** True: a caller's. A node that writes whatever was collected gets no secrets from callers. */
  readonly fromCaller: boolean;
}

/** A path on which nothing has been collected yet. */
export function nothingCollected(identity: IdentityFact): CollectedFact {
  return { identity, secret: noSecret, fromCaller: false };
}

/** Follows who is proved together with each secret that could be stored. */
export function collectedDomain(identities: IdentityDomain): Domain<CollectedFact> {
  return {
    keyOf: ({ identity, secret, fromCaller }) =>
      `${identities.keyOf(identity)} ${secretDomain.keyOf(secret)} ${String(fromCaller)}`,
    through(passage, { identity, secret, fromCaller }) {
      const secrets = secretDomain.through(passage, secret);
      return identities.through(passage, identity).flatMap((now) =>
        secrets.map((kept) => ({
          identity: now,
          secret: kept,
          fromCaller: fromCaller && kept.key === secret.key,
        })),
      );
    },
    enter: (_, fact) => [{ ...fact, fromCaller: fact.secret.key !== undefined }],
    leave(_, before, after) {
      if (after.secret.key === before.secret.key) return [{ ...before, identity: after.identity }];
      // The others do not come back, or were there before the inner journey began.
      return after.secret.shared && !after.fromCaller ? [after] : [];
    },
  };
}

/** What the user signs on with that a node can change on a path: an attribute, or a device of the kind of the node. */
export type ChangedCredential = { readonly attribute: string } | "device";

/** The credential of the user of the run that a node can change; undefined: none. */
export function changedCredential(
  node: Node,
  journey: Journey,
  fact: CollectedFact,
  identities: IdentityDomain,
): ChangedCredential | undefined {
  for (const effects of partEffects(node)) {
    if (!effects.changes || isOfAnother(effects, fact, identities)) continue;
    if (effects.credential) return "device";
    const attribute = storedSecret(effects, journey, fact);
    if (attribute !== undefined) return { attribute };
  }
  return undefined;
}

function isOfAnother(
  effects: PartEffects,
  { identity }: CollectedFact,
  identities: IdentityDomain,
): boolean {
  const read = subjectRead(effects);
  return read !== undefined && identities.whom(read.keys, identity) === "another";
}

/** The attribute that the secret of the path is stored in. */
function storedSecret(
  { reads }: PartEffects,
  journey: Journey,
  { secret: { key, hashed }, fromCaller }: CollectedFact,
): string | undefined {
  if (key === undefined || fromCaller) return undefined;
  const isStored = reads.some(
    ({ keys, to, except }) =>
      to === "attribute" && !except.includes(key) && keys.some((named) => covers(named, key)),
  );
  if (!isStored || !(hashed || isSecretAttribute(key, journey))) return undefined;
  return key.slice(key.indexOf(".") + 1);
}
