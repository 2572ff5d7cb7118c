import { JourneyError } from "../../errors.ts";
import { badAnswer, refused, unavailable } from "./failures.ts";

/** Codes of OAuth errors that a moment later may be gone. */
const passing: ReadonlySet<string> = new Set([
  "temporarily_unavailable",
  "server_error",
  "slow_down",
]);

interface ClientFailure {
  readonly code?: unknown;
  readonly error?: unknown;
  readonly cause?: unknown;
  readonly status?: unknown;
}

/**
 * What the client library threw, as an error of ours. Whatever is not known to be a failed exchange is an answer that
 * cannot be trusted: never the other way round.
 */
export function errorOfClient(issuer: string, thrown: unknown): JourneyError {
  if (thrown instanceof JourneyError) return thrown;
  if (!(thrown instanceof Error)) return badAnswer(issuer, "unknown cause", thrown);
  const { code, error, status, cause } = thrown as ClientFailure;
  if (typeof error === "string")
    return passing.has(error) ? unavailable(issuer, error, thrown) : refused(issuer, error, thrown);
  if (isServerFault(status) || isServerFault(statusOf(cause)))
    return unavailable(issuer, "its server has a fault", thrown);
  if (isLate(thrown)) return unavailable(issuer, "it took too long", thrown);
  const system = systemCode(thrown);
  if (system !== undefined) return unavailable(issuer, system, thrown);
  return badAnswer(
    issuer,
    typeof code === "string" ? code : "it breaks a rule of OpenID Connect",
    thrown,
  );
}

function statusOf(cause: unknown): unknown {
  return cause instanceof Response ? cause.status : undefined;
}

function isServerFault(status: unknown): boolean {
  return typeof status === "number" && (status >= 500 || status === 429);
}

function isLate(thrown: Error): boolean {
  for (let error: unknown = thrown; error instanceof Error; error = error.cause)
    if (error.name === "TimeoutError" || error.name === "AbortError") return true;
  return false;
}

/** Node's code for what the network did, wherever the library has put it. */
function systemCode(thrown: Error): string | undefined {
  for (let error: unknown = thrown; error instanceof Error; error = error.cause) {
    const { code } = error as { readonly code?: unknown };
    if (
      typeof code === "string" &&
      /^(?:E[A-Z]+|CERT_\w+|\w*_CERT\w*|UNABLE_\w+|ERR_(?:TLS|SSL)\w*)$/.test(code)
    )
      return code;
  }
  return undefined;
}
