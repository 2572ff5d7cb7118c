import { allowedGoto } from "../step/goto.ts";
import type { Visit } from "./visit.ts";

/** Parameters that name one step; a fresh start has none of them. */
const ofOneStep = ["suspendedId", "waiting"];

/** Path and query as the browser has them, so that the form keeps realm, journey and goto. */
export function ownAddress({ url }: Visit): string {
  return addressWith(url, new URLSearchParams(url.searchParams));
}

function addressWith(url: URL, query: URLSearchParams): string {
  for (const name of ofOneStep) query.delete(name);
  return query.size === 0 ? url.pathname : `${url.pathname}?${query}`;
}

/** The same page for another journey. */
export function journeyAddress({ url }: Visit, journey: string): string {
  const query = new URLSearchParams(url.searchParams);
  query.set("authIndexType", "service");
  query.set("authIndexValue", journey);
  return addressWith(url, query);
}

/** Where the page asks again whether it goes on. */
export function waitingAddress({ url }: Visit, name: string): string {
  const query = new URLSearchParams(url.searchParams);
  query.delete("suspendedId");
  query.set("waiting", name);
  return `${url.pathname}?${query}`;
}

export function successTarget({ url, settings }: Visit): string {
  return allowedGoto(url.searchParams.get("goto"), settings) ?? settings.successUrl;
}

/** Empty: the journey begins again. */
export function failureTarget({ url, settings }: Visit): string {
  return allowedGoto(url.searchParams.get("gotoOnFail"), settings) ?? settings.failureUrl;
}

/** The origins of addresses elsewhere. */
export function originsOf(addresses: readonly string[]): readonly string[] {
  return addresses.flatMap((address) => (URL.canParse(address) ? [new URL(address).origin] : []));
}

/** Sends the browser on, with a method that a reload does not repeat. */
export function redirect(location: string, ...cookies: readonly string[]): Response {
  const headers = new Headers({
    location,
    "cache-control": "no-store",
    "referrer-policy": "same-origin",
  });
  for (const cookie of cookies) headers.append("set-cookie", cookie);
  return new Response(null, { status: 303, headers });
}
