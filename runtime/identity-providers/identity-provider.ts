import type { Json, JsonObject } from "../json.ts";

/** Another system that tells who a user is, in front of the user: the browser goes there and comes back. */
export interface IdentityProvider {
  /** Names the provider for ever: what is said about a subject is said by this one. */
  readonly issuer: string;
  /** How its button looks; AM's names, all of them texts: `buttonDisplayName`, … */
  readonly look?: Readonly<Record<string, string>>;
  /** Where clients come back that are not this app's own page: the address of their page, as it is registered. */
  readonly redirectUri?: string;
  /**
   * True: the browser comes back from it at an address of its own, `…/am/XUI/return/NAME`, as nothing else in its answers
   * says whose they are. Default: `false`.
   */
  readonly ownReturn?: boolean;
  /**
   * Where the browser is to go.
   * @throws JourneyError `identity-provider-unavailable`, `identity-provider-bad-answer`
   */
  begin(request: SignOnRequest): Promise<SignOnBegun>;
  /** What came of it. Only `proved` says anything about the user. */
  finish(answer: SignOnAnswer): Promise<ProviderVerdict>;
}

export interface SignOnRequest {
  /** Where the browser comes back. */
  readonly redirectUri: string;
  readonly signal: AbortSignal;
}

export interface SignOnBegun {
  readonly url: string;
  /** Comes back with the answer; keeps one sign-on from being finished by another one's answer. */
  readonly state: string;
  /** What the provider must remember, sealed meanwhile in the run: it holds secrets. */
  readonly memory: Json;
}

export interface SignOnAnswer {
  readonly redirectUri: string;
  /** As the sign-on began. */
  readonly state: string;
  readonly memory: Json;
  /** What the browser has brought along. */
  readonly parameters: Readonly<Record<string, string>>;
  readonly signal: AbortSignal;
}

/** What a provider says about a user. */
export interface ProviderProfile {
  readonly issuer: string;
  /** Who the user is at this issuer: never another one's, never anybody else's. */
  readonly subject: string;
  /** What the provider says besides; of these only the provider knows what is verified. */
  readonly claims: JsonObject;
}

export type ProviderVerdict =
  | {
      readonly kind: "proved";
      readonly profile: ProviderProfile;
      /** By their names in OAuth: `access_token`, `refresh_token`, `id_token`. Secrets. */
      readonly tokens: Readonly<Record<string, string>>;
    }
  /** The user did not want to. */
  | { readonly kind: "cancelled" };
