import type { Configuration } from "openid-client";
import { untilAborted } from "../../deadlines/until-aborted.ts";
import { isObject, type Json, type JsonObject } from "../../json.ts";
import { notInstalled } from "../../optional-packages.ts";
import type {
  IdentityProvider,
  ProviderVerdict,
  SignOnAnswer,
  SignOnBegun,
  SignOnRequest,
} from "../identity-provider.ts";
import { authenticationOf, connectionOf, type Client } from "../openid/client.ts";
import type { ClientOptions } from "../openid/client-options.ts";
import { errorOfClient } from "../openid/errors-of-client.ts";
import { badAnswer, refused, unavailable } from "../openid/failures.ts";
import { providerFetch, type ProviderFetch } from "../openid/provider-fetch.ts";
import { tokensOf } from "../openid/tokens.ts";

export interface OAuthProviderOptions extends ClientOptions {
  /** Names the provider for ever: `https://github.com`. */
  readonly issuer: string;
  /** Where the browser goes: `https://github.com/login/oauth/authorize`. */
  readonly authorizationEndpoint: string;
  /** `https://github.com/login/oauth/access_token`. */
  readonly tokenEndpoint: string;
  /** What answers who the user is, as JSON: `https://api.github.com/user`. */
  readonly userinfo: string;
  /**
   * The member of its answer that holds the account's own id: `id`. Never a name or a mail address, which are given to
   * others one day.
   */
  readonly subjectClaim: string;
  /** Default: none, what the provider gives without. */
  readonly scope?: string;
}

interface Opened {
  readonly client: Client;
  readonly configuration: Configuration;
}

/**
 * An OAuth 2.0 provider: authorization code with PKCE and state. Who the user is, is asked with a token that was made for
 * this app, from the provider itself: a token that somebody brings along is never taken.
 */
export class OAuthProvider implements IdentityProvider {
  readonly issuer: string;
  /** Nothing in an answer says whose it is. */
  readonly ownReturn = true;
  readonly look?: Readonly<Record<string, string>>;
  readonly redirectUri?: string;
  readonly #options: OAuthProviderOptions;
  #opened: Promise<Opened> | undefined;

  constructor(options: OAuthProviderOptions) {
    this.#options = options;
    this.issuer = options.issuer;
    if (options.displayName !== undefined) this.look = { buttonDisplayName: options.displayName };
    if (options.redirectUri !== undefined) this.redirectUri = options.redirectUri;
  }

  async begin({ redirectUri }: SignOnRequest): Promise<SignOnBegun> {
    const { client, configuration } = await this.#open();
    const [verifier, state] = [client.randomPKCECodeVerifier(), client.randomState()];
    const { scope, authorizationParameters } = this.#options;
    const url = client.buildAuthorizationUrl(configuration, {
      ...authorizationParameters,
      redirect_uri: redirectUri,
      ...(scope === undefined ? {} : { scope }),
      state,
      code_challenge: await client.calculatePKCECodeChallenge(verifier),
      code_challenge_method: "S256",
    });
    return { url: url.href, state, memory: { verifier } };
  }

  async finish(answer: SignOnAnswer): Promise<ProviderVerdict> {
    const { parameters, state, signal, memory } = answer;
    const { error, iss } = parameters;
    if (parameters["state"] !== state) throw badAnswer(this.issuer, "its state is another run's");
    if (iss !== undefined && iss !== this.issuer)
      throw badAnswer(this.issuer, "it names another issuer");
    if (error === "access_denied") return { kind: "cancelled" };
    if (error !== undefined) throw refused(this.issuer, error);
    const verifier = isObject(memory) ? memory["verifier"] : undefined;
    if (typeof verifier !== "string") throw badAnswer(this.issuer, "nobody here has asked for it");
    return untilAborted(this.#exchange(await this.#open(), answer, verifier), signal);
  }

  async #exchange(
    opened: Opened,
    { redirectUri, parameters, state }: SignOnAnswer,
    verifier: string,
  ): Promise<ProviderVerdict> {
    const { client, configuration } = opened;
    const back = new URL(redirectUri);
    back.searchParams.set("code", parameters["code"] ?? "");
    back.searchParams.set("state", state);
    try {
      const tokens = await client.authorizationCodeGrant(configuration, back, {
        pkceCodeVerifier: verifier,
        expectedState: state,
      });
      const claims = await this.#whoIs(opened, tokens.access_token);
      const { issuer, subjectClaim } = this.#options;
      const subject = subjectOf(claims[subjectClaim]);
      if (subject === undefined) throw badAnswer(issuer, `it has no \`${subjectClaim}\``);
      return { kind: "proved", profile: { issuer, subject, claims }, tokens: tokensOf(tokens) };
    } catch (thrown) {
      throw errorOfClient(this.issuer, thrown);
    }
  }

  async #whoIs({ client, configuration }: Opened, token: string): Promise<JsonObject> {
    const { userinfo } = this.#options;
    const headers = new Headers({ accept: "application/json" });
    const response = await client.fetchProtectedResource(
      configuration,
      token,
      new URL(userinfo),
      "GET",
      null,
      headers,
    );
    const { status } = response;
    if (status >= 500 || status === 429) throw unavailable(this.issuer, "its server has a fault");
    if (status !== 200) throw badAnswer(this.issuer, `\`userinfo\` answers with status ${status}`);
    const claims = parsed(await response.text());
    if (!claims) throw badAnswer(this.issuer, "`userinfo` answers no JSON object");
    return claims;
  }

  /** A package that is missing is looked for again. */
  #open(): Promise<Opened> {
    this.#opened ??= this.#configure().catch((thrown: unknown) => {
      this.#opened = undefined;
      throw thrown;
    });
    return this.#opened;
  }

  async #configure(): Promise<Opened> {
    const client = await import("openid-client").catch(notInstalled("OAuth providers"));
    const { issuer, authorizationEndpoint, tokenEndpoint, clientId } = this.#options;
    const configuration = new client.Configuration(
      { issuer, authorization_endpoint: authorizationEndpoint, token_endpoint: tokenEndpoint },
      clientId,
      undefined,
      authenticationOf(client, this.#options),
    );
    const fetch = withErrorStatus(
      providerFetch(this.#options.certificateAuthorities),
      tokenEndpoint,
    );
    const connection = connectionOf(client, this.#options, fetch);
    configuration[client.customFetch] = fetch;
    configuration.timeout = connection.timeout;
    for (const apply of connection.execute) apply(configuration);
    return { client, configuration };
  }
}

/** GitHub tells errors of the token endpoint with the status of a success, which the client library does not expect. */
function withErrorStatus(fetch: ProviderFetch, tokenEndpoint: string): ProviderFetch {
  return async (url, request) => {
    const response = await fetch(url, request);
    if (url !== tokenEndpoint || response.status !== 200) return response;
    const text = await response.text();
    const { headers } = response;
    const status = typeof parsed(text)?.["error"] === "string" ? 400 : 200;
    return new Response(text, { status, headers });
  };
}

/** Some providers number their accounts. A number that JSON cannot hold exactly is nobody's. */
function subjectOf(value: Json | undefined): string | undefined {
  if (typeof value === "number") return Number.isSafeInteger(value) ? String(value) : undefined;
  return typeof value === "string" && value !== "" ? value : undefined;
}

function parsed(text: string): JsonObject | undefined {
  try {
    const value: Json = JSON.parse(text);
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
