import { defineSyntaxError } from "../syntax-error.ts";

export const superfluousComma = defineSyntaxError({
  code: "J1012",
  title: "Superfluous comma",
  message: ({ expected }) => `This comma separates nothing: ${expected} is expected.`,
  fixTitle: () => "Remove the comma",
  certain: true,
});
