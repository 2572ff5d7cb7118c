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
import { postedNames } from "./apple.ts";
import { authenticationOf, connectionOf, type Client } from "./client.ts";
import type { ClientOptions } from "./client-options.ts";
import { errorOfClient } from "./errors-of-client.ts";
import { badAnswer, refused } from "./failures.ts";
import { providerFetch, type ProviderFetch } from "./provider-fetch.ts";
import { tokensOf } from "./tokens.ts";

export interface OpenIdProviderOptions extends ClientOptions {
  /** As the provider's discovery document has it: `https://accounts.google.com`. */
  readonly issuer: string;
  /** Default: `openid profile email`. */
  readonly scope?: string;
  /**
   * How the answer comes back: in the address, or posted by the browser, as Apple wants it where a scope is asked for.
   * Default: `query`.
   */
  readonly responseMode?: "query" | "form_post";
  /**
   * Whether an answer must name its issuer (`iss`, RFC 9207) where the provider says that its answers do. Ping's
   * JavaScript SDK does not hand it on by itself. Default: `true`.
   */
  readonly requireIss?: boolean;
  /** How long its metadata is used before it is fetched again. Default: one hour. */
  readonly metadataMilliseconds?: number;
}

interface Discovered {
  readonly client: Client;
  readonly configuration: Configuration;
  readonly until: number;
}

/** Codes of errors that say no more than that the user has changed his mind; the second one is Apple's. */
const cancellations: ReadonlySet<string> = new Set(["access_denied", "user_cancelled_authorize"]);

/** What this provider remembers from going to coming back. */
interface Memory {
  readonly verifier: string;
  readonly nonce: string;
}

/** An OpenID provider: authorization code with PKCE, state and nonce; the ID token's signature is verified. */
export class OpenIdProvider implements IdentityProvider {
  readonly issuer: string;
  readonly look?: Readonly<Record<string, string>>;
  readonly redirectUri?: string;
  readonly #options: OpenIdProviderOptions;
  #fetch: ProviderFetch | undefined;
  #discovered: Promise<Discovered> | undefined;

  constructor(options: OpenIdProviderOptions) {
    this.#options = options;
    this.issuer = options.issuer;
    if (options.displayName !== undefined) this.look = { buttonDisplayName: options.displayName };
    if (options.redirectUri !== undefined) this.redirectUri = options.redirectUri;
  }

  async begin({ redirectUri, signal }: SignOnRequest): Promise<SignOnBegun> {
    const { client, configuration } = await untilAborted(this.#metadata(), signal);
    const [verifier, nonce, state] = [
      client.randomPKCECodeVerifier(),
      client.randomNonce(),
      client.randomState(),
    ];
    const { scope = "openid profile email", authorizationParameters, responseMode } = this.#options;
    try {
      const url = client.buildAuthorizationUrl(configuration, {
        ...authorizationParameters,
        redirect_uri: redirectUri,
        scope,
        state,
        nonce,
        code_challenge: await client.calculatePKCECodeChallenge(verifier),
        code_challenge_method: "S256",
        ...(responseMode === undefined ? {} : { response_mode: responseMode }),
      });
      return { url: url.href, state, memory: { verifier, nonce } };
    } catch (thrown) {
      throw errorOfClient(this.issuer, thrown);
    }
  }

  async finish(answer: SignOnAnswer): Promise<ProviderVerdict> {
    const { parameters, state, signal } = answer;
    if (parameters["state"] !== state) throw badAnswer(this.issuer, "its state is another run's");
    const discovered = await untilAborted(this.#metadata(), signal);
    this.#checkIss(parameters["iss"], discovered.configuration);
    const { error } = parameters;
    if (error !== undefined && cancellations.has(error)) return { kind: "cancelled" };
    if (error !== undefined) throw refused(this.issuer, error);
    return untilAborted(
      this.#exchange(discovered, answer, readMemory(this.issuer, answer.memory)),
      signal,
    );
  }

  /** Before anything else in an answer is believed, an error too: another provider may have sent the browser here. */
  #checkIss(iss: string | undefined, configuration: Configuration): void {
    const announced =
      configuration.serverMetadata()["authorization_response_iss_parameter_supported"];
    if (iss === undefined && announced === true && this.#options.requireIss !== false)
      throw badAnswer(this.issuer, "it does not name its issuer");
    if (iss !== undefined && iss !== configuration.serverMetadata().issuer)
      throw badAnswer(this.issuer, "it names another issuer");
  }

  async #exchange(
    { client, configuration }: Discovered,
    { redirectUri, parameters, state }: SignOnAnswer,
    { verifier, nonce }: Memory,
  ): Promise<ProviderVerdict> {
    const back = new URL(redirectUri);
    back.searchParams.set("code", parameters["code"] ?? "");
    back.searchParams.set("state", state);
    // Checked above, and required here again by the library; what a client has not handed on is no other's.
    back.searchParams.set("iss", configuration.serverMetadata().issuer);
    try {
      const tokens = await client.authorizationCodeGrant(configuration, back, {
        pkceCodeVerifier: verifier,
        expectedState: state,
        expectedNonce: nonce,
        idTokenExpected: true,
      });
      const identity = tokens.claims();
      if (!identity) throw badAnswer(this.issuer, "it has no ID token");
      const { userinfo_endpoint: more } = configuration.serverMetadata();
      const told =
        more === undefined
          ? {}
          : await client.fetchUserInfo(configuration, tokens.access_token, identity.sub);
      return {
        kind: "proved",
        profile: {
          issuer: configuration.serverMetadata().issuer,
          subject: identity.sub,
          // What the token says counts most: it is signed. What the browser has posted, anybody may have written.
          claims: jsonOf({ ...postedNames(parameters["user"]), ...told, ...identity }),
        },
        tokens: tokensOf(tokens),
      };
    } catch (thrown) {
      throw errorOfClient(this.issuer, thrown);
    }
  }

  /** Discovered once for all who ask meanwhile; a failure is asked about again. */
  async #metadata(): Promise<Discovered> {
    const known = this.#discovered;
    if (known && (await known.catch(() => undefined))) {
      const discovered = await known;
      if (discovered.until > Date.now()) return discovered;
      if (this.#discovered === known) this.#discovered = undefined;
    }
    const asked = (this.#discovered ??= this.#discover());
    asked.catch(() => {
      if (this.#discovered === asked) this.#discovered = undefined;
    });
    return asked;
  }

  async #discover(): Promise<Discovered> {
    const client = await import("openid-client").catch(notInstalled("OpenID providers"));
    const { issuer, clientId, metadataMilliseconds = 3_600_000 } = this.#options;
    this.#fetch ??= providerFetch(this.#options.certificateAuthorities);
    const connection = connectionOf(client, this.#options, this.#fetch);
    try {
      const configuration = await client.discovery(
        new URL(issuer),
        clientId,
        undefined,
        authenticationOf(client, this.#options),
        { ...connection, execute: [client.enableNonRepudiationChecks, ...connection.execute] },
      );
      return { client, configuration, until: Date.now() + metadataMilliseconds };
    } catch (thrown) {
      throw errorOfClient(issuer, thrown);
    }
  }
}

function readMemory(issuer: string, memory: Json): Memory {
  const { verifier, nonce } = isObject(memory) ? memory : {};
  if (typeof verifier === "string" && typeof nonce === "string") return { verifier, nonce };
  throw badAnswer(issuer, "nobody here has asked for it");
}

/** Claims come from JSON. */
function jsonOf(claims: object): JsonObject {
  return JSON.parse(JSON.stringify(claims)) as JsonObject;
}
