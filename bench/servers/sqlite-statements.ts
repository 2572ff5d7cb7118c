import { StatementSync } from "node:sqlite";

/** What SQLite was asked for in this process. */
export interface StatementCounts {
  /** Statements that read and change nothing. */
  readonly reads: number;
  /** Changes that were made durable: transactions, and statements outside of one. */
  readonly commits: number;
}

/** Counts from now on; whoever looks at the answer sees the counts of then. */
export function countStatements(): StatementCounts {
  const counts = { reads: 0, commits: 0 };
  let inTransaction = false;
  const note = (text: string): void => {
    const [verb] = text.trimStart().toLowerCase().split(/\s/, 1);
    if (verb === "select") counts.reads += 1;
    else if (verb === "begin") inTransaction = true;
    else if (verb === "rollback" && !/\bto\b/i.test(text)) inTransaction = false;
    else if (verb === "commit" || !inTransaction) {
      inTransaction = false;
      counts.commits += 1;
    }
  };
  for (const name of ["all", "get", "run"] as const) {
    const execute = StatementSync.prototype[name] as (...given: unknown[]) => unknown;
    Object.assign(StatementSync.prototype, {
      [name](this: StatementSync, ...given: unknown[]) {
        note(this.sourceSQL);
        return execute.apply(this, given);
      },
    });
  }
  return counts;
}
