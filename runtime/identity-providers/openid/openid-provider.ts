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
import { errorOfClient } from "./errors-of-client.ts";
import { badAnswer, refused } from "./failures.ts";
import { providerFetch, type ProviderFetch } from "./provider-fetch.ts";

export interface OpenIdProviderOptions {
  /** As the provider's discovery document has it: `https://accounts.google.com`. */
  readonly issuer: string;
  /** The id under which the provider knows this app. */
  readonly clientId: string;
  /** Absent: a public client, which PKCE alone protects. */
  readonly clientSecret?: string;
  /** How the secret is sent. Default: `post`, in the body. */
  readonly clientAuthentication?: "post" | "basic";
  /** Default: `openid profile email`. */
  readonly scope?: string;
  /** Parameters besides, for the address at the provider: `{ prompt: "select_account" }`. */
  readonly authorizationParameters?: Readonly<Record<string, string>>;
  /**
   * Where clients come back that have a page of their own, as Ping's SDKs do. The sign-on page has an address of its
   * own: `https://…/am/XUI/return`.
   */
  readonly redirectUri?: string;
  /**
   * Whether an answer must name its issuer (`iss`, RFC 9207) where the provider says that its answers do. Ping's
   * JavaScript SDK does not hand it on by itself. Default: `true`.
   */
  readonly requireIss?: boolean;
  /** What its button says. Default: the name under which the app knows it. */
  readonly displayName?: string;
  /** Certificate authorities beyond those that Node.js knows, as PEM. */
  readonly certificateAuthorities?: string;
  /** How long one exchange with the provider may take. Default: 5,000. */
  readonly timeoutMilliseconds?: number;
  /** How long its metadata is used before it is fetched again. Default: one hour. */
  readonly metadataMilliseconds?: number;
  /** True: `http:` may be used, for a provider on this machine. Default: `false`. */
  readonly allowInsecureRequests?: boolean;
}

type Client = typeof import("openid-client");

interface Discovered {
  readonly client: Client;
  readonly configuration: Configuration;
  readonly until: number;
}

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
    const { scope = "openid profile email", authorizationParameters } = this.#options;
    try {
      const url = client.buildAuthorizationUrl(configuration, {
        ...authorizationParameters,
        redirect_uri: redirectUri,
        scope,
        state,
        nonce,
        code_challenge: await client.calculatePKCECodeChallenge(verifier),
        code_challenge_method: "S256",
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
    if (error === "access_denied") return { kind: "cancelled" };
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
          // What the token says counts more: it is signed.
          claims: jsonOf({ ...told, ...identity }),
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
    const {
      issuer,
      clientId,
      clientSecret,
      clientAuthentication = "post",
      timeoutMilliseconds = 5_000,
    } = this.#options;
    const {
      metadataMilliseconds = 3_600_000,
      allowInsecureRequests,
      certificateAuthorities,
    } = this.#options;
    this.#fetch ??= providerFetch(certificateAuthorities);
    const authentication =
      clientSecret === undefined
        ? client.None()
        : clientAuthentication === "basic"
          ? client.ClientSecretBasic(clientSecret)
          : client.ClientSecretPost(clientSecret);
    try {
      const configuration = await client.discovery(
        new URL(issuer),
        clientId,
        undefined,
        authentication,
        {
          timeout: timeoutMilliseconds / 1_000,
          [client.customFetch]: this.#fetch,
          execute: [
            client.enableNonRepudiationChecks,
            ...(allowInsecureRequests === true ? [client.allowInsecureRequests] : []),
          ],
        },
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

function tokensOf(tokens: Readonly<Record<string, unknown>>): Readonly<Record<string, string>> {
  const names = ["access_token", "refresh_token", "id_token"];
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = tokens[name];
      return typeof value === "string" ? [[name, value]] : [];
    }),
  );
}
