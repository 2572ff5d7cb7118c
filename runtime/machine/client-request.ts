import type { SessionUser } from "./session-user.ts";

/**
 * What a node may see of the request that its step came with. Anybody can send anything: none of it proves who the user
 * is, but the session.
 */
export interface ClientRequest {
  /** The value of a header, several of one name joined by commas; undefined: it was not sent. */
  header(name: string): string | undefined;
  /** The value of a cookie; undefined: it was not sent. */
  cookie(name: string): string | undefined;
  /**
   * The origin under which the app is known; undefined where only the client says it, and in production that is not
   * believed.
   */
  readonly origin: string | undefined;
  /** A parameter of the address that was asked for, the first one of that name; undefined: there is none. */
  parameter(name: string): string | undefined;
  /**
   * Where a browser comes back that another site has been shown to, if this request came from the sign-on page; other
   * clients have an address of their own.
   */
  readonly returnUrl: string | undefined;
  /** The address that it has come back to, if this is what the request is. */
  readonly returnedTo?: string;
  /** Where the client is, if the app knows it. */
  readonly address: string | undefined;
  /**
   * The live session that the browser has already; looking is no use of it.
   * @throws SessionStoreUnavailable, DirectoryUnavailable
   */
  session(): Promise<SessionUser | undefined>;
}

/** The request of a step that came without one. */
export const noRequest: ClientRequest = {
  header: () => undefined,
  cookie: () => undefined,
  origin: undefined,
  parameter: () => undefined,
  returnUrl: undefined,
  address: undefined,
  session: () => Promise.resolve(undefined),
};
