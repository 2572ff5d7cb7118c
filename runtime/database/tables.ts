import type { Generated } from "kysely";

/**
 * The tables of the runtime, the same in SQLite and PostgreSQL. All names begin with `journeyc_`, so that an app can
 * give the runtime a database that it uses itself. Times are milliseconds since the epoch.
 */
export interface Tables {
  journeyc_object: {
    id: string;
    resource: string;
    revision: number;
    /** JSON, as text: PostgreSQL's `jsonb` would neither keep the order of keys nor every string. */
    attributes: string;
    password_hash: string | null;
    /** When the password was last set; null without one, and where nobody knows. */
    password_set_at: number | null;
    login_count: Generated<number>;
    /** Null for an object from before this was kept. */
    created_at: number | null;
  };
  /** Unique attributes by their canonical text; the primary key is what enforces uniqueness. */
  journeyc_identifier: {
    resource: string;
    attribute: string;
    canonical: string;
    object_id: string;
  };
  /** SHA-256 over name and value of each top-level string, so that objects are found by any of them. */
  journeyc_value: { object_id: string; resource: string; digest: string };
  /** Which attributes of a resource the identifiers were made of: a JSON array. */
  journeyc_resource: { name: string; unique_attributes: string };
  /** Devices of users. */
  journeyc_device: {
    id: string;
    resource: string;
    owner_id: string;
    kind: string;
    /** SHA-256 of what the device is found by; null: found by its user alone. */
    handle: string | null;
    version: number;
    /** Name, secrets and recovery codes, encrypted with the app's keys. */
    sealed: string;
    created_at: number;
    last_used_at: number | null;
  };
  /** Guesses by HMACs of user names and addresses. */
  journeyc_attempt: { key: string; attempts: number; expires_at: number };
  /** Runs that wait on the server: of apps that keep them there, and suspended ones. */
  journeyc_waiting_run: { id_hash: string; sealed: string; expires_at: number };
  journeyc_step: { run: string; step: number; expires_at: number };
  journeyc_session: {
    token_hash: string;
    user_id: string;
    resource: string;
    user_name: string;
    realm: string;
    journey: string;
    created_at: number;
    last_used_at: number;
    expires_at: number;
    /** Null: as the app says. */
    idle_milliseconds: number | null;
    /** JSON; null: none. */
    properties: string | null;
  };
}
