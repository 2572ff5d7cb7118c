import { defineSyntaxError } from "../syntax-error.ts";

export const wrongArrow = defineSyntaxError({
  code: "J1006",
  title: "Arrow misspelled",
  message: ({ found }) => `The arrow is written \`->\`, not ${found}.`,
  fixTitle: () => "Change to `->`",
  certain: true,
});
