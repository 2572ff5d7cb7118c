import type { Scope } from "./scopes.ts";

/** The keys by which nodes say where the browser goes when the run has ended. */
export type ResultAddress = "successUrl" | "failureUrl";

/** A path on this host: what browsers take for an address elsewhere is none. */
export function isPath(text: string): boolean {
  return /^\/(?![/\\])[^\s\\]*$/.test(text);
}

/** A path of the app's, or an address of the web: never one that a browser would run. */
export function isResultAddress(text: string): boolean {
  return isPath(text) || (/^https?:\/\/[^\s\\]+$/.test(text) && URL.canParse(text));
}

/** What the run's nodes have left, as a header can carry it; undefined: nothing, or nothing that is an address. */
export function resultAddress(shared: Scope, key: ResultAddress): string | undefined {
  const value = shared.get(key);
  if (typeof value !== "string" || !isResultAddress(value)) return undefined;
  if (!isPath(value)) return new URL(value).href;
  const { pathname, search, hash } = new URL(value, "https://this.invalid");
  return pathname.startsWith("//") ? undefined : pathname + search + hash;
}
