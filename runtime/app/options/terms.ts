import type { Terms } from "../../machine/app-content.ts";
import type { Mistake } from "../../machine/link.ts";
import { checkNeed, type KnownJourneys } from "./needs.ts";
import { fields, isWording, type Shapes } from "./shape.ts";
import { wrongOption } from "./wrong-option.ts";

export interface TermsOptions {
  /** The terms that users must accept today. Needed where a journey asks for that. */
  readonly terms?: Terms;
}

export const termsShapes: Shapes<TermsOptions> = {
  terms: fields("version", "text", "createDate"),
};

/** ISO 8601, a day or a time: other texts mean different times on different machines. */
const isoDate = /^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:\d{2}))?$/;

/** Whether the terms can be shown, and are there for the nodes that show them. */
export function checkTerms({ terms }: TermsOptions, known: KnownJourneys): readonly Mistake[] {
  const missing = checkNeed("terms", terms, known, (nodes) => ({
    code: "terms-missing",
    message: `The app has no terms and conditions, which is what ${nodes} asks to accept.`,
    fix: "Pass `terms: { version, text, createDate }`.",
  }));
  return terms === undefined ? missing : wrongParts(terms);
}

/** What JavaScript lets through. */
function wrongParts({ version, text, createDate }: Terms): readonly Mistake[] {
  const usable = {
    version: [isText(version), "Give a text that is another one for each version."],
    text: [isWording(text), "Give a text, or one for each language: `{ en: … }`."],
    createDate: [
      isText(createDate) && isoDate.test(createDate) && !Number.isNaN(Date.parse(createDate)),
      "Give a date of ISO 8601, such as `2026-01-31`.",
    ],
  } as const;
  return Object.entries(usable).flatMap(([name, [is, fix]]) =>
    is ? [] : [wrongOption(`terms.${name}`, fix)],
  );
}

function isText(value: unknown): value is string {
  return typeof value === "string" && value.trim() !== "";
}
