/** Whose a session is, and what it tells. */
export interface SessionUser {
  readonly userId: string;
  readonly resource: string;
  readonly userName: string;
  readonly realm: string;
  readonly journey: string;
  readonly properties?: Readonly<Record<string, string>>;
}
