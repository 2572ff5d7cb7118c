import { defineSyntaxError } from "../syntax-error.ts";

export const missingValue = defineSyntaxError({
  code: "J1018",
  title: "Missing value",
  message: ({ found }) => `A value is missing before ${found}.`,
  hints: () => ["A value starts on the line of its colon."],
});
