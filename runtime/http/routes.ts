import { authenticate } from "./endpoints/authenticate.ts";
import { discovery } from "./endpoints/discovery.ts";
import type { Endpoint } from "./exchange.ts";
import { serverInfo, serverVersion } from "./endpoints/server-info.ts";
import { sessions } from "./endpoints/sessions.ts";
import { users } from "./endpoints/users.ts";

/** An endpoint of the protocol, and how it may be reached. */
export interface Route {
  /** The segments of its path, after the realm. */
  readonly path: readonly string[];
  readonly method: "GET" | "POST";
  readonly endpoint: Endpoint;
}

/** The endpoints by the first segment of their path. */
const routes: ReadonlyMap<string, readonly Route[]> = new Map<string, readonly Route[]>([
  [
    "json",
    [
      { path: ["authenticate"], method: "POST", endpoint: authenticate },
      { path: ["sessions"], method: "POST", endpoint: sessions },
      { path: ["users"], method: "POST", endpoint: users },
      { path: ["serverinfo", "*"], method: "GET", endpoint: serverInfo },
      { path: ["serverinfo", "version"], method: "GET", endpoint: serverVersion },
    ],
  ],
  [
    "oauth2",
    [{ path: [".well-known", "openid-configuration"], method: "GET", endpoint: discovery }],
  ],
]);

/** The decoded segments of a path below the base; a slash at the end counts for nothing. */
export function segmentsBelow(pathname: string, base: string): readonly string[] | undefined {
  if (!pathname.startsWith(`${base}/`)) return undefined;
  try {
    return pathname
      .slice(base.length + 1)
      .replace(/\/$/, "")
      .split("/")
      .map(decodeURIComponent);
  } catch {
    return undefined;
  }
}

/** A route that a path names, with the realm that it names besides. */
export interface Match {
  readonly route: Route;
  /** `""` is the top-level realm; deeper ones are `a/b`. */
  readonly realm: string;
}

/** @param segments what follows the base path, decoded */
export function matchRoute([room = "", ...segments]: readonly string[]): Match | undefined {
  for (const route of routes.get(room) ?? []) {
    const at = segments.length - route.path.length;
    if (at < 0 || !route.path.every((segment, index) => segments[at + index] === segment)) continue;
    const realm = realmOf(segments.slice(0, at));
    if (realm !== undefined) return { route, realm };
  }
  return undefined;
}

/** `realms/root/realms/alpha` and the short form `alpha` name the same realm. */
function realmOf(segments: readonly string[]): string | undefined {
  if (segments[0] !== "realms")
    return segments.filter((segment, index) => index > 0 || segment !== "root").join("/");
  const names: string[] = [];
  for (let index = 0; index < segments.length; index += 2) {
    const name = segments[index + 1];
    if (segments[index] !== "realms" || name === undefined) return undefined;
    if (index > 0 || name !== "root") names.push(name);
  }
  return names.join("/");
}

/** The realm that a `realm` query parameter names; it counts more than the path's. */
export function realmParameter(value: string): string {
  const names = value.split("/").filter((name) => name !== "");
  return (names[0] === "root" ? names.slice(1) : names).join("/");
}
