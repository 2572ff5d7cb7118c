/**
 * What each AADSTS number must lead to, written down from Microsoft's list and not taken from the connector's table.
 * The numbers that ask for more than a password come with that password being right: none may be a success.
 */
export const expectedByNumber: Readonly<Record<string, readonly number[]>> = {
  "rejected invalidCredentials": [
    50126, 50064, 50034, 51004, 50056, 50020, 90072, 500208, 50059, 50128, 90019,
  ],
  "rejected accountLocked": [50053],
  "rejected passwordExpired": [50055, 50144, 50132, 50133, 50135],
  "rejected accountDisabled": [50057],
  "rejected mfaRequired": [50072, 50074, 50076, 50078, 50079, 50125, 50127, 50158, 53004, 53010],
  "rejected conditionalAccess": [
    50005, 50097, 50129, 50131, 50155, 50187, 53000, 53001, 53002, 53003, 53011, 530032, 530034,
    530035, 500021, 500022, 500212, 500213, 80012,
  ],
  "rejected notAssigned": [50105],
  "misconfigured entra-consent-missing": [65001, 65004, 90094, 90095, 90008],
  "misconfigured entra-public-client-flows-disabled": [7000218],
  "misconfigured entra-secret-not-allowed": [700025],
  "misconfigured entra-client-credential": [7000215, 7000222, 70002, 700027, 50012],
  "misconfigured entra-application-unknown": [700016, 700011, 70001, 7000112, 500011],
  "misconfigured entra-tenant-unknown": [90002, 900023, 90038, 50049],
  "misconfigured entra-authority": [9001023, 90124, 90130, 50194],
  "misconfigured entra-request": [900144, 90014],
  "misconfigured entra-grant-refused": [70003, 70011, 28002, 28003, 1002012],
  "unavailable entra-trouble": [50033, 50087, 50088, 90006, 90012, 90055, 90090, 90091],
  // These come with HTTP 5xx, as Entra sends them: the status speaks first.
  "unavailable entra-server-error": [50000, 90024, 90033, 90036],
  "unavailable entra-loop-detected": [50196],
  "unavailable entra-on-premises-agent": [80001, 80002, 80005, 80007, 80010, 80013, 80014],
  // Numbers that nobody has told us of: judged by `error`, which is `invalid_grant` here.
  "rejected invalidCredentials ": [59999, 987654],
};
