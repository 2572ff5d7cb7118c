import type { Scope } from "./scopes.ts";

/** The keys by which nodes say where the browser goes when the run has ended. */
export type ResultAddress = "successUrl" | "failureUrl";

/** A path of the app's, or an address of the web: never one that a browser would run. */
export function isResultAddress(text: string): boolean {
  if (/^\/(?![/\\])[^\s\\]*$/.test(text)) return true;
  return /^https?:\/\/[^\s\\]+$/.test(text) && URL.canParse(text);
}

/** What the run's nodes have left; undefined: nothing, or nothing that is an address. */
export function resultAddress(shared: Scope, key: ResultAddress): string | undefined {
  const value = shared.get(key);
  return typeof value === "string" && isResultAddress(value) ? value : undefined;
}
