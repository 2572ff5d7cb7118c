import { defineSyntaxError } from "../syntax-error.ts";

/** What is deeper is skipped, so that no phase can be made to run out of stack. */
export const nestingTooDeep = defineSyntaxError({
  code: "J1028",
  title: "Nesting too deep",
  message: ({ expected }) => `Brackets nest too deeply here: there may be ${expected}.`,
});
