import { defined } from "../../defined.ts";
import { preferredTag } from "../../machine/localize.ts";
import type { NodeContext, PageText } from "../../machine/node-type.ts";

export interface PageSettings {
  readonly pageHeader?: Readonly<Record<string, string>>;
  readonly pageDescription?: Readonly<Record<string, string>>;
  readonly stage?: string;
}

/** What a page says around its questions, in the user's language; what is not set is left out. */
export function pageText(context: NodeContext<PageSettings>): PageText {
  const header = context.localize(context.settings.pageHeader);
  const description = context.localize(context.settings.pageDescription);
  const stage = context.settings.stage;
  const texts = context.settings.pageHeader ?? context.settings.pageDescription ?? {};
  const language = preferredTag(Object.keys(texts), context.languages)?.replaceAll("_", "-");
  return defined({ header, description, stage, language });
}
