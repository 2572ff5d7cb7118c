import type { StepRequest } from "../session/runs.ts";
import type { Exchange } from "./exchange.ts";
import { resumeUrl } from "./resume-url.ts";
import { acceptedLanguages } from "./languages.ts";

/** What every step takes from its request. */
export function stepRequest({ request, url, server }: Exchange): StepRequest {
  const clientAddress = server.settings.clientAddress(request);
  return {
    languages: acceptedLanguages(request),
    signal: request.signal,
    resumeUrl: resumeUrl(url, server.settings),
    ...(clientAddress === undefined ? {} : { clientAddress }),
  };
}
