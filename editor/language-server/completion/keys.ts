import type { ValueStep } from "../cursor/place.ts";
import { settingValues } from "journeyc/analysis";
import { CompletionItemKind } from "vscode-languageserver";
import type { Proposal } from "./proposal.ts";
import { isAtCursor, isAtLineEnd, restOfLine, type Scene } from "./scene.ts";
import { settingProposals } from "./settings.ts";
import { snippet, stop } from "./snippet.ts";
import { textHere } from "./text-value.ts";
import { schemaAt, valueAt } from "./value-place.ts";

/** Languages that people sign on in; any other may be written. */
const locales = [
  "en",
  "de",
  "fr",
  "es",
  "it",
  "pt",
  "pt-BR",
  "nl",
  "pl",
  "sv",
  "da",
  "nb",
  "fi",
  "cs",
  "hu",
  "tr",
  "el",
  "ru",
  "uk",
  "ar",
  "he",
  "hi",
  "ja",
  "ko",
  "zh",
  "zh-CN",
  "zh-TW",
];

/** The keys of an object inside of a setting's value. */
export function keyProposals(
  scene: Scene,
  setting: string,
  path: readonly ValueStep[],
  written: readonly string[],
): readonly Proposal[] {
  const schema = schemaAt(scene, setting, path);
  if (schema === undefined) return [];
  const value = valueAt(scene, setting, path);
  const entries = value?.kind === "Object" ? value.entries : [];
  const given = new Set([
    ...written,
    ...entries.flatMap(({ key }) => (isAtCursor(key.span, scene.place) ? [] : key.text)),
  ]);
  if (schema.kind === "localized") return localeProposals(given, scene);
  return settingProposals(schema, given, scene);
}

function localeProposals(given: ReadonlySet<string>, scene: Scene): readonly Proposal[] {
  const used = usedLocales(scene);
  const names = new Intl.DisplayNames("en", { type: "language" });
  const hasColon = /^\s*:/.test(restOfLine(scene)) || scene.place.quoted;
  return [...new Set([...used, ...locales])]
    .filter((locale) => !given.has(locale))
    .map((locale) => {
      const key = scene.place.quoted ? textHere(locale, scene) : keyOf(locale);
      return {
        label: locale,
        kind: CompletionItemKind.Property,
        insert: hasColon ? key : `${key}: `,
        ...(!hasColon && isAtLineEnd(scene) && { snippet: snippet`${key}: "${stop()}"` }),
        detail: nameOf(locale, names),
        rank: used.has(locale) ? 0 : 1,
      };
    });
}

function keyOf(locale: string): string {
  return /^\w+$/.test(locale) ? locale : JSON.stringify(locale);
}

/** A key may be any text; what is no locale has no name. */
function nameOf(locale: string, names: Intl.DisplayNames): string {
  try {
    return names.of(locale) ?? locale;
  } catch {
    return locale;
  }
}

/** The locales that texts of this journey have. */
function usedLocales({ journey, place }: Scene): ReadonlySet<string> {
  const nodes = journey?.nodes ?? [];
  const members = nodes.flatMap((node) => (node.kind === "Page" ? node.members : []));
  const objects = [...nodes, ...members]
    .flatMap(({ settings }) => [...settingValues(settings)])
    .flatMap(([, value]) => (value.kind === "Object" ? value.entries : []));
  const keys = objects.flatMap(({ key }) => (isAtCursor(key.span, place) ? [] : key.text));
  return new Set(keys.filter((key) => locales.includes(key)));
}
