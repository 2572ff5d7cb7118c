/** Signs users on with OpenID Connect providers. Needs the package `openid-client`. */
import { OpenIdProvider, type OpenIdProviderOptions } from "./openid/openid-provider.ts";
import type { IdentityProvider } from "./identity-provider.ts";
import { checkedOptions } from "./openid/options.ts";

export type { OpenIdProviderOptions } from "./openid/openid-provider.ts";
export type { ClientOptions } from "./openid/client-options.ts";
export type { IdentityProvider } from "./identity-provider.ts";

/**
 * A provider that speaks OpenID Connect: Google, Entra ID, Keycloak, … Its metadata is discovered when it is first
 * needed.
 * @throws JourneyError `identity-provider-options`
 */
export function openIdProvider(options: OpenIdProviderOptions): IdentityProvider {
  return new OpenIdProvider(checkedOptions(options));
}
