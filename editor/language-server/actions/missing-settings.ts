import {
  insertSettings,
  missingSetting,
  ownersOf,
  quote,
  quoteList,
  sampleValue,
  type SettingsOwner,
} from "journeyc/analysis";
import { CodeActionKind } from "vscode-languageserver";
import type { Action, Change } from "../action.ts";
import { blankValue } from "../edits/snippet.ts";

const kind = CodeActionKind.QuickFix;

/** Adds settings with values of the right type, for the user to write others. */
function added(owner: SettingsOwner, names: readonly string[]): Change | undefined {
  const symbols = [...owner.file.scope.values()];
  const known = { symbols, resource: owner.journey?.resource?.name };
  const settings = names.flatMap((name) => {
    const schema = owner.schema.properties[name];
    return schema ? [{ name, value: sampleValue(name, schema, known) }] : [];
  });
  const edit = insertSettings(owner, settings);
  const blanks = settings.map(({ name, value }, index) => ({
    name,
    value: blankValue(index + 1, value),
  }));
  const snippet = insertSettings(owner, blanks)?.newText;
  return edit && { edits: [{ ...edit, ...(snippet !== undefined && { snippet }) }] };
}

/** The settings that something lacks, where the finding's own fix cannot know what all of them should be. */
export const action: Action = {
  kinds: [kind],
  *propose(request) {
    const file = request.bound()?.file;
    if (file === undefined) return;
    for (const finding of request.of(missingSetting)) {
      if (finding.fixes.some(({ preferred }) => preferred)) continue;
      const owner = ownersOf(file).find(
        ({ name }) => name.span.start === finding.primary.span.start,
      );
      const names = (owner?.schema.required ?? []).filter(
        (name) => owner?.settings.has(name) !== true && finding.message.includes(quote(name)),
      );
      const change = owner && added(owner, names);
      if (names.length === 0 || change === undefined) continue;
      const title = `Add ${quoteList(names)}`;
      yield { title, kind, group: "create", repairs: [finding], change: () => change };
    }
  },
};
