import { JourneyError } from "../../errors.ts";
import type { ClientOptions } from "./client-options.ts";
import type { OpenIdProviderOptions } from "./openid-provider.ts";

/** @throws JourneyError `identity-provider-options` */
export function checkedOptions(options: OpenIdProviderOptions): OpenIdProviderOptions {
  const { issuer, scope = "openid", responseMode, allowInsecureRequests } = options;
  if (!isProviderAddress(issuer, allowInsecureRequests === true))
    throw unusable("issuer", "Give the issuer as its discovery document has it, with `https:`.");
  checkClientOptions(options);
  if (typeof scope !== "string" || !scope.split(" ").includes("openid"))
    throw unusable("scope", "Let the scopes contain `openid`, separated by spaces.");
  if (responseMode !== undefined && !["query", "form_post"].includes(responseMode))
    throw unusable("responseMode", "Give `query` or `form_post`, or leave it out.");
  return options;
}

/**
 * What is asked of every provider.
 * @throws JourneyError `identity-provider-options`
 */
export function checkClientOptions({ clientId, clientSecret, redirectUri }: ClientOptions): void {
  if (typeof clientId !== "string" || clientId === "")
    throw unusable("clientId", "Give the id under which the provider knows this app.");
  if (!["undefined", "string", "function"].includes(typeof clientSecret) || clientSecret === "")
    throw unusable("clientSecret", "Give a text, or a function that answers one.");
  if (redirectUri !== undefined && !isRedirectUri(redirectUri))
    throw unusable(
      "redirectUri",
      "Give the whole address as it is registered, without `?` and `#`.",
    );
}

/** Whether something may be asked of this address. */
export function isProviderAddress(text: unknown, insecure: boolean): boolean {
  if (typeof text !== "string" || !URL.canParse(text)) return false;
  const { protocol } = new URL(text);
  return protocol === "https:" || (insecure && protocol === "http:");
}

/** What comes back is told apart by what follows the `?`. */
function isRedirectUri(text: string): boolean {
  return URL.canParse(text) && !/[?#]/.test(text);
}

export function unusable(option: string, fix: string): JourneyError {
  return new JourneyError(
    "identity-provider-options",
    `The option \`${option}\` of an identity provider cannot be used.`,
    fix,
  );
}
