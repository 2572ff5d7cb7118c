import type { Journey, Node } from "../../2-bind/model.ts";
import { partEffects, writesOn, type Read, type Write } from "../effects/part-effects.ts";
import { attributePrefix, covers } from "../effects/state-keys.ts";
import type { Domain } from "../solver/domain.ts";

/** A key that holds a secret on a path; `key` undefined: the path itself, from which secrets spring. */
export interface SecretFact {
  readonly key: string | undefined;
  /** True: it stands in shared state, and comes back from an inner journey. */
  readonly shared: boolean;
  readonly hashed: boolean;
}

/** Where every path begins. */
export const noSecret: SecretFact = { key: undefined, shared: false, hashed: false };

/** The attribute that a key holds. */
function attributeOf(key: string): string | undefined {
  if (!key.startsWith(attributePrefix)) return undefined;
  return key.slice(attributePrefix.length).split("/")[0];
}

/** What every directory keeps as a hash, whatever a schema says. */
const passwordAttribute = "password";

/** True when the schema of the journey's resource marks the attribute of a key as a secret. */
export function isSecretAttribute(key: string, { resource }: Pick<Journey, "resource">): boolean {
  const attribute = attributeOf(key);
  const properties = resource?.schema?.properties;
  if (attribute === undefined || !properties || !Object.hasOwn(properties, attribute)) return false;
  return attribute === passwordAttribute || properties[attribute]?.writeOnly === true;
}

function holdsSecret({ key, secret }: Write, journey: Journey): boolean {
  return secret || isSecretAttribute(key, journey);
}

/** Follows secrets from where they are collected or made. */
export const secretDomain: Domain<SecretFact> = {
  keyOf: ({ key = "", shared, hashed }) => `${key} ${String(shared)} ${String(hashed)}`,
  through({ journey, node, edge }, fact) {
    const writes = partEffects(node).flatMap((effects) => writesOn(effects, edge.outcome));
    const { key } = fact;
    if (key !== undefined) {
      const overwritten = writes.some((write) => write.key === key && !write.maybe);
      return overwritten ? [] : [fact];
    }
    const springing = writes
      .filter((write) => holdsSecret(write, journey))
      .map((write) => ({ key: write.key, shared: write.scope === "shared", hashed: write.hashed }));
    return [fact, ...springing];
  },
  enter: (_, fact) => [fact],
  leave: (_, before, after) =>
    after.key === undefined || after.shared || before.key === after.key ? [after] : [],
};

/** A read by which a secret comes to light. */
export interface Exposure {
  readonly part: ReturnType<typeof partEffects>[number]["part"];
  readonly to: NonNullable<Read["to"]>;
  readonly key: string;
}

/** Where a node brings a secret to light that the fact tells of. */
export function exposuresOf(
  node: Node,
  journey: Journey,
  { key, hashed, shared }: SecretFact,
): readonly Exposure[] {
  if (key === undefined) return [];
  return partEffects(node).flatMap(({ part, reads }) =>
    reads.flatMap(({ keys, to, scope, except }) => {
      if (to === undefined || !keys.some((named) => covers(named, key))) return [];
      if (except.includes(key) || (scope === "shared" && !shared)) return [];
      return to !== "attribute" || isPlainAttribute(key, journey, hashed)
        ? [{ part, to, key }]
        : [];
    }),
  );
}

/** An attribute that is declared, and would hold the secret as it is. */
function isPlainAttribute(key: string, journey: Journey, hashed: boolean): boolean {
  const attribute = attributeOf(key);
  const properties = journey.resource?.schema?.properties;
  if (attribute === undefined || hashed || !properties) return false;
  return Object.hasOwn(properties, attribute) && !isSecretAttribute(key, journey);
}
