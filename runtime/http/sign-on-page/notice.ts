import { isObject } from "../../json.ts";
import type { Sealer } from "../../session/seal.ts";
import { readCookie, setCookie } from "../cookies/cookies.ts";
import type { Typed } from "./kept.ts";
import type { Visit } from "./visit.ts";

/** What a page says about the one before it, and what was typed there. */
export interface Notice {
  readonly kind: "failed" | "restarted";
  readonly typed: Typed;
}

const name = "journey-notice";

const path = ({ settings }: Visit): string => `${settings.base}/XUI`;

/** Reaches the next page only: a reload of it says nothing any more. Sealed, as it holds what somebody typed. */
export function noticeCookie(visit: Visit, notice: Notice, sealer: Sealer): string {
  const { kind, typed } = notice;
  const value = sealer.seal(JSON.stringify({ kind, typed: [...typed] }));
  return setCookie(name, value, { path: path(visit), secure: visit.secure, maxAge: 60 });
}

export function clearNotice(visit: Visit): string | undefined {
  if (readCookie(visit.request, name) === undefined) return undefined;
  return setCookie(name, "", { path: path(visit), secure: visit.secure, maxAge: 0 });
}

export function readNotice({ request }: Visit, sealer: Sealer): Notice | undefined {
  const text = sealer.open(readCookie(request, name) ?? "");
  if (text === undefined) return undefined;
  const notice: unknown = JSON.parse(text);
  if (!isObject(notice)) return undefined;
  const kind = notice["kind"] === "failed" ? "failed" : "restarted";
  const typed = Array.isArray(notice["typed"]) ? notice["typed"] : [];
  // Only this module seals with this key: the pairs are those that it wrote.
  return { kind, typed: new Map(typed as unknown as readonly (readonly [string, string])[]) };
}
