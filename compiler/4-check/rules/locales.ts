import type { ObjectEntry, ObjectValue } from "../../1-syntax/ast.ts";
import { quote } from "../../2-bind/text.ts";
import {
  defineDiagnostic,
  report,
  type Diagnostic,
  type Fix,
} from "../../diagnostics/diagnostic.ts";
import type { Rule } from "../rule.ts";
import { valuesOf, type PlacedValue } from "../settings/values.ts";

/** The locale of the text that everybody gets for whom there is none. */
export const defaultLocale = "en";

export const noDefaultLocale = defineDiagnostic<{ path: string }>({
  code: "J4009",
  severity: "error",
  title: "Texts without a default locale",
  message: ({ path }) =>
    `${quote(path)} has no text for ${quote(defaultLocale)}, the default locale.`,
});

export const malformedLocale = defineDiagnostic<{ locale: string }>({
  code: "J4010",
  severity: "error",
  title: "Malformed locale",
  message: ({ locale }) => `${quote(locale)} is no language tag (BCP 47).`,
});

/** The canonical spelling of a language tag; undefined when it is none. */
function canonical(tag: string): string | undefined {
  try {
    return Intl.getCanonicalLocales(tag)[0];
  } catch {
    return undefined;
  }
}

function malformed(file: string, { key, quoted }: ObjectEntry): Diagnostic {
  const place = { file, span: key.span };
  const meant = canonical(key.text.replaceAll("_", "-"));
  const fixes: Fix[] = [];
  if (meant !== undefined) {
    const newText = quoted || meant.includes("-") ? JSON.stringify(meant) : meant;
    fixes.push({
      title: `Change to ${quote(meant)}`,
      edits: [{ ...place, newText }],
      preferred: true,
    });
  }
  const example = "A tag is a language, with a region where it matters: `en`, `pt-BR`.";
  const hints = meant === undefined ? [example] : [`Did you mean ${quote(meant)}?`];
  return report(malformedLocale, { locale: key.text }, place, { hints, fixes });
}

function* checkTexts({ owner, path }: PlacedValue, texts: ObjectValue): Generator<Diagnostic> {
  const { path: file } = owner.file.source;
  const wrong = texts.entries.filter(({ key }) => canonical(key.text) === undefined);
  for (const entry of wrong) yield malformed(file, entry);
  const hasDefault = texts.entries.some(({ key }) => key.text === defaultLocale);
  if (hasDefault || wrong.length > 0) return;
  yield report(
    noDefaultLocale,
    { path },
    { file, span: texts.span },
    {
      hints: [`Add the text for everybody else: \`${defaultLocale}: "…"\`.`],
    },
  );
}

export const rule: Rule = {
  reports: [noDefaultLocale, malformedLocale],
  allowable: false,
  *check(context) {
    for (const owner of context.owners) {
      for (const placed of valuesOf(owner)) {
        const { value, schema } = placed;
        if (schema.kind === "localized" && value.kind === "Object")
          yield* checkTexts(placed, value);
      }
    }
  },
};
