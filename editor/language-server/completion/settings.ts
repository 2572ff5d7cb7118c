import { type Setting, spell } from "journeyc/analysis";
import type { SettingSchema } from "@journeyc/grammar/manifest";
import { CompletionItemKind } from "vscode-languageserver";
import { describedSetting } from "./described.ts";
import { settingDetail } from "./setting-detail.ts";
import type { Proposal } from "./proposal.ts";
import { isAtCursor, isAtLineEnd, restOfLine, type Scene } from "./scene.ts";
import { snippet } from "./snippet.ts";
import { textHere } from "./text-value.ts";
import { valueSnippet } from "./value-snippets.ts";

/** What has settings: a body, or an object inside of a setting. */
interface Owner {
  readonly properties?: Readonly<Record<string, SettingSchema>>;
  readonly required?: readonly string[];
}

/** The names of settings that are given, apart from the one that is being written. */
export function givenSettings(settings: readonly Setting[], { place }: Scene): ReadonlySet<string> {
  return new Set(settings.flatMap(({ key }) => (isAtCursor(key.span, place) ? [] : key.text)));
}

/** The settings that are not given yet, the required ones first. */
export function settingProposals(
  { properties = {}, required = [] }: Owner,
  given: ReadonlySet<string>,
  scene: Scene,
): readonly Proposal[] {
  const hasColon = /^\s*:/.test(restOfLine(scene));
  const alone = isAtLineEnd(scene) && !scene.place.quoted;
  return Object.entries(properties)
    .filter(([name]) => !given.has(name))
    .map(([name, schema]): Proposal => {
      const isRequired = required.includes(name);
      const key = scene.place.quoted ? textHere(name, scene) : spell(name);
      return {
        label: name,
        kind: CompletionItemKind.Property,
        insert: hasColon || scene.place.quoted ? key : `${key}: `,
        ...(alone &&
          !hasColon && { snippet: snippet`${key}: ${valueSnippet(name, schema, scene)}` }),
        detail: settingDetail(schema, isRequired),
        documentation: describedSetting(name, schema, scene),
        rank: isRequired ? 0 : 2,
        goesOn: !hasColon,
      };
    });
}
