import type { Selectable } from "kysely";
import type { Tables } from "../database/tables.ts";
import { parseProperties } from "./session-properties.ts";
import type { Session } from "./store.ts";

type Row = Selectable<Tables["journeyc_session"]>;

export function toRow(tokenHash: string, session: Session): Row {
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

export function toSession(row: Row): Session {
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
