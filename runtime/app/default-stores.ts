import type { Directory } from "../directory/directory.ts";
import type { SessionStore } from "../session/store.ts";

/** Where users, used steps and sessions are kept. */
export interface Stores {
  readonly directory: Directory;
  readonly store: SessionStore;
}

/** What the app passed in, and SQLite in `./data` for what it did not. An app that passes both never loads SQLite. */
export async function storesOf(given: Partial<Stores>): Promise<Stores> {
  const { directory, store } = given;
  if (directory && store) return { directory, store };
  const [{ sqliteDatabase }, { sqliteDirectory }, { sqliteStore }] = await Promise.all([
    import("../database/sqlite.ts"),
    import("../directory/sqlite.ts"),
    import("../session/sqlite-store.ts"),
  ]);
  const database = sqliteDatabase();
  return {
    directory: directory ?? sqliteDirectory({ database }),
    store: store ?? sqliteStore({ database }),
  };
}
