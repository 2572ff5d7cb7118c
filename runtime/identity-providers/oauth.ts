/** Signs users on with OAuth 2.0 providers that speak no OpenID Connect. Needs the package `openid-client`. */
import { OAuthProvider, type OAuthProviderOptions } from "./oauth/oauth-provider.ts";
import type { IdentityProvider } from "./identity-provider.ts";
import { checkedOptions } from "./oauth/options.ts";

export type { OAuthProviderOptions } from "./oauth/oauth-provider.ts";
export type { ClientOptions } from "./openid/client-options.ts";
export type { IdentityProvider } from "./identity-provider.ts";

/**
 * A provider without ID tokens, whose own interface says who the user is: GitHub, Facebook, … Where there is a choice,
 * `openIdProvider` is the better one: it verifies a signature.
 * @throws JourneyError `identity-provider-options`
 */
export function oauthProvider(options: OAuthProviderOptions): IdentityProvider {
  return new OAuthProvider(checkedOptions(options));
}
