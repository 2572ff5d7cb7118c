import type { StepRequest } from "../session/runs.ts";
import type { Exchange } from "./exchange.ts";
import { acceptedLanguages, isLanguageTag } from "./languages.ts";

/** What every step takes from its request. */
export function stepRequest({ request, server, url }: Exchange): StepRequest {
  const locale = url.searchParams.get("locale")?.replaceAll("_", "-") ?? "";
  const clientAddress = server.settings.clientAddress(request);
  return {
    languages: [...(isLanguageTag(locale) ? [locale] : []), ...acceptedLanguages(request)],
    signal: request.signal,
    ...(clientAddress === undefined ? {} : { clientAddress }),
  };
}
