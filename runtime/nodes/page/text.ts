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
  // Picking among the tags themselves says which one is picked.
  const language = context.localize(
    Object.fromEntries(Object.keys(texts).map((tag) => [tag, tag])),
  );
  return {
    ...(header === undefined ? {} : { header }),
    ...(description === undefined ? {} : { description }),
    ...(stage === undefined ? {} : { stage }),
    ...(language === undefined ? {} : { language: language.replaceAll("_", "-") }),
  };
}
