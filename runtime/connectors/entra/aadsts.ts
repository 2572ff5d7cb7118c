import type { RejectionReason } from "../connector.ts";

/** What some AADSTS numbers mean for us, and what the operator can do. */
export interface AadstsEntry {
  readonly numbers: readonly number[];
  readonly verdict: "rejected" | "unavailable" | "misconfigured";
  /** With `rejected`: why. */
  readonly reason?: RejectionReason;
  /** The stable code of the error that the operator sees. */
  readonly code: string;
  readonly meaning: string;
  readonly fix: string;
}

/**
 * Every AADSTS number that we know, after Microsoft's "Microsoft Entra authentication and authorization error codes".
 * Microsoft may change numbers; one that is not here is read by its `suberror` and `error` (see `verdict.ts`).
 */
export const aadsts: readonly AadstsEntry[] = [
  {
    numbers: [50126, 50064],
    verdict: "rejected",
    reason: "invalidCredentials",
    code: "entra-wrong-credentials",
    meaning: "wrong user name or password",
    fix: "Nothing to do.",
  },
  {
    numbers: [50034, 51004],
    verdict: "rejected",
    reason: "invalidCredentials",
    code: "entra-unknown-user",
    meaning: "the tenant has no such user",
    fix: "If the user should exist, check the tenant id and that users type their user principal name.",
  },
  {
    numbers: [50056],
    verdict: "rejected",
    reason: "invalidCredentials",
    code: "entra-no-password",
    meaning: "the user has no password in Entra ID",
    fix: "Passwordless users cannot pass through: give the user a password, or an OpenID Connect journey.",
  },
  {
    numbers: [50020, 90072, 500208],
    verdict: "rejected",
    reason: "invalidCredentials",
    code: "entra-foreign-user",
    meaning: "a guest, a personal account, or a user of another identity provider",
    fix: "The password grant serves the tenant's own users only: offer these users another journey.",
  },
  {
    numbers: [50059, 50128, 90019],
    verdict: "rejected",
    reason: "invalidCredentials",
    code: "entra-unknown-domain",
    meaning: "no tenant has the domain of this user name",
    fix: "The part after the @ must be a domain that the tenant has verified.",
  },
  {
    numbers: [50053],
    verdict: "rejected",
    reason: "accountLocked",
    code: "entra-account-locked",
    meaning: "smart lockout, or an address that Entra ID holds for malicious",
    fix: "The sign-in log tells which. All users share this server's address: make it a trusted named location, and limit attempts here more strictly than Entra ID does.",
  },
  {
    numbers: [50055, 50144, 50132, 50133, 50135],
    verdict: "rejected",
    reason: "passwordExpired",
    code: "entra-password-expired",
    meaning: "the password has expired or must be changed",
    fix: "The user changes the password in Microsoft's own pages, then signs on again.",
  },
  {
    numbers: [50057],
    verdict: "rejected",
    reason: "accountDisabled",
    code: "entra-account-disabled",
    meaning: "the account is disabled",
    fix: "Enable the account in Entra ID, or deactivate it here as well.",
  },
  {
    numbers: [50072, 50074, 50076, 50078, 50079, 50125, 50127, 50158, 53004, 53010],
    verdict: "rejected",
    reason: "mfaRequired",
    code: "entra-mfa-required",
    meaning: "a second factor, an enrolment or an external challenge is needed",
    fix: "The password grant cannot do that: exclude this application from the Conditional Access policy, or send the user to an OpenID Connect journey.",
  },
  {
    numbers: [
      50005, 50097, 50129, 50131, 50155, 50187, 53000, 53001, 53002, 53003, 53011, 530032, 530034,
      530035, 500021, 500022, 500212, 500213, 80012,
    ],
    verdict: "rejected",
    reason: "conditionalAccess",
    code: "entra-conditional-access",
    meaning:
      "blocked by Conditional Access, security defaults, a tenant restriction or logon hours",
    fix: "Find the policy in the sign-in log and exclude this application; security defaults (on in new tenants) demand a second factor of everybody.",
  },
  {
    numbers: [50105],
    verdict: "rejected",
    reason: "notAssigned",
    code: "entra-not-assigned",
    meaning: "the user is not assigned to the application",
    fix: "Assign the user or a group of theirs to the enterprise application, or turn off `Assignment required`.",
  },
  {
    numbers: [65001, 65004, 90094, 90095, 90008],
    verdict: "misconfigured",
    code: "entra-consent-missing",
    meaning: "nobody has consented to the application's permissions",
    fix: "Grant admin consent for openid, profile and offline_access: the password grant cannot ask the user.",
  },
  {
    numbers: [7000218],
    verdict: "misconfigured",
    code: "entra-public-client-flows-disabled",
    meaning: "the application must show a secret or a certificate, and none is configured",
    fix: "Set `clientSecret` or `certificate` (better), or set `Allow public client flows` to Yes in the app registration.",
  },
  {
    numbers: [700025],
    verdict: "misconfigured",
    code: "entra-secret-not-allowed",
    meaning: "the application is a public client, and must not show a secret",
    fix: "Remove `clientSecret` or `certificate`, or register the application as a confidential client.",
  },
  {
    numbers: [7000215, 7000222, 70002, 700027, 50012],
    verdict: "misconfigured",
    code: "entra-client-credential",
    meaning: "the client secret or certificate is wrong or has expired",
    fix: "Make a new one in the app registration, put it where the old one was, and set an alert before it expires. Of a secret, use the value and not the id.",
  },
  {
    numbers: [700016, 700011, 70001, 7000112, 500011],
    verdict: "misconfigured",
    code: "entra-application-unknown",
    meaning: "the tenant does not know the application, or has disabled it",
    fix: "Check `clientId` and `tenantId`, and that the enterprise application is enabled in this tenant.",
  },
  {
    numbers: [90002, 900023, 90038, 50049],
    verdict: "misconfigured",
    code: "entra-tenant-unknown",
    meaning: "there is no such tenant, or it lives in another cloud",
    fix: "Check `tenantId` (the directory's GUID) and `cloud`.",
  },
  {
    numbers: [9001023, 90124, 90130, 50194],
    verdict: "misconfigured",
    code: "entra-authority",
    meaning: "the authority is not a single tenant",
    fix: "Set `tenantId` to the directory's GUID.",
  },
  {
    numbers: [900144, 90014],
    verdict: "misconfigured",
    code: "entra-request",
    meaning: "a parameter is missing in the request",
    fix: "This is a fault of the connector: report it with the correlation id.",
  },
  {
    numbers: [70003, 70011, 28002, 28003, 1002012],
    verdict: "misconfigured",
    code: "entra-grant-refused",
    meaning: "the application may not use the password grant or this scope",
    fix: "Check the API permissions of the app registration: openid, profile and offline_access.",
  },
  {
    numbers: [50000, 50033, 50087, 50088, 90006, 90012, 90024, 90033, 90036, 90055, 90090, 90091],
    verdict: "unavailable",
    code: "entra-trouble",
    meaning: "trouble of its own",
    fix: "Wait, and look at Microsoft's service health.",
  },
  {
    numbers: [50196],
    verdict: "unavailable",
    code: "entra-loop-detected",
    meaning: "too many equal requests for one user",
    fix: "Limit attempts per user before they reach Entra ID.",
  },
  {
    numbers: [80001, 80002, 80005, 80007, 80010, 80013, 80014],
    verdict: "unavailable",
    code: "entra-on-premises-agent",
    meaning: "the tenant's pass-through agents on premises are down, slow or out of time",
    fix: "Check the authentication agents, Active Directory and their clocks.",
  },
];

const byNumber = new Map(aadsts.flatMap((entry) => entry.numbers.map((number) => [number, entry])));

export function aadstsEntry(number: number): AadstsEntry | undefined {
  return byNumber.get(number);
}
