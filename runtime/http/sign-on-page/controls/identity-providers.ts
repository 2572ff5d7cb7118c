import { isObject, type Json } from "../../../json.ts";
import { type Control, mainInput } from "../control.ts";
import { outputOf, type PlacedField } from "../field.ts";
import { html, type Markup } from "../html.ts";

/** What AM calls a sign-on with an account of its own. */
const local = "localAuthentication";

/**
 * Who vouches for the user. Beside fields that are filled in, the form's own button means an account here, and comes
 * first: Enter presses it.
 */
export const identityProviders: Control = {
  part: "pressed",
  show(field) {
    const { id, words, alone } = field;
    const providers = providersOf(outputOf(field.callback, "providers"));
    const elsewhere = providers.filter(({ name }) => name !== local);
    const here = providers.some(({ name }) => name === local);
    const buttons = elsewhere.map((provider) =>
      button(field, provider.name, words.say("provider", { provider: provider.displayName })),
    );
    const form = alone
      ? here && button(field, local, words.say("localAccount"))
      : html`<button type="submit" ${here && html` name="${id}" value="${local}"`}>
          ${words.say("continue")}
        </button>`;
    const divider =
      elsewhere.length > 0 &&
      !alone &&
      html`<p class="divider"><span>${words.say("or")}</span></p>`;
    return alone
      ? html`<div class="stack">${buttons}${form}</div>`
      : html`<div class="stack">${form}${divider}${buttons}</div>`;
  },
  read: mainInput((entry) => entry.text("") ?? entry.value),
};

/** Whoever signs on elsewhere need not fill in anything here. */
function button({ id }: PlacedField, name: string, text: string): Markup {
  return html`<button type="submit" class="secondary" name="${id}" value="${name}" formnovalidate>
    ${text}
  </button>`;
}

interface Provider {
  readonly name: string;
  readonly displayName: string;
}

function providersOf(value: Json | undefined): readonly Provider[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((item: Json) => {
    if (!isObject(item) || typeof item["provider"] !== "string") return [];
    const look = item["uiConfig"];
    const shown = isObject(look) ? look["buttonDisplayName"] : undefined;
    const name = item["provider"];
    return [{ name, displayName: typeof shown === "string" && shown !== "" ? shown : name }];
  });
}
