import type { HttpSettings } from "../http-settings.ts";
import { publicOrigin } from "../origins/public-origin.ts";

/**
 * Makes the links that resume suspended runs: the app's own, else the sign-on page. A `Host` header that anybody can
 * write must not decide where a user's link leads, hence `publicOrigin`.
 * @param url of the request
 */
export function resumeUrl(
  url: URL,
  settings: HttpSettings,
): (suspendedId: string, journey: string) => string | undefined {
  return (suspendedId, journey) => {
    if (settings.resumeUrl) return settings.resumeUrl(suspendedId, journey);
    const origin = publicOrigin(url, settings);
    if (origin === undefined) return undefined;
    const query = new URLSearchParams({
      realm: `/${settings.realm}`,
      authIndexType: "service",
      authIndexValue: journey,
      suspendedId,
    });
    return `${origin}${settings.base}/XUI/?${query}`;
  };
}
