import { failureTarget, originsOf, redirect, successTarget } from "./addresses.ts";
import { documentResponse } from "./document.ts";
import { html } from "./html.ts";
import type { Visit } from "./visit.ts";

/**
 * Sends the browser where the run leads. Browsers hold the redirect that answers a form against the policy of the form's
 * page, which cannot know where a journey will lead: to an origin that stands not in there, a page of its own leads on.
 */
export function onward(visit: Visit, target: string, ...cookies: readonly string[]): Response {
  const known = originsOf([visit.url.href, successTarget(visit), failureTarget(visit)]);
  if (originsOf([target]).every((origin) => known.includes(origin)))
    return redirect(target, ...cookies);
  const { words } = visit;
  const title = words.say("signOn");
  const body = html`<h1>${title}</h1>
    <p><a class="button" href="${target}">${words.say("continue")}</a></p>`;
  return documentResponse(visit, {
    title,
    body,
    cookies,
    headers: { refresh: `0; url=${target}` },
  });
}
