import { defineSyntaxError } from "../syntax-error.ts";

export const unterminatedString = defineSyntaxError({
  code: "J1009",
  title: "String without an end",
  message: ({ found }) => `The string ${found} has no closing quote.`,
  hints: () => ['A string ends on its line; text of several lines stands between `"""` and `"""`.'],
  fixTitle: () => "Insert the closing quote",
  certain: true,
});
