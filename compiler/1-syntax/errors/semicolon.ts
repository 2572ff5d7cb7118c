import { defineSyntaxError } from "../syntax-error.ts";

export const semicolon = defineSyntaxError({
  code: "J1014",
  title: "Semicolon",
  message: () => "Nothing in a journey ends with a semicolon.",
  hints: () => ["Lines need no end mark; commas separate entries on one line."],
  fixTitle: () => "Remove the semicolon",
  certain: true,
});
