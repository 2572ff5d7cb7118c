import type { StepRequest } from "../../session/runs.ts";
import { readCookie } from "../cookies/cookies.ts";
import { sessionToken } from "../cookies/session-cookie.ts";
import type { Exchange } from "../exchange.ts";
import { publicOrigin } from "../origins/public-origin.ts";
import { resumeUrl } from "./resume-url.ts";
import { acceptedLanguages, isLanguageTag } from "../requests/languages.ts";

/** What every step takes from its request. */
export function stepRequest({ request, url, server }: Exchange): StepRequest {
  const locale = url.searchParams.get("locale")?.replaceAll("_", "-") ?? "";
  const clientAddress = server.settings.clientAddress(request);
  return {
    languages: [...(isLanguageTag(locale) ? [locale] : []), ...acceptedLanguages(request)],
    signal: request.signal,
    resumeUrl: resumeUrl(url, server.settings),
    browser: {
      header: (name) => request.headers.get(name) ?? undefined,
      cookie: (name) => readCookie(request, name),
      origin: publicOrigin(url, server.settings),
      parameter: (name) => url.searchParams.get(name) ?? undefined,
      returnUrl: undefined,
      sessionToken: sessionToken(request, server.settings.cookieName),
    },
    ...(clientAddress === undefined ? {} : { clientAddress }),
  };
}
