import { localize } from "../../machine/localize.ts";
import { html, type Markup } from "./html.ts";
import type { PageLink, SignOnPageOptions } from "./options.ts";
import type { Visit } from "./visit.ts";

/** Whose page it is: the logo, which the name describes, or the name itself. */
export function brand({ title = "", logoUrl }: SignOnPageOptions): Markup {
  if (logoUrl !== undefined)
    return html`<header class="brand">
      <img class="logo" src="${logoUrl}" alt="${title}" />
    </header>`;
  return title === "" ? html`` : html`<header class="brand"><p>${title}</p></header>`;
}

/** The app's links. */
export function footer({ page: { links = [] }, words, languages }: Visit): Markup {
  if (links.length === 0) return html``;
  const items = links.map(
    (link) => html`<li><a href="${link.url}">${textOf(link, languages)}</a></li>`,
  );
  return html`<footer>
    <nav aria-label="${words.say("links")}">
      <ul>
        ${items}
      </ul>
    </nav>
  </footer>`;
}

function textOf({ text, url }: PageLink, languages: readonly string[]): string {
  return typeof text === "string" ? text : (localize(text, languages) ?? url);
}
