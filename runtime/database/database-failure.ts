/**
 * A driver's error without what must not be logged. Messages and details of databases quote values (`Key
 * (canonical)=(jane@example.com) already exists`), and errors of URL parsers quote the URL with its password; so only
 * the code is kept, and the message where the kind of error cannot contain a value.
 */
export class DatabaseFailure extends Error {
  override readonly name = "DatabaseFailure";
  /** SQLSTATE, SQLite's extended result code, or Node's code. */
  readonly code: string | undefined;

  constructor(error: unknown) {
    const code = codeOf(error);
    super(describe(error, code));
    this.code = code;
  }

  /** Two changes excluded each other (serialization failure, deadlock): repeating helps. */
  get isConflict(): boolean {
    return this.code === "40001" || this.code === "40P01";
  }
}

/**
 * SQLSTATE classes whose messages are about the server and the connection: connection, authorization, catalogue,
 * resources, intervention, system.
 * https://www.postgresql.org/docs/current/errcodes-appendix.html
 */
const SERVER_CLASSES = new Set(["08", "28", "3D", "53", "57", "58"]);

const SQLSTATE = /^[0-9A-Z]{5}$/;

/** What pg says itself about a connection, without values. */
const CLIENT_MESSAGES =
  /^(?:timeout expired|timeout exceeded when trying to connect|Query read timeout|Connection terminated.*|The server does not support SSL connections|Cannot use a pool after calling end on the pool|database is not open|the transaction has ended)$/;

function codeOf(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  if ("errcode" in error && typeof error.errcode === "number") return `SQLITE_${error.errcode}`;
  return "code" in error && typeof error.code === "string" ? error.code : undefined;
}

function describe(error: unknown, code: string | undefined): string {
  if (!(error instanceof Error)) return "the driver failed";
  if (code?.startsWith("SQLITE_")) return `SQLite: ${sqliteReason(error)} (${code.slice(7)})`;
  if (code === undefined) return CLIENT_MESSAGES.test(error.message) ? error.message : error.name;
  if (SQLSTATE.test(code) && !code.startsWith("E")) {
    return SERVER_CLASSES.has(code.slice(0, 2)) ? `${error.message} (${code})` : `SQLSTATE ${code}`;
  }
  return code;
}

/** SQLite's own text for the code, which has no values. */
function sqliteReason(error: Error): string {
  return "errstr" in error && typeof error.errstr === "string" ? error.errstr : "error";
}
