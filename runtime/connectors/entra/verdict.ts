import { JourneyError } from "../../errors.ts";
import type { RejectionReason, RemoteVerdict } from "../connector.ts";
import { aadstsEntry, type AadstsEntry } from "./aadsts.ts";
import type { Refusal } from "./password-verifier.ts";

type Meaning = Omit<AadstsEntry, "numbers">;

const throttled: Meaning = {
  verdict: "unavailable",
  code: "entra-throttled",
  meaning: "too many requests",
  fix: "Retry later; limit attempts per user and per address before they reach Entra ID.",
};

const serverError: Meaning = {
  verdict: "unavailable",
  code: "entra-server-error",
  meaning: "trouble of its own, or of a gateway in front of it",
  fix: "Wait, and look at Microsoft's service health and at your own proxies.",
};

const unknown: Meaning = {
  verdict: "unavailable",
  code: "entra-unknown-error",
  meaning: "an error that this version does not know",
  fix: "Look the number up in Microsoft's list of AADSTS error codes.",
};

/** How an AADSTS number that nobody has told us of is read: by its `suberror`, then by its `error`. */
const bySuberror: Readonly<Record<string, number>> = {
  user_password_expired: 50055,
  consent_required: 65001,
  basic_action: 50076,
  additional_action: 50076,
  message_only: 53003,
};

const byError: Readonly<Record<string, number>> = {
  invalid_grant: 50126,
  interaction_required: 50076,
  consent_required: 65001,
  invalid_client: 7000215,
  unauthorized_client: 700016,
  temporarily_unavailable: 90033,
  server_error: 90033,
};

/**
 * What a refusal means: the HTTP status first, then the AADSTS numbers, then `suberror` and `error`. An
 * `invalid_grant` that we do not know is a rejection; anything else that we do not know says nothing about the user.
 */
export function verdictOf(refusal: Refusal): RemoteVerdict {
  const { verdict, reason, code, meaning, fix } = meaningOf(refusal);
  const [number] = refusal.numbers;
  const remote = number === undefined ? {} : { remoteCode: `AADSTS${number}` };
  const error = new JourneyError(code, describe(meaning, refusal), fix, remote);
  if (verdict === "rejected") return rejected(reason ?? "invalidCredentials", error);
  return { kind: verdict, error };
}

export function rejected(reason: RejectionReason, error: JourneyError): RemoteVerdict {
  return { kind: "rejected", reason, error };
}

function meaningOf(refusal: Refusal): Meaning {
  if (refusal.status === 429) return throttled;
  if (refusal.status >= 500) return serverError;
  for (const number of refusal.numbers) {
    const entry = aadstsEntry(number);
    if (entry) return entry;
  }
  const like = lookUp(bySuberror, refusal.suberror) ?? lookUp(byError, refusal.error);
  const entry = like === undefined ? undefined : aadstsEntry(like);
  return entry
    ? { ...entry, meaning: `${entry.meaning}, judging by the kind of error alone` }
    : unknown;
}

/** `text` comes from outside: `constructor` must find nothing. */
function lookUp(table: Readonly<Record<string, number>>, text: string): number | undefined {
  return Object.hasOwn(table, text) ? table[text] : undefined;
}

/** For the operator: what happened, and the trace id that Microsoft's support asks for. No user, no free text. */
function describe(meaning: string, refusal: Refusal): string {
  const facts = [
    ...refusal.numbers.map((number) => `AADSTS${number}`),
    `HTTP ${refusal.status}`,
    ...(refusal.error ? [refusal.error] : []),
    ...(refusal.suberror ? [refusal.suberror] : []),
    ...(refusal.retryAfter === undefined ? [] : [`Retry-After ${refusal.retryAfter} s`]),
    ...(refusal.traceId ? [`trace id ${refusal.traceId}`] : []),
  ];
  return `Entra ID answered: ${meaning} (${facts.join(", ")}).`;
}
