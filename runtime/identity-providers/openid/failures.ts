import { JourneyError } from "../../errors.ts";

/** The provider cannot be asked, or says that it cannot answer just now. */
export function unavailable(issuer: string, why: string, cause?: unknown): JourneyError {
  return new JourneyError(
    "identity-provider-unavailable",
    `The identity provider ${issuer} gave no answer: ${why}.`,
    "Let this server resolve and reach the provider, and check its certificate authorities.",
    { cause },
  );
}

/** What came back is not what the provider's own rules allow: nobody is signed on by it. */
export function badAnswer(issuer: string, why: string, cause?: unknown): JourneyError {
  return new JourneyError(
    "identity-provider-bad-answer",
    `The identity provider ${issuer} gave an answer that cannot be trusted: ${why}.`,
    "Compare issuer, client and keys with what the provider has registered; a single such answer may be an attack.",
    { cause },
  );
}

/** The provider refuses this application, not the user. */
export function refused(issuer: string, code: string, cause?: unknown): JourneyError {
  const remoteCode = /^[\w.-]{1,64}$/.test(code) ? code : "unknown";
  return new JourneyError(
    "identity-provider-refused",
    `The identity provider ${issuer} refused the sign-on (${remoteCode}).`,
    "Check `clientId`, `clientSecret`, `scope` and the redirect URI against what is registered there.",
    { cause, remoteCode },
  );
}
