import { defineSyntaxError } from "../syntax-error.ts";

export const smartQuotes = defineSyntaxError({
  code: "J1008",
  title: "String in typographic quotes",
  message: ({ found }) => `Strings stand in straight double quotes, not as ${found}.`,
  hints: () => ["Word processors turn straight quotes into these."],
  fixTitle: () => "Change the quotes",
  certain: true,
});
