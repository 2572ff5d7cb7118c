import { defineSyntaxError } from "../syntax-error.ts";

export const tooManyErrors = defineSyntaxError({
  code: "J1033",
  title: "Too many syntax errors",
  message: ({ found }) =>
    found === "1"
      ? "One more syntax error is not shown."
      : `${found} more syntax errors are not shown.`,
  hints: () => ["Repair the first ones; most others follow from them."],
});
