import type { Selectable } from "kysely";
import type { Tables } from "../database/tables.ts";
import { parseProperties } from "./session-properties.ts";
import type { Session } from "./store.ts";

export type SessionRow = Selectable<Tables["journeyc_session"]>;

export function toRow(tokenHash: string, session: Session): SessionRow {
  return {
    token_hash: tokenHash,
    user_id: session.userId,
    resource: session.resource,
    user_name: session.userName,
    realm: session.realm,
    journey: session.journey,
    created_at: session.createdAt,
    last_used_at: session.lastUsedAt,
    expires_at: session.expiresAt,
    idle_milliseconds: session.idleMilliseconds ?? null,
    properties: session.properties === undefined ? null : JSON.stringify(session.properties),
  };
}

export function toSession(row: SessionRow): Session {
  return {
    userId: row.user_id,
    resource: row.resource,
    userName: row.user_name,
    realm: row.realm,
    journey: row.journey,
    createdAt: row.created_at,
    lastUsedAt: row.last_used_at,
    expiresAt: row.expires_at,
    ...(row.idle_milliseconds === null ? {} : { idleMilliseconds: row.idle_milliseconds }),
    ...(row.properties === null ? {} : { properties: parseProperties(row.properties) }),
  };
}

/** Each column by its name: a row that has holes for values has no keys to be read. */
export function columnsOf(row: SessionRow): SessionRow {
  return {
    token_hash: row.token_hash,
    user_id: row.user_id,
    resource: row.resource,
    user_name: row.user_name,
    realm: row.realm,
    journey: row.journey,
    created_at: row.created_at,
    last_used_at: row.last_used_at,
    expires_at: row.expires_at,
    idle_milliseconds: row.idle_milliseconds,
    properties: row.properties,
  };
}
