import { JourneyError } from "../../errors.ts";
import { deadlineError } from "./deadline.ts";
import { badAnswer } from "./read-token-answer.ts";

/** What OpenSSL and Node call a certificate that cannot be trusted. */
const certificateCodes: Readonly<Record<string, string>> = {
  SELF_SIGNED_CERT_IN_CHAIN: "signed by an authority that is not trusted",
  DEPTH_ZERO_SELF_SIGNED_CERT: "self-signed",
  UNABLE_TO_GET_ISSUER_CERT: "signed by an authority that is not trusted",
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: "signed by an authority that is not trusted",
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: "signed by an authority that is not trusted",
  CERT_SIGNATURE_FAILURE: "not signed by the authority that it names",
  CERT_UNTRUSTED: "not trusted",
  CERT_REVOKED: "revoked",
  CERT_HAS_EXPIRED: "expired",
  CERT_NOT_YET_VALID: "not valid yet",
  ERR_TLS_CERT_ALTNAME_INVALID: "for another host",
};

/**
 * Why an exchange failed, for the operator: the cause that libraries above would hide.
 * @param signal the deadline of the exchange
 */
export function transportError(error: unknown, host: string, signal: AbortSignal): JourneyError {
  if (error instanceof JourneyError) return error;
  if (signal.aborted) return deadlineError(signal);
  const code = (error as NodeJS.ErrnoException | undefined)?.code ?? "unknown cause";
  if (code.startsWith("Z_")) return badAnswer("its body cannot be unpacked");
  if (Object.hasOwn(certificateCodes, code)) return certificateError(host, code);
  if (code === "EPROTO" || code.startsWith("ERR_SSL") || code.startsWith("ERR_TLS")) {
    return new JourneyError(
      "entra-tls",
      `The TLS handshake with ${host} failed (${code}).`,
      "Look for a proxy or firewall that does not speak TLS 1.2 or 1.3.",
    );
  }
  return new JourneyError(
    "entra-unreachable",
    `No answer from ${host} (${code}).`,
    `Let this server resolve ${host} and connect to its port 443.`,
  );
}

function certificateError(host: string, code: string): JourneyError {
  return new JourneyError(
    "entra-tls",
    `The TLS certificate of ${host} is ${certificateCodes[code]} (${code}).`,
    "Where a proxy inspects TLS, give its certificate authority in `caFile`; check this server's clock and name resolution.",
  );
}
