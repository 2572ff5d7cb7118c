import { JourneyError } from "../../errors.ts";

export function noProviderChosen(): JourneyError {
  return new JourneyError(
    "node-no-provider-chosen",
    "`selectedIdp` is not set: the node does not know where the user is to sign on.",
    "Let a Select Identity Provider node come first on every path.",
  );
}

export function unknownProvider(name: string): JourneyError {
  return new JourneyError(
    "identity-provider-unknown",
    `The app has no identity provider of the name that \`selectedIdp\` holds (${/^[\w.-]{1,64}$/.test(name) ? name : "not a name"}).`,
    "Pass it in `identityProviders`, or offer only those that there are.",
  );
}

export function nativeUnsupported(): JourneyError {
  return new JourneyError(
    "social-native-unsupported",
    "The node is set to let an app talk to the provider, which this runtime does not do.",
    "Set `clientType` to `BROWSER`.",
  );
}

export function redirectUriUnknown(name: string): JourneyError {
  return new JourneyError(
    "redirect-uri-unknown",
    `The browser is to go to the identity provider \`${name}\`, and nobody says where it comes back.`,
    "For the sign-on page pass `origins` to `createJourneys`; for clients with a page of their own, `redirectUri` to the provider.",
  );
}

export function otherProvider(): JourneyError {
  return new JourneyError(
    "identity-provider-bad-answer",
    "A browser has come back from an identity provider that this run has not sent it to.",
    "Nothing to do; many of these may be an attack.",
  );
}

export function signOnCancelled(): JourneyError {
  return new JourneyError(
    "social-sign-on-cancelled",
    "The user did not want to sign on with the identity provider, and the node has no outcome for that.",
    "Use Social Provider Handler, which has the outcome `socialAuthInterrupted`.",
  );
}

export function otherUser(): JourneyError {
  return new JourneyError(
    "social-other-user",
    "The account at the identity provider belongs to another user than the one who was collected before.",
    "Nothing to do: whoever signs on must choose one account.",
  );
}

export function linksNotKept(resource: string): JourneyError {
  return new JourneyError(
    "social-links-not-kept",
    `The schema of \`${resource}\` has no \`aliasList\`, so that no account elsewhere can be linked to its objects.`,
    'Declare it: `"aliasList": { "type": "array", "items": { "type": "string" } }`.',
  );
}
