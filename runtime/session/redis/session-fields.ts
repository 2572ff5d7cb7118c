import { parseProperties } from "../session-properties.ts";
import type { Session } from "../store.ts";

/** A session as the fields and values of a hash, in the order of HSET. */
export function toFields(session: Session): readonly string[] {
  return Object.entries(session).flatMap(([name, value]) => [
    name,
    typeof value === "object" ? JSON.stringify(value) : String(value),
  ]);
}

/** The session of a hash; undefined for an empty one, and for one that is not ours. */
export function fromFields(hash: unknown): Session | undefined {
  const fields = new Map(Object.entries(hash ?? {}));
  const text = (name: keyof Session): string => {
    const value: unknown = fields.get(name);
    return typeof value === "string" ? value : "";
  };
  // An absent time is 0, and one that is none is NaN: no comparison takes such a session for a live one.
  const time = (name: keyof Session): number => Number(text(name));
  if (fields.size === 0 || text("userId") === "") return undefined;
  return {
    userId: text("userId"),
    resource: text("resource"),
    userName: text("userName"),
    realm: text("realm"),
    journey: text("journey"),
    createdAt: time("createdAt"),
    lastUsedAt: time("lastUsedAt"),
    expiresAt: time("expiresAt"),
    ...(fields.has("idleMilliseconds") ? { idleMilliseconds: time("idleMilliseconds") } : {}),
    ...(fields.has("properties") ? { properties: parseProperties(text("properties")) } : {}),
  };
}
