import type { Tablespace } from "../database/queries.ts";
import type { StepMark } from "./store.ts";

/** Uses up a step, by one statement: true for exactly one caller. */
export async function useUp(tables: Tablespace, mark: StepMark): Promise<boolean> {
  if (mark.kind === "run") {
    const taken = await tables
      .deleteFrom("journeyc_waiting_run")
      .where("id_hash", "=", mark.idHash)
      .returning("id_hash")
      .executeTakeFirst();
    return taken !== undefined;
  }
  const { run, step, expiresAt } = mark;
  // The primary key decides between concurrent claims.
  const claimed = await tables
    .insertInto("journeyc_step")
    .values({ run, step, expires_at: expiresAt })
    .onConflict((conflict) => conflict.doNothing())
    .returning("run")
    .executeTakeFirst();
  return claimed !== undefined;
}
