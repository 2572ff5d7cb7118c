/** Outcomes that a type has for the sake of journeys that wire them, and that it says it never takes. */
export const neverTaken: Readonly<Record<string, string>> = {
  "IdentityStoreDecision.cancelled": "The directory knows no passwords that must be changed.",
  "IdentityStoreDecision.expired": "The directory knows no passwords that expire.",
};
