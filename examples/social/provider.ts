import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { Provider, type Configuration } from "oidc-provider";

export interface DemoProvider {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Where browsers may be sent back to. */
  close(): Promise<void>;
}

/** What the provider says about whoever signs on there as this subject. */
export type Claims = Readonly<Record<string, unknown>>;

export interface ProviderOptions {
  /** What it says about the person of a name. */
  readonly claimsOf?: (subject: string) => Claims;
  readonly port?: number;
  readonly host?: "localhost" | "127.0.0.1";
}

/** An OpenID provider on this machine, with a page where any name and any password sign on: so does nobody who means it. */
export async function startProvider(
  redirectUris: readonly string[],
  { claimsOf = everybody, port = 0, host = "localhost" }: ProviderOptions = {},
): Promise<DemoProvider> {
  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject).listen(port, "127.0.0.1", resolve);
  });
  // A listening TCP server has one.
  const issuer = `http://${host}:${(server.address() as AddressInfo).port}`;
  const client = { clientId: "journeys", clientSecret: "not-a-secret" };
  const provider = new Provider(issuer, configuration(client, redirectUris, claimsOf));
  server.on("request", provider.callback());
  return {
    issuer,
    ...client,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => void server.close(resolve));
    },
  };
}

function everybody(subject: string): Claims {
  const name = subject.charAt(0).toUpperCase() + subject.slice(1);
  return {
    preferred_username: subject,
    given_name: name,
    family_name: "Example",
    email: `${subject}@social.example`,
    email_verified: true,
  };
}

function configuration(
  { clientId, clientSecret }: { readonly clientId: string; readonly clientSecret: string },
  redirectUris: readonly string[],
  claimsOf: (subject: string) => Claims,
): Configuration {
  return {
    clients: [
      {
        client_id: clientId,
        client_secret: clientSecret,
        redirect_uris: [...redirectUris],
        token_endpoint_auth_method: "client_secret_post",
      },
    ],
    claims: {
      openid: ["sub"],
      profile: ["given_name", "family_name", "preferred_username"],
      email: ["email", "email_verified"],
    },
    cookies: { keys: ["not-a-secret-either"] },
    findAccount: (_, accountId) => ({
      accountId,
      claims: async () => ({ ...claimsOf(accountId), sub: accountId }),
    }),
    // Nobody is asked for consent.
    async loadExistingGrant({ oidc }) {
      const grant = new oidc.provider.Grant({
        ...(oidc.client ? { clientId: oidc.client.clientId } : {}),
        ...(oidc.session?.accountId === undefined ? {} : { accountId: oidc.session.accountId }),
      });
      grant.addOIDCScope("openid profile email");
      await grant.save();
      return grant;
    },
  };
}
