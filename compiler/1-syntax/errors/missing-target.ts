import { defineSyntaxError } from "../syntax-error.ts";

export const missingTarget = defineSyntaxError({
  code: "J1017",
  title: "Missing target",
  message: ({ found, expected }) => `An arrow leads to ${expected}, not to ${found}.`,
  hints: () => ["The target stands on the line of its arrow."],
});
