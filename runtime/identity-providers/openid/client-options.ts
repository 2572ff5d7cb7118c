/** What a provider must be told of this app, and how it is asked. */
export interface ClientOptions {
  /** The id under which the provider knows this app. */
  readonly clientId: string;
  /**
   * Absent: a public client, which PKCE alone protects. A function is asked before each exchange, for secrets that expire,
   * such as Apple's signed ones.
   */
  readonly clientSecret?: string | (() => string | Promise<string>);
  /** How the secret is sent. Default: `post`, in the body. */
  readonly clientAuthentication?: "post" | "basic";
  /** Parameters besides, for the address at the provider: `{ prompt: "select_account" }`. */
  readonly authorizationParameters?: Readonly<Record<string, string>>;
  /**
   * Where clients come back that have a page of their own, as Ping's SDKs do. The sign-on page has an address of its
   * own: `https://…/am/XUI/return`.
   */
  readonly redirectUri?: string;
  /** What its button says. Default: the name under which the app knows it. */
  readonly displayName?: string;
  /** Certificate authorities beyond those that Node.js knows, as PEM. */
  readonly certificateAuthorities?: string;
  /** How long one exchange with the provider may take. Default: 5,000. */
  readonly timeoutMilliseconds?: number;
  /** True: `http:` may be used, for a provider on this machine. Default: `false`. */
  readonly allowInsecureRequests?: boolean;
}
