import type { ExpressionBuilder, Kysely } from "kysely";
import { BuiltQuery } from "../database/built-query.ts";
import type { Database } from "../database/database.ts";
import type { Tablespace } from "../database/queries.ts";
import type { Tables } from "../database/tables.ts";
import type { AttemptCounter, AttemptCounts, StepMark } from "./store.ts";

/**
 * See `SessionStore.countAttempts`. One statement, and so one commit: the rows' locks put concurrent callers in a line.
 * The widest counter, which all of them want, is locked last, for the shortest time.
 */
export async function countAttempts(
  tables: Tablespace,
  counters: readonly AttemptCounter[],
  now: number,
  mark?: StepMark,
): Promise<AttemptCounts> {
  if (counters.length === 0) return [];
  const rows = await countingQuery(counters.length, mark?.kind).rows(tables, {
    now,
    ...mark,
    ...Object.fromEntries(
      counters.flatMap(({ key, expiresAt, most }, at) => [
        [`key${at}`, key],
        [`expiresAt${at}`, expiresAt],
        [`most${at}`, most],
      ]),
    ),
  });
  const counted = new Map(rows.map((row) => [row.key, row]));
  return counters.map(({ key }) => {
    const row = counted.get(key);
    return row && { attempts: row.attempts, expiresAt: row.expires_at };
  });
}

type CountingQuery = BuiltQuery<
  Readonly<Record<string, string | number>>,
  { key: string; attempts: number; expires_at: number }
>;

const countingQueries = new Map<string, CountingQuery>();

/** One for each number of counters, and for each kind of mark that it uses up. */
function countingQuery(counters: number, mark: StepMark["kind"] | undefined): CountingQuery {
  const name = `${counters} ${mark ?? ""}`;
  const known = countingQueries.get(name);
  if (known) return known;
  const query: CountingQuery = new BuiltQuery((tables, values) => {
    const given = Array.from({ length: counters }, (_, at) => ({
      key: values[`key${at}`] as string,
      expiresAt: values[`expiresAt${at}`] as number,
      most: values[`most${at}`] as number,
    }));
    const now = values["now"] as number;
    const [first, ...others] = given.map((counter, at) =>
      newRow(tables, counter, given.slice(at + 1), now, mark !== undefined),
    );
    if (!first) throw new TypeError("There is nothing to count in.");
    return usingUp(tables, mark, values)
      .insertInto("journeyc_attempt")
      .columns(["key", "attempts", "expires_at"])
      .expression(others.reduce((all, row) => all.unionAll(row), first))
      .onConflict((conflict) => conflict.column("key").doUpdateSet(oneMore(now)))
      .returning(["key", "attempts", "expires_at"]);
  });
  countingQueries.set(name, query);
  return query;
}

/** Uses a step up by the same statement, as PostgreSQL can. */
function usingUp(
  tables: Tablespace,
  mark: StepMark["kind"] | undefined,
  values: Readonly<Record<string, string | number>>,
): Pick<Tablespace, "insertInto"> {
  if (mark === undefined) return tables;
  return mark === "step"
    ? tables.with("used", (query) =>
        query
          .insertInto("journeyc_step")
          .values({
            run: values["run"] as string,
            step: values["step"] as number,
            expires_at: values["expiresAt"] as number,
          })
          .onConflict((conflict) => conflict.doNothing())
          .returning("run"),
      )
    : tables.with("used", (query) =>
        query
          .deleteFrom("journeyc_waiting_run")
          .where("id_hash", "=", values["idHash"] as string)
          .returning("id_hash as run"),
      );
}

/** As it is seen within a query that begins with `usingUp`. */
function withUsed(tables: Tablespace): Kysely<Tables & { used: { run: string } }> {
  return tables as unknown as Kysely<Tables & { used: { run: string } }>;
}

/** The row of a counter that begins, unless a wider one is full, or the step was used before. */
function newRow(
  tables: Tablespace,
  { key, expiresAt }: AttemptCounter,
  wider: readonly AttemptCounter[],
  now: number,
  marked: boolean,
) {
  return tables
    .selectNoFrom((row) => [
      row.cast<string>(row.val(key), "text").as("key"),
      row.lit(1).as("attempts"),
      row.cast<number>(row.val(expiresAt), "bigint").as("expires_at"),
    ])
    .where((row) =>
      row.and([
        // SQLite wants a condition here: without one, it would take `on conflict` for a join's.
        row(row.lit(1), "=", row.lit(1)),
        ...(marked ? [row.exists(withUsed(tables).selectFrom("used").select("run"))] : []),
        ...wider.map((each) => row.not(row.exists(fullRow(tables, each, now)))),
      ]),
    );
}

function fullRow(tables: Tablespace, { key, most }: AttemptCounter, now: number) {
  return tables
    .selectFrom("journeyc_attempt as wider")
    .select("wider.key")
    .where("wider.key", "=", key)
    .where("wider.expires_at", ">", now)
    .where("wider.attempts", ">=", most);
}

/** The counter after one more attempt. */
function oneMore(now: number) {
  return (
    row: ExpressionBuilder<
      Tables & { excluded: Tables["journeyc_attempt"] },
      "journeyc_attempt" | "excluded"
    >,
  ) => {
    const attempts = row.ref("journeyc_attempt.attempts");
    const end = row.ref("journeyc_attempt.expires_at");
    const given = row.ref("excluded.expires_at");
    return {
      attempts: row
        .case()
        .when(end, "<=", now)
        .then(1)
        .else(row(attempts, "+", 1))
        .end(),
      expires_at: row
        .case()
        .when(end, "<=", now)
        .then(given)
        .when(end, ">", given)
        .then(given)
        .else(end)
        .end(),
    };
  };
}

/** Leaves out what somebody counts in at this moment: who locks several counters must not wait for one who does, too. */
export async function purgeAttempts(
  database: Database,
  tables: Tablespace,
  now: number,
): Promise<void> {
  await tables
    .deleteFrom("journeyc_attempt")
    .where("key", "in", (query) =>
      query
        .selectFrom("journeyc_attempt as expired")
        .select("expired.key")
        .where("expired.expires_at", "<=", now)
        .$if(database.locksRows, (rows) => rows.forUpdate().skipLocked()),
    )
    .execute();
}
