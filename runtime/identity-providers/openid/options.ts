import { JourneyError } from "../../errors.ts";
import type { OpenIdProviderOptions } from "./openid-provider.ts";

/** @throws JourneyError `identity-provider-options` */
export function checkedOptions(options: OpenIdProviderOptions): OpenIdProviderOptions {
  const { issuer, clientId, redirectUri, scope = "openid", allowInsecureRequests } = options;
  const insecure = allowInsecureRequests === true;
  if (!isAddress(issuer, insecure))
    throw unusable("issuer", "Give the issuer as its discovery document has it, with `https:`.");
  if (typeof clientId !== "string" || clientId === "")
    throw unusable("clientId", "Give the id under which the provider knows this app.");
  if (typeof scope !== "string" || !scope.split(" ").includes("openid"))
    throw unusable("scope", "Let the scopes contain `openid`, separated by spaces.");
  if (redirectUri !== undefined && !isRedirectUri(redirectUri))
    throw unusable(
      "redirectUri",
      "Give the whole address as it is registered, without `?` and `#`.",
    );
  return options;
}

function isAddress(text: unknown, insecure: boolean): boolean {
  if (typeof text !== "string" || !URL.canParse(text)) return false;
  const { protocol } = new URL(text);
  return protocol === "https:" || (insecure && protocol === "http:");
}

/** What comes back is told apart by what follows the `?`. */
function isRedirectUri(text: string): boolean {
  return URL.canParse(text) && !/[?#]/.test(text);
}

function unusable(option: string, fix: string): JourneyError {
  return new JourneyError(
    "identity-provider-options",
    `The option \`${option}\` of an OpenID provider cannot be used.`,
    fix,
  );
}
