import { defineSyntaxError } from "../syntax-error.ts";

export const surplusClosingBracket = defineSyntaxError({
  code: "J1004",
  title: "Surplus closing brace",
  message: ({ found }) => `${found} closes nothing.`,
  fixTitle: ({ found, expected }) =>
    expected === "" ? `Remove ${found}` : `Change to ${expected}`,
  certain: true,
});
