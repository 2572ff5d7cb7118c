import type { ClientAuth } from "openid-client";
import type { ClientOptions } from "./client-options.ts";
import type { ProviderFetch } from "./provider-fetch.ts";

export type Client = typeof import("openid-client");

/** How the app shows the provider who it is. */
export function authenticationOf(
  client: Client,
  { clientSecret, clientAuthentication = "post" }: ClientOptions,
): ClientAuth {
  if (clientSecret === undefined) return client.None();
  const method = (secret: string): ClientAuth =>
    clientAuthentication === "basic"
      ? client.ClientSecretBasic(secret)
      : client.ClientSecretPost(secret);
  if (typeof clientSecret === "string") return method(clientSecret);
  return async (...request) => method(await clientSecret())(...request);
}

/** What the client library must know of the connection. */
export function connectionOf(
  client: Client,
  { timeoutMilliseconds = 5_000, allowInsecureRequests }: ClientOptions,
  fetch: ProviderFetch,
) {
  return {
    timeout: timeoutMilliseconds / 1_000,
    [client.customFetch]: fetch,
    execute: allowInsecureRequests === true ? [client.allowInsecureRequests] : [],
  };
}
