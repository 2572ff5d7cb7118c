import { BuiltQuery } from "../database/built-query.ts";
import type { Tablespace } from "../database/queries.ts";
import type { StepMark } from "./store.ts";

const takeRun = new BuiltQuery((tables, { idHash }: { readonly idHash: string }) =>
  tables.deleteFrom("journeyc_waiting_run").where("id_hash", "=", idHash).returning("id_hash"),
);

// The primary key decides between concurrent claims.
const claimStep = new BuiltQuery(
  (tables, values: { readonly run: string; readonly step: number; readonly expiresAt: number }) =>
    tables
      .insertInto("journeyc_step")
      .values({ run: values.run, step: values.step, expires_at: values.expiresAt })
      .onConflict((conflict) => conflict.doNothing())
      .returning("run"),
);

/** Uses up a step, by one statement: true for exactly one caller. */
export async function useUp(tables: Tablespace, mark: StepMark): Promise<boolean> {
  if (mark.kind === "run") {
    const { idHash } = mark;
    return (await takeRun.first(tables, { idHash })) !== undefined;
  }
  const { run, step, expiresAt } = mark;
  return (await claimStep.first(tables, { run, step, expiresAt })) !== undefined;
}
