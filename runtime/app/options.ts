import type { ConnectorsOf, Journey } from "../machine/journey.ts";
import type { LazyJourney } from "../machine/lazy-journey.ts";
import { addressShapes, type AddressOptions } from "./options/addresses.ts";
import { attestationShapes, type AttestationOptions } from "./options/attestation.ts";
import { attemptShapes, type AttemptOptions } from "./options/attempts.ts";
import {
  connectorShapes,
  type ConnectorOption,
  type NoConnectorsNeeded,
} from "./options/connectors.ts";
import { consentShapes, type ConsentOptions } from "./options/consent.ts";
import { cookieShapes, type CookieOptions } from "./options/cookies.ts";
import {
  identityProviderShapes,
  type IdentityProviderOptions,
} from "./options/identity-providers.ts";
import { journeyShapes, type JourneyOptions } from "./options/journeys.ts";
import { keyShapes, type KeyOptions } from "./options/keys.ts";
import { mailShapes, type MailOptions } from "./options/mail.ts";
import { messageLimitShapes, type MessageLimitOptions } from "./options/message-limit.ts";
import { observationShapes, type ObservationOptions } from "./options/observation.ts";
import { runShapes, type RunOptions } from "./options/runs.ts";
import {
  securityQuestionsShapes,
  type SecurityQuestionsOptions,
} from "./options/security-questions.ts";
import { scriptShapes, type ScriptOptions } from "./options/scripts.ts";
import { sessionShapes, type SessionOptions } from "./options/sessions.ts";
import type { Shapes } from "./options/shape.ts";
import { showStateShapes, type ShowStateOptions } from "./options/show-state.ts";
import { signOnShapes, type SignOnOptions } from "./options/sign-on.ts";
import { smsShapes, type SmsOptions } from "./options/sms.ts";
import { storeShapes, type StoreOptions } from "./options/stores.ts";
import { surroundingsShapes, type SurroundingsOptions } from "./options/surroundings.ts";
import { termsShapes, type TermsOptions } from "./options/terms.ts";

/** What an app says about its journeys. Everything but `journeys` and `keys` has a default. */
export interface CommonOptions<Served extends Journey | LazyJourney>
  extends
    JourneyOptions<Served>,
    RunOptions,
    KeyOptions,
    StoreOptions,
    AddressOptions,
    CookieOptions,
    SignOnOptions,
    SessionOptions,
    AttemptOptions,
    MailOptions,
    MessageLimitOptions,
    SmsOptions,
    IdentityProviderOptions,
    AttestationOptions,
    TermsOptions,
    SecurityQuestionsOptions,
    ConsentOptions,
    ShowStateOptions,
    ScriptOptions,
    ObservationOptions,
    SurroundingsOptions {}

export type JourneysOptions<Served extends Journey | LazyJourney> = CommonOptions<Served> &
  ConnectorOption<ConnectorsOf<Served>>;

/** The options as code that does not know the journeys' types sees them. */
export type AnyOptions = CommonOptions<Journey | LazyJourney> & NoConnectorsNeeded;

/** Every option there is. */
export const optionShapes: Shapes<AnyOptions> = {
  ...journeyShapes,
  ...connectorShapes,
  ...keyShapes,
  ...storeShapes,
  ...runShapes,
  ...addressShapes,
  ...cookieShapes,
  ...signOnShapes,
  ...sessionShapes,
  ...attemptShapes,
  ...mailShapes,
  ...messageLimitShapes,
  ...smsShapes,
  ...identityProviderShapes,
  ...attestationShapes,
  ...termsShapes,
  ...securityQuestionsShapes,
  ...consentShapes,
  ...showStateShapes,
  ...scriptShapes,
  ...observationShapes,
  ...surroundingsShapes,
};
