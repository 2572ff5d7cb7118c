import { defineSyntaxError } from "../syntax-error.ts";

/** `'…'` or a string in backticks. */
export const singleQuotes = defineSyntaxError({
  code: "J1007",
  title: "String in single quotes",
  message: ({ found }) => `Strings stand in double quotes, not as ${found}.`,
  fixTitle: () => "Change the quotes",
  certain: true,
});
