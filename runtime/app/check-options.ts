import type { Mistake } from "../machine/link.ts";
import type { AnyOptions } from "./options.ts";
import { checkAddresses, checkOrigins } from "./options/addresses.ts";
import { checkAttestation } from "./options/attestation.ts";
import { checkAttempts } from "./options/attempts.ts";
import { checkConnectors } from "./options/connectors.ts";
import { checkConsent } from "./options/consent.ts";
import { checkCookies } from "./options/cookies.ts";
import { checkFormats, checkResources, checkStart } from "./options/journeys.ts";
import { checkIdentityProviders, checkWayBack } from "./options/identity-providers.ts";
import { checkKeys } from "./options/keys.ts";
import { checkMail } from "./options/mail.ts";
import { checkMessageLimit } from "./options/message-limit.ts";
import { checkObservation } from "./options/observation.ts";
import { checkRuns } from "./options/runs.ts";
import { checkScripts } from "./options/scripts.ts";
import { checkSecurityQuestions } from "./options/security-questions.ts";
import { checkSessions } from "./options/sessions.ts";
import { checkShowState } from "./options/show-state.ts";
import { checkPage } from "./options/sign-on.ts";
import { checkSms } from "./options/sms.ts";
import { checkTerms } from "./options/terms.ts";
import { type Programs, resourcesOf } from "./programs.ts";

/**
 * What is wrong with the options, besides their shapes and the journeys' own wiring.
 * @param keys the usable ones
 */
export function checkOptions(
  options: AnyOptions,
  programs: Programs,
  keys: readonly string[],
  production: boolean,
): readonly Mistake[] {
  const { journeys, lazy } = programs.known;
  return [
    ...checkStart(options, programs.today),
    ...checkFormats([...journeys, ...lazy]),
    ...checkResources(resourcesOf(programs.knownToday)),
    ...checkConnectors(options, [...journeys, ...lazy]),
    ...checkMail(options, programs.known),
    ...checkMessageLimit(options),
    ...checkSms(options, programs.known),
    ...checkIdentityProviders(options, programs.known),
    ...checkWayBack(options, programs.known, production),
    ...checkAttestation(options, programs.known),
    ...checkTerms(options, programs.known),
    ...checkSecurityQuestions(options, programs.known),
    ...checkConsent(options),
    ...checkShowState(options, production),
    ...checkScripts(options),
    ...checkKeys(keys),
    ...checkAddresses(options, production),
    ...checkOrigins(options, programs.known, production),
    ...checkCookies(options),
    ...checkRuns(options),
    ...checkSessions(options),
    ...checkAttempts(options),
    ...checkObservation(options),
    ...checkPage(options),
  ];
}
