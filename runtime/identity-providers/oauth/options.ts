import { isProviderAddress, unusable, checkClientOptions } from "../openid/options.ts";
import type { OAuthProviderOptions } from "./oauth-provider.ts";

/** @throws JourneyError `identity-provider-options` */
export function checkedOptions(options: OAuthProviderOptions): OAuthProviderOptions {
  const { subjectClaim, scope, allowInsecureRequests } = options;
  checkClientOptions(options);
  for (const name of ["issuer", "authorizationEndpoint", "tokenEndpoint", "userinfo"] as const)
    if (!isProviderAddress(options[name], allowInsecureRequests === true))
      throw unusable(name, "Give the whole address, with `https:`.");
  if (typeof subjectClaim !== "string" || subjectClaim === "")
    throw unusable(
      "subjectClaim",
      "Name the member of what `userinfo` answers that holds the account's own id, which is never given to another one: `id`.",
    );
  if (scope !== undefined && typeof scope !== "string")
    throw unusable("scope", "Give the scopes in one text, separated by spaces.");
  return options;
}
