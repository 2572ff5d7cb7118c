import type * as Msal from "@azure/msal-node";
import { JourneyError } from "../../errors.ts";
import { notInstalled } from "../../optional-packages.ts";
import type { PasswordVerifier, TokenAnswer } from "./password-verifier.ts";
import { MsalNetwork } from "./msal-network.ts";
import { badAnswer, readTokenAnswer } from "./read-token-answer.ts";
import type { EntraSettings } from "./settings.ts";
import type { Transport } from "./transport.ts";

type ClientApplication = Pick<Msal.PublicClientApplication, "acquireTokenByUsernamePassword">;

/**
 * Asks through Microsoft's library, which builds the request and authenticates the client. What came back is read
 * from the wire and not from the library: it resolves for any JSON object without `error`, whatever the status, and
 * hides why a connection failed.
 */
export function createMsalVerifier(
  settings: EntraSettings,
  transport: Transport,
): PasswordVerifier {
  return {
    async ask({ userName, password, correlationId, signal }) {
      // Loaded at the first question: it takes 100 ms, which an app that asks nothing should not pay.
      const msal = await import("@azure/msal-node").catch(notInstalled("The Entra ID connector"));
      const network = new MsalNetwork(transport, signal);
      const asked = await createClient(msal, settings, network)
        .acquireTokenByUsernamePassword({
          scopes: ["openid"],
          username: userName,
          password,
          correlationId,
        })
        .catch((error: unknown) => new LibraryError(error));
      return readOutcome(asked, network);
    },
  };
}

/** What the library threw, kept apart from what it returned. */
class LibraryError {
  readonly code: string;

  constructor(error: unknown) {
    const code = (error as { errorCode?: unknown } | undefined)?.errorCode;
    this.code = typeof code === "string" && /^[\w-]{1,64}$/.test(code) ? code : "no code";
  }
}

function readOutcome(
  asked: Msal.AuthenticationResult | LibraryError | null,
  network: MsalNetwork,
): TokenAnswer {
  if (network.failure) return { kind: "failed", error: network.failure };
  const library = asked instanceof LibraryError ? asked.code : "no error";
  if (!network.answer) return { kind: "failed", error: neverAsked(library) };
  const answer = readTokenAnswer(network.answer);
  if (answer.kind !== "token") return answer;
  // Where the two disagree about success, there is none.
  const agreed =
    asked !== null && !(asked instanceof LibraryError) && asked.idToken === answer.idToken;
  return agreed
    ? answer
    : { kind: "failed", error: badAnswer(`@azure/msal-node refused it (${library})`) };
}

function neverAsked(library: string): JourneyError {
  return new JourneyError(
    "entra-client-fault",
    `@azure/msal-node sent no request (${library}).`,
    "Check the versions of @journeyc/runtime and @azure/msal-node; report it with this code.",
  );
}

/**
 * A client of its own for each question. In a shared one, one user's throttling locks out everybody, and a cache of
 * everybody's refresh tokens grows without bound.
 */
function createClient(
  { ConfidentialClientApplication, LogLevel, PublicClientApplication }: typeof Msal,
  settings: EntraSettings,
  networkClient: Msal.INetworkModule,
): ClientApplication {
  const { credential, endpoints, clientId } = settings;
  const auth: Msal.NodeAuthOptions = {
    clientId,
    authority: endpoints.authority,
    knownAuthorities: [endpoints.host],
    // Given, so that nothing is discovered over the network.
    authorityMetadata: JSON.stringify({
      authorization_endpoint: `${endpoints.authority}/oauth2/v2.0/authorize`,
      token_endpoint: endpoints.token,
      end_session_endpoint: `${endpoints.authority}/oauth2/v2.0/logout`,
      issuer: endpoints.issuer,
      jwks_uri: endpoints.signingKeys,
    }),
  };
  const loggerOptions = {
    piiLoggingEnabled: false,
    logLevel: LogLevel.Error,
    loggerCallback: () => undefined,
  };
  const system = { networkClient, loggerOptions, disableInternalRetries: true };
  if (credential.kind === "none") return new PublicClientApplication({ auth, system });
  const clientAuthentication =
    credential.kind === "secret"
      ? { clientSecret: credential.secret }
      : { clientCertificate: credential.certificate };
  return new ConfidentialClientApplication({ auth: { ...auth, ...clientAuthentication }, system });
}
