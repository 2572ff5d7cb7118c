/**
 * A text with `{name}` where a value goes. One that depends on a number has a form for each plural category of its
 * language (CLDR's: `one`, `few`, `other`, …).
 */
export type Text = string | Plural;

type Plural = { readonly other: string } & {
  readonly [Category in Exclude<Intl.LDMLPluralRule, "other">]?: string;
};

export type TextValues = Readonly<Record<string, unknown>>;

/**
 * The text with its values filled in.
 * @param language whose plurals count; the text's first value decides which form is taken
 */
export function fillText(text: Text, values: TextValues, language: string): string {
  const chosen = typeof text === "string" ? text : pluralForm(text, values, language);
  return chosen.replace(/\{(\w+)\}/g, (whole, name: string) =>
    Object.hasOwn(values, name) ? String(values[name]) : whole,
  );
}

function pluralForm(text: Plural, values: TextValues, language: string): string {
  const name = /\{(\w+)\}/.exec(text.other)?.[1] ?? "";
  const count = Number(values[name]);
  if (!Number.isFinite(count)) return text.other;
  return text[new Intl.PluralRules(language).select(count)] ?? text.other;
}
