/** What has been asked of the stand-in. It never sees a password. */
export class RequestLog {
  readonly #byUser = new Map<string, number>();
  readonly #byPath = new Map<string, number>();
  /** The names of all headers that have been seen, in lower case. */
  readonly headerNames = new Set<string>();

  /** @internal */
  record(path: string, headerNames: readonly string[]): void {
    this.#byPath.set(path, this.ofPath(path) + 1);
    for (const name of headerNames) this.headerNames.add(name);
  }

  /** @internal */
  recordUser(userName: string): void {
    this.#byUser.set(userName.toLowerCase(), this.ofUser(userName) + 1);
  }

  /** All requests. */
  get total(): number {
    return [...this.#byPath.values()].reduce((sum, count) => sum + count, 0);
  }

  /** Requests for a path, e.g. `/<tenant>/oauth2/v2.0/token`. */
  ofPath(path: string): number {
    return this.#byPath.get(path) ?? 0;
  }

  /** Token requests with this user name. */
  ofUser(userName: string): number {
    return this.#byUser.get(userName.toLowerCase()) ?? 0;
  }

  clear(): void {
    this.#byUser.clear();
    this.#byPath.clear();
    this.headerNames.clear();
  }
}
