import { CommandTimeout } from "./deadline.ts";

/** Replies after which another server must be looked for: this one is a replica now, or not ready. */
const ELSEWHERE = new Set(["READONLY", "MASTERDOWN", "LOADING", "CLUSTERDOWN", "NOREPLICAS"]);

/**
 * A client's error without what must not be logged. Replies of Redis quote commands with their keys and values, and
 * errors of URL parsers quote the URL with its password; so only the code is kept.
 */
export class RedisFailure extends Error {
  override readonly name = "RedisFailure";
  /** The first word of an error reply, Node's code, or what the client calls the error. */
  readonly code: string;

  constructor(error: unknown) {
    const code = codeOf(error);
    super(code);
    this.code = code;
  }

  /** True when the server that is connected is the wrong one, or does not answer, which counts as gone. */
  get endsConnection(): boolean {
    return this.code === CommandTimeout.name || ELSEWHERE.has(this.code);
  }
}

function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return "the client failed";
  if ("code" in error && typeof error.code === "string") return error.code;
  // Scripts that fail name the error that they met: "ERR Error running script …: READONLY You can't write …".
  const reply = /^-?([A-Z]{3,})(?: |$)/.exec(error.message)?.[1];
  if (reply === "ERR" && error.message.includes("READONLY")) return "READONLY";
  return reply ?? error.constructor.name;
}
