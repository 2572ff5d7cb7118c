import { defineSyntaxError } from "../syntax-error.ts";

/** A `{` or `[` whose closer is missing before the next part, or before the end of the file. */
export const missingClosingBracket = defineSyntaxError({
  code: "J1003",
  title: "Missing closing brace",
  message: ({ found, expected }) =>
    `${found} is never closed: ${expected} ${expected.includes(" and ") ? "are" : "is"} missing.`,
  fixTitle: ({ expected }) => `Insert ${expected}`,
  certain: true,
  relatedText: "missing before this",
});
